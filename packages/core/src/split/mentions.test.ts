import { describe, expect, test } from 'vitest'
import type { Entry, Stage } from '../model/index.js'
import { parse } from '../parse/parse-file.js'
import { fresh } from './fresh.js'
import { lostVariable, mentions } from './mentions.js'

const stageOf = (...lines: readonly string[]): Stage => parse(`${lines.join('\n')}\n`).file.stages.at(-1)!
const entry = (line: string): Entry => stageOf('FROM a', line).instructions[0]!

describe('an instruction refers to a variable', () => {
  test.each([
    'WORKDIR $V',
    'WORKDIR /a/${V}/b',
    'COPY a ${V:-b}',
    'COPY --chown=$V a b',
    'ENV A=$V',
    'ENV $V=a',
    'LABEL a="$V b"',
    'RUN echo $V',
    'RUN echo "${V%x}"',
    'RUN ["sh", "-c", "echo $V"]',
    'RUN <<E\necho $V\nE',
    'RUN --mount=type=cache,target=$V x',
    'CMD echo $V',
    'HEALTHCHECK CMD curl $V',
    'EXPOSE $V',
    'COPY <<E /a\n$V\nE',
    'ONBUILD RUN echo $V',
  ])('%s', (line) => expect(mentions(entry(line), 'V')).toBe(true))

  test.each([
    'WORKDIR /V',
    'WORKDIR $VV',
    'RUN echo $V_ $AV',
    'RUN echo V {V}',
    'ENV V=a',
    'ARG V',
    'USER ${W}',
    'RUN echo ${VV:-a}',
  ])('but not %s', (line) => expect(mentions(entry(line), 'V')).toBe(false))

  test('and nothing else refers to any', () => {
    expect([undefined, null, 5, true, [], {}].map((value) => mentions(value, 'V'))).toEqual(Array(6).fill(false))
  })
})

describe('a variable of the image of the builder', () => {
  const lost = (image: string, ...lines: readonly string[]): string | undefined =>
    lostVariable(image, stageOf(...lines))?.name

  test.each<[name: string, image: string, lines: string[], lost: string | undefined]>([
    ['is lost where the runtime has another image', 'golang:1.26', ['FROM alpine:3.22', 'ENV P=$GOPATH/bin'], 'GOPATH'],
    ['is lost in what it runs', 'golang:1.26', ['FROM alpine:3.22', 'CMD ["sh", "-c", "$GOPATH/bin/a"]'], 'GOPATH'],
    ['is there on an image of the same kind', 'node:22', ['FROM node:22-slim', 'LABEL v=$NODE_VERSION'], undefined],
    [
      'is there when the runtime sets it',
      'golang:1.26',
      ['FROM alpine:3.22', 'ENV GOPATH=/a', 'ENV P=$GOPATH'],
      undefined,
    ],
    [
      'is there when an argument is called so',
      'golang:1.26',
      ['FROM alpine:3.22', 'ARG GOPATH', 'ENV P=$GOPATH'],
      undefined,
    ],
    ['is lost before it is set', 'golang:1.26', ['FROM alpine:3.22', 'ENV P=$GOPATH', 'ENV GOPATH=/a'], 'GOPATH'],
    ['is lost in the instruction that sets it', 'golang:1.26', ['FROM alpine:3.22', 'ENV GOPATH=$GOPATH/a'], 'GOPATH'],
    ['is nothing to who does not ask for it', 'golang:1.26', ['FROM alpine:3.22', 'ENV P=$HOME/GOPATH'], undefined],
    ['has a like-named one that is not it', 'golang:1.26', ['FROM alpine:3.22', 'ENV P=$GOPATHS'], undefined],
    ['is not known of an image that nobody knows', 'corp/go', ['FROM alpine:3.22', 'ENV P=$GOPATH'], undefined],
  ])('%s', (_, image, lines, name) => expect(lost(image, ...lines)).toBe(name))

  test('is told with the instruction that asks for it', () => {
    const stage = stageOf('FROM alpine:3.22', 'USER a', 'WORKDIR $GOPATH')
    expect(lostVariable('golang', stage)).toEqual({ name: 'GOPATH', entry: stage.instructions[1] })
  })
})

test.each(['RUN --mount=type=cache,target=/c a \\\n # b\n c', 'COPY <<E $A/b\n$C\nE', 'ENV A=$B C="d e"', 'CMD ["a"]'])(
  'a fresh %j is the same, and nothing of it is the old one',
  (line) => {
    const old = entry(line)
    const made = fresh(old)
    expect(made).toEqual(old)
    const objects = (value: unknown): readonly object[] =>
      typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(objects)] : []
    const [before, after] = [new Set(objects(old)), objects(made)]
    expect(after.every((one) => Object.isFrozen(one) && !before.has(one))).toBe(true)
  },
)
