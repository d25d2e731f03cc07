import fc from 'fast-check'
import {
  blank,
  comment,
  imageReference,
  list,
  node,
  options,
  scratch,
  stageReference,
  variable,
  word,
  type Arg,
  type Directives,
  type Dockerfile,
  type Entry,
  type Reference,
  type Stage,
  type Word,
} from '../core.js'
import { arg, instruction, type Surroundings } from './instructions.js'
import { commentText } from './text.js'

const images: readonly Reference[] = [
  imageReference('alpine:3.20'),
  imageReference('node:22-alpine'),
  imageReference('registry.example.test:5000/team/app@sha256:' + 'a'.repeat(64)),
]

/** Bases may have variables, of the global arguments. */
const bases: readonly Reference[] = [
  ...images,
  scratch,
  imageReference(word(['alpine:', variable('TAG')])),
  imageReference(word(['debian:', variable('TAG'), '-slim'])),
  imageReference(word([variable('BASE', ':-busybox:1')])),
]

const platforms: readonly (Word | undefined)[] = [
  undefined,
  undefined,
  'linux/amd64',
  'linux/arm64/v8',
  word([variable('BUILDPLATFORM')]),
  word(['linux/', variable('TARGETARCH')]),
]

const tag: Arg = node({ kind: 'arg', args: list([Object.freeze({ name: 'TAG', value: '3.20' })]) })

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined })

/**
 * Whole files as a parser gives them: BuildKit accepts them, every reference is to something earlier, and nothing has
 * two spellings in the model.
 */
export const dockerfile: fc.Arbitrary<Dockerfile> = fc
  .record({
    syntax: maybe(fc.constantFrom('docker/dockerfile:1', 'docker.io/docker/dockerfile:1.7-labs')),
    escape: maybe(fc.constantFrom('\\', '`')),
    check: maybe(fc.constantFrom('skip=JSONArgsRecommended', 'skip=all;experimental=all', 'error=false')),
  })
  .map((given) => options<Directives>(given as Directives))
  .chain((directives) => {
    const escape = directives.escape ?? '\\'
    return fc.record({
      kind: fc.constant('dockerfile' as const),
      directives: fc.constant(directives),
      globalArgs: entries(arg(escape), 2).map((found) => list([...found, ...(found.length === 0 ? [] : [blank]), tag])),
      stages: stages(escape),
    })
  })
  .map((given) => node<Dockerfile>(given as Dockerfile))

/** Instructions with comments and blank lines between them. */
function entries<T extends Entry>(
  one: fc.Arbitrary<T>,
  maxLength: number,
): fc.Arbitrary<readonly (T | Extract<Entry, { kind: 'comment' | 'blank' }>)[]> {
  const item = fc.oneof(
    { weight: 4, arbitrary: one },
    { weight: 1, arbitrary: commentText.map(comment) },
    { weight: 1, arbitrary: fc.constant(blank) },
  )
  return fc.array(item, { maxLength }).map((items) => {
    return list(items.filter(({ kind }, i) => kind !== 'blank' || (isText(items[i - 1]) && hasText(items, i + 1))))
  })
}

function isText(item: Entry | undefined): boolean {
  return item !== undefined && item.kind !== 'blank'
}

function hasText(items: readonly Entry[], from: number): boolean {
  return items.slice(from).some(isText)
}

/** Named and unnamed stages; each may use the ones before it. */
function stages(escape: '\\' | '`'): fc.Arbitrary<readonly Stage[]> {
  const names = fc.uniqueArray(fc.constantFrom('build', 'deps', 'test', 'runtime', 'x-1', 'a.b_c'), {
    minLength: 1,
    maxLength: 3,
  })
  return names.chain((all) => {
    const named = fc.array(fc.boolean(), { minLength: all.length, maxLength: all.length })
    return named.chain((flags) => {
      const made = all.map((name, index) => (flags[index] === true ? name : undefined))
      return fc.tuple(...made.map((name, index) => stage(name, made.slice(0, index), escape))).map(list)
    })
  })
}

function stage(
  name: string | undefined,
  earlier: readonly (string | undefined)[],
  escape: '\\' | '`',
): fc.Arbitrary<Stage> {
  const byName = earlier.filter((other) => other !== undefined).map((other) => stageReference(other))
  const byIndex = earlier.flatMap((other, index) => (other === undefined ? [stageReference(index)] : []))
  const around: Surroundings = {
    escape,
    mountSources: fc.constantFrom(...byName, ...images),
    copySources: fc.constantFrom(...byName, ...byIndex, ...images),
  }
  return fc
    .record({
      base: fc.constantFrom(...byName, ...byName, ...bases),
      platform: fc.constantFrom(...platforms),
      comments: fc.array(commentText.map(comment), { maxLength: 2 }).map(list),
      instructions: entries(instruction(around), 6),
    })
    .map(({ platform, ...given }) => node(options<Stage>({ kind: 'stage', name, platform, ...given })))
}
