import { describe, expect, it } from 'vitest'
import {
  arg,
  bind,
  cache,
  context,
  defineConfig,
  dockerfile,
  DockerfileError,
  image,
  matrix,
  select,
  sh,
  stage,
  TARGETARCH,
  text,
} from '../index.js'

function problemOf(make: () => unknown): DockerfileError['problem'] {
  try {
    make()
  } catch (error) {
    if (error instanceof DockerfileError) return error.problem
    throw error
  }
  throw new Error('nothing was thrown')
}
const codeOf = (make: () => unknown): string => problemOf(make).code
const anything = (value: unknown): never => value as never

describe('stages of a file', () => {
  const base = stage('base').from('node:22-alpine').run('a')
  const app = stage('app').from(base).run('b')

  it('keeps the listed order', () => {
    expect(String(dockerfile(base, app))).toBe('FROM node:22-alpine AS base\nRUN a\n\nFROM base AS app\nRUN b\n')
  })

  it('gathers what is only referred to before its first use', () => {
    const other = stage('other').from('alpine:3.22')
    const last = stage('last').from('alpine:3.22').copyFrom(app, '/x', '/x')
    expect(String(dockerfile(other, last))).toBe(
      'FROM alpine:3.22 AS other\n\nFROM node:22-alpine AS base\nRUN a\n\nFROM base AS app\nRUN b\n\nFROM alpine:3.22 AS last\nCOPY --from=app /x /x\n',
    )
  })

  it('gathers a chain of ten thousand stages', () => {
    let last = stage('s0').from('alpine:3.22')
    for (let n = 1; n < 10_000; n++) last = stage(`s${n}`).from(last) as never
    expect(dockerfile(last).model.stages.length).toBe(10_000)
  })

  it('refers to a stage without a name by its index', () => {
    const nameless = stage().from('alpine:3.22')
    expect(String(dockerfile(nameless, stage().from('alpine:3.22').copyFrom(nameless, '/x', '/')))).toContain(
      '--from=0',
    )
    expect(codeOf(() => dockerfile(stage().from(nameless)))).toBe('unnamed-stage')
  })

  it('takes a later value of a stage for the same stage when only artifacts were added', () => {
    const withSite = base.artifact('site', '/site')
    const last = stage().from('alpine:3.22').copyFrom(withSite.artifacts.site)
    expect(String(dockerfile(base, last))).toContain('COPY --from=base /site /site')
  })

  it.each<[string, string, () => unknown]>([
    [
      'unknown stage',
      'unknown-stage',
      () => dockerfile(base, stage().from('alpine:3.22').copyFrom('baes', '/', '/') as never),
    ],
    [
      'later stage',
      'later-stage',
      () => dockerfile(stage('x').from('alpine:3.22').copyFrom('base', '/', '/') as never, base),
    ],
    ['itself', 'self-reference', () => dockerfile(stage('x').from('alpine:3.22').copyFrom('x', '/', '/') as never)],
    ['the same stage twice', 'duplicate-stage', () => dockerfile(base, anything(base))],
    ['two stages of one name', 'duplicate-stage', () => dockerfile(base, anything(stage('base').from('alpine:3.22')))],
    ['two values of one name', 'stage-conflict', () => dockerfile(anything(base.run('more')), app)],
    ['a base listed after', 'order-conflict', () => dockerfile(app, base)],
    [
      'a gathered stage by name',
      'unknown-stage',
      () => dockerfile(app, stage().from('alpine:3.22').copyFrom('base', '/', '/') as never),
    ],
    [
      'an image called like a stage',
      'reference-shadowed',
      () => dockerfile(base, stage().from('alpine:3.22').copyFrom(context('base'), '/', '/')),
    ],
  ])('refuses %s', (_, code, make) => {
    expect(codeOf(make)).toBe(code)
  })

  it('suggests the nearest name, and image() for what looks like one', () => {
    const from =
      (name: string): (() => unknown) =>
      () =>
        dockerfile(base, stage().from('alpine:3.22').copyFrom(anything(name), '/', '/'))
    expect(problemOf(from('baes')).hint).toBe('Did you mean "base"?')
    expect(problemOf(from('busybox:1.37')).message).toContain("image('busybox:1.37')")
  })
})

describe('build arguments', () => {
  const version = arg('VERSION', { default: '1' })

  it('are declared before their first use, and not again in child stages', () => {
    const a = stage('a')
      .from('alpine:3.22')
      .run('first')
      .run(sh`echo ${version}`)
      .run(sh`echo ${version}`)
    const b = stage('b')
      .from(a)
      .run(sh`echo ${version}`)
    const c = stage('c')
      .from('alpine:3.22')
      .run(sh`echo ${version}`)
    expect(String(dockerfile(a, b, c)).match(/^(?:ARG|RUN|FROM).*/gm)).toEqual([
      'FROM alpine:3.22 AS a',
      'RUN first',
      'ARG VERSION=1',
      'RUN echo "${VERSION}"',
      'RUN echo "${VERSION}"',
      'FROM a AS b',
      'RUN echo "${VERSION}"',
      'FROM alpine:3.22 AS c',
      'ARG VERSION=1',
      'RUN echo "${VERSION}"',
    ])
  })

  it('are global when a base uses them, and bare in stages then', () => {
    const flavour = arg('FLAVOUR', { default: text`alpine${version}` })
    const made = stage()
      .from(text`node:${flavour}`)
      .run(sh`echo ${version}`)
    expect(String(dockerfile(made))).toBe(
      'ARG VERSION=1\nARG FLAVOUR=alpine$VERSION\n\nFROM node:$FLAVOUR\nARG VERSION\nRUN echo "${VERSION}"\n',
    )
  })

  it('stay where they are put', () => {
    const made = stage()
      .from('alpine:3.22')
      .arg(version)
      .run('slow')
      .run(sh`echo ${version}`)
    expect(String(dockerfile(made))).toBe('FROM alpine:3.22\nARG VERSION=1\nRUN slow\nRUN echo "${VERSION}"\n')
  })

  it('of BuildKit need no default and no global declaration', () => {
    const made = stage()
      .from('alpine:3.22')
      .run(sh`echo ${TARGETARCH}`)
    expect(String(dockerfile(made))).toBe('FROM alpine:3.22\nARG TARGETARCH\nRUN echo "${TARGETARCH}"\n')
    expect(String(dockerfile(stage().from(text`alpine-${TARGETARCH}:1`)))).toBe('FROM alpine-$TARGETARCH:1\n')
  })

  it('with one name and two defaults are refused', () => {
    const other = arg('VERSION', { default: '2' })
    expect(
      codeOf(() =>
        dockerfile(
          stage()
            .from('alpine:3.22')
            .run(sh`echo ${version} ${other}`),
        ),
      ),
    ).toBe('arg-conflict')
  })

  it('choose a stage', () => {
    const flavour = arg('FLAVOUR', { values: ['full', 'slim'], default: 'slim' })
    const full = stage('base-full').from('node:22')
    const slim = stage('base-slim').from('node:22-slim')
    expect(String(dockerfile(stage('app').from(select(flavour, { full, slim }))))).toBe(
      'ARG FLAVOUR=slim\n\nFROM node:22 AS base-full\n\nFROM node:22-slim AS base-slim\n\nFROM base-$FLAVOUR AS app\n',
    )
    expect(codeOf(() => select(flavour, anything({ full })))).toBe('wrong-argument')
    expect(codeOf(() => select(flavour, anything({ full, slim, slimm: slim })))).toBe('unknown-option')
  })
})

describe('extend', () => {
  const build = stage('build').from('alpine:3.22').run('a').artifact('out', '/out')
  const test = stage('test').from(build).run('t')
  const last = stage('last')
    .from('alpine:3.22')
    .copyFrom(build.artifacts.out)
    .run('x', { mounts: [bind('/b', { from: build })] })
  const file = dockerfile(build, test, last)

  it('replaces a stage and repoints every reference', () => {
    expect(String(file.extend('build', (s) => s.run('b')))).toBe(
      'FROM alpine:3.22 AS build\nRUN a\nRUN b\n\nFROM build AS test\nRUN t\n\nFROM alpine:3.22 AS last\n' +
        'COPY --from=build /out /out\nRUN --mount=type=bind,target=/b,from=build \\\n    x\n',
    )
    expect(
      String(
        file
          .extend('build', (s) => s.run('b'))
          .extend('build', (s) => s.run('c'))
          .extend('test', (s) => s.run('d')),
      ),
    ).toContain('RUN b\nRUN c\n\nFROM build AS test\nRUN t\nRUN d\n')
  })

  it('leaves the file as it was', () => {
    const before = String(file)
    file.extend('build', (s) => s.run('b'))
    expect(String(file)).toBe(before)
  })

  it('refuses an unknown stage, another stage and a circle', () => {
    expect(problemOf(() => file.extend(anything('biuld'), (s) => s))).toMatchObject({
      code: 'unknown-stage',
      hint: 'Did you mean "build"?',
    })
    expect(codeOf(() => file.extend('build', () => anything(test)))).toBe('wrong-argument')
    expect(codeOf(() => file.extend('build', (s) => s.copyFrom(test, '/x', '/x')))).toBe('stage-cycle')
  })
})

describe('directives, header, globals, ignore', () => {
  const file = dockerfile(stage().from('alpine:3.22').run('x'))

  it('adds the syntax directive when a feature is newer than the frontend', () => {
    const newer = stage().from('alpine:3.22').copy('a', '/x', { parents: true })
    expect(String(dockerfile(newer))).toBe('# syntax=docker/dockerfile:1\n\nFROM alpine:3.22\nCOPY --parents a /x\n')
    expect(String(dockerfile(newer).directives({ syntax: 'mirror.corp/dockerfile:1' }))).toContain(
      '# syntax=mirror.corp/dockerfile:1\n',
    )
    expect(codeOf(() => dockerfile(newer).directives({ syntax: false }))).toBe('frontend-version')
  })

  it('prints them first', () => {
    expect(
      String(
        file
          .header('Made by hand')
          .globals((g) => g.comment('the version').arg('V', '1').blank().arg('W'))
          .directives({ escape: '`', check: 'skip=all' }),
      ),
    ).toBe(
      '# syntax=docker/dockerfile:1\n# escape=`\n# check=skip=all\n\n# Made by hand\n\n# the version\nARG V=1\n\nARG W\n\nFROM alpine:3.22\nRUN x\n',
    )
  })

  it('escapes with a backquote, so that a raw instruction may end with a backslash', () => {
    const windows = dockerfile(stage().from('alpine:3.22').raw('WORKDIR', 'C:\\')).directives({ escape: '`' })
    expect(String(windows)).toBe('# escape=`\n\nFROM alpine:3.22\nWORKDIR C:\\\n')
  })

  it('waits for a global argument that a base names as text', () => {
    const made = dockerfile(stage().from('$BASE'))
    expect(String(made.globals((g) => g.arg('BASE', 'alpine:3.22')))).toBe('ARG BASE=alpine:3.22\n\nFROM $BASE\n')
    expect(codeOf(() => String(made))).toBe('bad-image')
  })

  it('refuses what a directive cannot say', () => {
    expect(codeOf(() => file.directives({ check: 'skip=A, B' }))).toBe('bad-directive')
    expect(codeOf(() => file.directives(anything({ syntx: 'x' })))).toBe('unknown-option')
  })

  it('keeps patterns for the ignore file', () => {
    expect(file.ignore('a').ignore('b', 'c').ignorePatterns).toEqual(['a', 'b', 'c'])
  })

  it('names the contexts that a build must be given, and no image', () => {
    const app = stage('app')
      .from(context('base'))
      .copyFrom(context('certificates'), 'a.crt', '/etc/')
      .copyFrom(image('busybox:1.37'), '/bin/busybox', '/bin/')
      .run('make', { mounts: [bind('/src', { from: context('sources') }), cache('/c', { from: context('base') })] })
      .onbuild((on) => on.copyFrom(context('late'), 'x', '/x'))
    expect(dockerfile(app).contexts).toEqual(['base', 'certificates', 'sources', 'late'])
    expect(file.contexts).toEqual([])
  })
})

describe('configs', () => {
  it('names outputs', () => {
    const file = dockerfile(stage().from('alpine:3.22'))
    expect(Object.keys(defineConfig({ Dockerfile: file, 'api/Dockerfile': file }).outputs)).toEqual([
      'Dockerfile',
      'api/Dockerfile',
    ])
    expect(codeOf(() => defineConfig({ Dockerfile: anything(stage().from('alpine:3.22')) }))).toBe('wrong-argument')
  })
  it('makes every combination', () => {
    expect(matrix({ a: [1, 2], b: ['x', 'y'] }, ({ a, b }) => `${a}${b}`)).toEqual(['1x', '1y', '2x', '2y'])
  })
})

describe('what is handed out', () => {
  it('cannot be changed', () => {
    const made = stage('a')
      .from('alpine:3.22')
      .copy(['a', 'b'], '/x/', { exclude: ['c'] })
      .env({ A: '$B' })
      .artifact('o', '/o')
    const file = dockerfile(made, stage().from('alpine:3.22').copyFrom(image('busybox:1.37'), '/', '/'))
    const seen = new Set<unknown>()
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null || seen.has(value)) return
      seen.add(value)
      expect([path, Object.isFrozen(value)]).toEqual([path, true])
      for (const key of Object.keys(value)) walk((value as { [key: string]: unknown })[key], `${path}.${key}`)
    }
    walk(file.model, 'model')
    walk(made, 'stage')
    walk(made.artifacts, 'artifacts')
    expect(Object.isFrozen(file)).toBe(true)
    expect(Object.isFrozen(file.names)).toBe(true)
  })
})
