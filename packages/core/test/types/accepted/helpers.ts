// What people write around the DSL: functions over stages, names that are computed, choices.
import { context, dockerfile, image, select, stage, TARGETARCH, text, unpinned } from '@stagecraft/core'
import type { Arg, Dockerfile, Makes, Mount, Needs, Platform, Stage, Unbased, Value } from '@stagecraft/core'

export const addCurl = (s: Stage): Stage => s.run('apk add --no-cache curl')
export const keep = <S extends Stage>(s: S) => s.run('true').workdir('/app').artifact('log', '/var/log/app')
export const copies = <S extends Stage>(s: S, from: Stage): S => s.copyFrom(from, '/a', '/b')
export const copiesByName = <S extends Stage>(s: S, from: string) => s.copyFrom(from, '/a', '/b')
export const based = (base: string, name: string): Stage<string> => stage(name).from(base)
export const from = (unbased: Unbased<'app'>, base: Stage | string) => unbased.from(base)
export const port = (s: Stage, first: number, second: string, rest: readonly number[]) =>
  s.expose(first, second, ...rest)
export const sources = (s: Stage, list: readonly string[], mutable: string[], one: string) =>
  s
    .copy(list, './')
    .copy(mutable, './')
    .copy(one, './')
    .add([...list, one], './')
export const file = (stages: readonly Stage[]): Dockerfile => dockerfile(...stages)
export const fileOf = (first: Stage, ...rest: Stage[]) => dockerfile(first, ...rest)
export const fileAround = (first: Stage<'first'>, rest: Stage[], last: Stage<'last'>) =>
  dockerfile(first, ...rest, last)
export const extended = (f: Dockerfile, name: string) => f.extend(name, (s) => s.user('node'))
export const typed = (s: Stage<'builder'> & Makes<'site'> & Needs<'deps'>) => s.artifacts.site.path
export const platform = (name: string): Platform => text`${name}`
export const handle = (s: Stage, version: Arg, value: Value) => s.arg(version).env({ VERSION: version, OTHER: value })
export const mounted = (s: Stage, mounts: readonly Mount[]) => s.run('true', { mounts })

const kept = stage('builder').from('node:22-alpine').artifact('site', '/app/dist').use(keep)
export const both = stage('web')
  .from('nginx:1.29-alpine')
  .copyFrom(kept.artifacts.site)
  .copyFrom(kept.artifacts.log, '/log')
export const within = stage('in')
  .from('node:22-alpine')
  .within({ chown: 'node' }, (s) => s.copy('a', 'b').artifact('b', '/b'))
export const inner = within.artifacts.b

// A union, a pattern, `string`: what is not known for sure is left to run time.
declare const debug: boolean
declare const name: string
declare const tag: `v${number}`
export const choice = stage(debug ? 'debug' : 'release').from(debug ? 'node:22' : 'alpine')
export const pattern = stage('p').from(`node:${name}`).copyFrom(`stage-${name}`, '/a', '/b').expose(`${name}/tcp`)
export const tagged = stage('t').from(`node:${tag}`)
export const computed = dockerfile(stage(name).from('scratch'), stage('b').from('scratch').copyFrom('any', '/a', '/b'))
export const oneOf = dockerfile(choice, stage('b').from('scratch').copyFrom('release', '/a', '/b'))
export const notBoth = dockerfile(choice, stage('debug').from('scratch'))
export const unsure = dockerfile(
  stage('b')
    .from('scratch')
    .copyFrom(debug ? 'x' : 'y', '/a', '/b'),
)
export const eitherStage = dockerfile(
  debug ? stage('b').from('scratch').copyFrom('x', '/', '/') : stage('b').from('scratch'),
)
export const maybe = stage('m').from('node:22', { platform: debug ? 'linux/amd64' : undefined })
export const origins = stage('o')
  .from(debug ? 'scratch' : choice)
  .copyFrom(debug ? image('busybox:1.37') : context('tools'), '/bin/sh', '/bin/')

// Order, and names that are known.
const a = stage('a').from('scratch')
const b = stage('b').from('scratch').copyFrom('a', '/', '/')
const c = stage('c').from(a).copyFrom('a', '/', '/').copyFrom('b', '/', '/').copyFrom(a, '/', '/')
export const ordered = dockerfile(a, b, c, stage().from(c)).extend('b', (s) => s.user('node'))
const list = [a, b, c]
export const spread = dockerfile(...list)
export const loose = dockerfile.loose(a, a)

// What TypeScript knows nothing of, as a package without types gives it.
// oxlint-disable-next-line no-explicit-any
declare const untyped: any
export const unknownOrigins = stage('u')
  .from(untyped)
  .copyFrom(untyped.artifacts.site)
  .copyFrom(untyped, '/a', '/b')
  .copyFrom('elsewhere', '/a', '/b')
  .use(untyped)
  .run('x')
export const unknownStages = [dockerfile(untyped, unknownOrigins), dockerfile(...untyped), dockerfile(b, untyped)]

// Bases.
export const bases = [
  stage().from('scratch'),
  stage().from('node:22'),
  stage().from('node@sha256:0123'),
  stage().from('node:22@sha256:0123'),
  stage().from('registry.Example.com:5000/team/app:V1.2-RC'),
  stage().from('localhost:5000/app:1'),
  stage().from('Team/app:V1'),
  stage().from('node:$VERSION'),
  stage().from('$BASE'),
  stage().from(text`node:${name}`),
  stage().from(context('base')),
  stage().from(image('node:22')),
  stage().from(unpinned('node')),
  stage().from(unpinned('node:latest')),
  stage().from(a),
  stage().from(select(TARGETARCH, { amd64: a, arm64: b })),
]

// A type parameter of a user's function is looked up by its constraint.
export const anyImage = <const I extends string>(said: I) => stage('a').from(said).run('x')
export const anyBase = <B extends Stage>(base: B) => stage('a').from(base).run('x')
export const anyOrigin = <B extends Stage>(s: Stage, base: B) => s.copyFrom(base, '/a', '/b').run('x').copy('a', 'b')
export const anyName = <const N extends string>(s: Stage, said: N): Stage => s.copyFrom(said, '/a', '/b').run('x')
export const anyReference = <const I extends string>(said: I) => [image(said), unpinned(said)]
export const anySource = <S extends string, L extends readonly string[]>(s: Stage, one: S, many: L) =>
  s.copy(one, '.').copy(many, '.').add(one, '.')
