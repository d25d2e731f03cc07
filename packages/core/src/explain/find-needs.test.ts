import { describe, expect, it } from 'vitest'
import { parse } from '../parse/parse-file.js'
import { findNeeds, type Need } from './find-needs.js'
import type { BuildInput } from './options.js'

const needsOf = (text: string, target?: string, input?: BuildInput) => findNeeds(parse(text).file, target, input)!
const names = (needs: readonly Need[]): readonly string[] => needs.map(({ name }) => name)

const file = `ARG VERSION
FROM node:22 AS deps
RUN --mount=type=secret,id=npm,required=true --mount=type=cache,target=/root/.npm npm ci
FROM deps AS build
RUN --mount=type=secret,target=/run/s/other --mount=type=ssh make
FROM deps AS lint
RUN --mount=type=secret,id=unused,required make
FROM scratch AS web
COPY --from=build /app /app
COPY --from=docs / /docs
RUN --mount=from=assets,target=/a --mount=type=secret,source=npm make
`

describe('what a build needs', () => {
  it('is told by the stages that its target needs', () => {
    const needs = needsOf(file, 'web', { contexts: ['docs', 'assets'] })
    expect(needs.stages).toEqual([0, 1, 3])
    expect(needs.secrets.map(({ name, isRequired }) => [name, isRequired])).toEqual([
      ['npm', true],
      ['other', false],
    ])
    expect(names(needs.agents)).toEqual(['default'])
    expect(names(needs.contexts)).toEqual(['docs', 'assets'])
    expect(names(needsOf(file, 'lint').secrets)).toEqual(['npm', 'unused'])
    expect(needsOf(file, 'lint').secrets.every(({ isRequired }) => isRequired)).toBe(true)
    expect(names(needsOf(file, 'deps').agents)).toEqual([])
  })

  it.each<[mounts: string, secrets: string[]]>([
    ['type=secret,id=a,target=/run/b', ['a']],
    ['type=secret,source=a,target=/run/b', ['a']],
    ['type=secret,target=/run/b', ['b']],
    ['type=secret,id=$X,target=/run/b', []],
    ['type=secret,source=$X,target=/run/b', []],
    ['type=secret,target=$X', []],
    ['type=secret,id=a --mount=type=secret,id=a,required', ['a!']],
    ['type=secret,id=a,required --mount=type=secret,id=a', ['a!']],
    ['type=secret,id=a,required=false', ['a']],
    ['type=secret,id=a,env=A --mount=type=secret,id=b', ['a', 'b']],
    ['type=secret,id=,target=/run/b', ['b']],
    ['type=secret,id=,source=a', ['a']],
    ['type=secret,target=/run/b/', ['b']],
  ])('knows the secrets of %s', (mounts, secrets) => {
    const needs = needsOf(`FROM corp/base:1\nRUN --mount=${mounts} x\n`)
    expect(needs.secrets.map(({ name, isRequired }) => `${name}${isRequired ? '!' : ''}`)).toEqual(secrets)
  })

  it.each<[mount: string, agents: string[]]>([
    ['type=ssh', ['default']],
    ['type=ssh,id=', ['default']],
    ['type=ssh,id=$NONE', ['default']],
    ['type=ssh,id=k', ['k']],
    ['type=ssh,id=$K,required', ['key']],
    ['type=ssh,id=$HIDDEN', []],
    ['type=ssh,id=${HIDDEN:-k}', []],
    ['type=$S', ['default']],
  ])('knows the agents of %s', (mount, agents) => {
    const text = `FROM corp/base:1\nARG S=ssh\nENV NONE= K=key\nRUN --mount=${mount} x\n`
    expect(names(needsOf(text).agents)).toEqual(agents)
  })

  it('is told where it is needed first, or required first', () => {
    const parsed = parse(`FROM docs AS a
RUN --mount=type=ssh,id=k --mount=type=ssh x
RUN --mount=type=ssh,id=k,required x
RUN --mount=type=ssh,id=k,required x
COPY --from=docs / /
`).file
    const needs = findNeeds(parsed, 'a', { contexts: ['docs'] })!
    const [first, second] = parsed.stages[0]!.instructions
    expect(needs.agents).toEqual([
      { name: 'k', isRequired: true, entry: second },
      { name: 'default', isRequired: false, entry: first },
    ])
    expect(needs.contexts).toEqual([{ name: 'docs', entry: parsed.stages[0] }])
  })

  it('is nothing for a target that does not exist', () => {
    expect(findNeeds(parse(file).file, 'wep')).toBeUndefined()
    expect(findNeeds(parse('# nothing\n').file)).toBeUndefined()
    expect(needsOf(file, 'WEB').target).toBe(3)
  })

  it.each([
    ['FROM node:$VERSION', {}, ['VERSION']],
    ['FROM node:${VERSION:-22}', {}, []],
    ['FROM node:22\nARG A\nENV A=${A:?}\nLABEL b=${B:?needed}', {}, ['A', 'B']],
    ['FROM node:22\nARG A=1\nENV A=${A:?}', {}, []],
    ['FROM node:22\nARG A\nWORKDIR /${A:?}', { A: '1' }, []],
    ['FROM node:22\nARG A\nRUN echo ${A:?}', {}, []],
    ['FROM node:22\nARG A=\nENV A=${A:?}', {}, ['A']],
    ['FROM node:22\nARG A=\nENV A=${A?}', {}, []],
    ['FROM node:22\nENV A=${B?}', {}, ['B']],
    ['FROM node:22\nENV A=${B:-?}${C:+?}', {}, []],
    ['FROM node:22 AS a\nONBUILD ENV A=${B:?}\nONBUILD FOO\nFROM a', {}, ['B']],
    ['FROM node:22 AS a\nONBUILD ENV A=${B:?}\nFROM node:22', {}, []],
    ['FROM --platform=$BUILDPLATFORM node:22', {}, []],
    // BuildKit reads the FROM of stages that it does not build.
    ['FROM node:$VERSION AS other\nFROM scratch', {}, ['VERSION']],
    ['FROM scratch AS other\nLABEL a=${A:?}\nFROM scratch', {}, []],
  ])('asks for arguments in %j with %j: %j', (instructions, buildArguments, expected) => {
    expect(names(needsOf(`ARG VERSION\n${instructions}\n`, undefined, { buildArguments }).arguments)).toEqual(expected)
  })

  it('tells caches apart as BuildKit does', () => {
    const text = `FROM corp/base:1 AS a
ARG TARGETARCH
WORKDIR /app
RUN --mount=type=cache,target=node_modules/.cache/ --mount=type=cache,id=go-$TARGETARCH,target=/go,uid=1000,mode=0700 make
RUN --mount=type=cache,target=/seeded,from=other --mount=type=cache,target=$UNKNOWN/x make
RUN --mount=type=cache,dst=/raw,id=raw make
RUN --mount=type=cache,target=$UNKNOWN,id=hidden --mount=type=cache,target=/owned,gid=7,id=$UNKNOWN make
RUN --mount=type=cache,target=/owned,gid=7 make
RUN --mount=type=cache,from=other,ID=$TARGETARCH,dst=/text,new=1 make
`
    const { caches } = needsOf(text, 'a', { platform: 'linux/arm64' })
    expect(caches.map((cache) => ({ ...cache, entry: undefined }))).toEqual([
      { id: 'node_modules/.cache', target: '/app/node_modules/.cache', isSeeded: false, entry: undefined },
      { id: 'go-arm64', target: '/go', uid: '1000', mode: '0700', isSeeded: false, entry: undefined },
      { id: '/seeded', target: '/seeded', isSeeded: true, entry: undefined },
      { id: 'raw', target: '/raw', isSeeded: false, entry: undefined },
      { id: '/owned', target: '/owned', gid: '7', isSeeded: false, entry: undefined },
      { id: 'arm64', target: '/text', isSeeded: true, entry: undefined },
    ])
  })
})
