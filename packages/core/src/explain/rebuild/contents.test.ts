import { describe, expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import type { BuildInput } from '../options.js'
import { Names } from '../read/names.js'
import { readStages } from '../read/read-stages.js'
import { changedFiles, type Change } from './change.js'
import { changedFilesOf, possibleFilesOf, type Part } from './placed.js'
import { makeWorld } from './world.js'

const names = new Names()

/** What the last step of a file takes. */
function parts(text: string, change: Change = {}, input: BuildInput = {}): readonly Part[] {
  const stages = readStages(parse(`${text}\n`).file, input, names)
  return makeWorld(stages, changedFiles(change), names).placed.at(-1)!.at(-1)!.parts
}
const ids = (text: string, change?: Change, input?: BuildInput): string =>
  parts(text, change, input)
    .map(({ id }) => id)
    .join(' ')

const stage = 'FROM alpine:3.22 AS a\nCOPY x /x\nRUN make\nCOPY y /y\nFROM scratch\n'

describe('what two steps take is of one name', () => {
  const docs = { contexts: ['docs'] }
  test.each<[name: string, one: string, other: string, input?: BuildInput]>([
    ['from one image', 'COPY --from=node /a /b', 'COPY --from=docker.io/library/node:latest /c /d'],
    ['from nothing', 'COPY --from=scratch /a /b', 'COPY --from=scratch /c /d'],
    ['from one address', 'ADD https://e.com/a /b', 'ADD https://e.com/a /c'],
    ['from the build context, where nothing changed', 'COPY a /b', 'RUN --mount=source=c,target=/d x'],
    ['from a named context', 'COPY --from=docs a /b', 'COPY --from=docs:latest c /b', docs],
    ['from one place of a stage', 'COPY --from=a /z /b', 'RUN --mount=from=A,source=z/,target=/d x'],
    ['from two folders of which one is that of a pattern', 'COPY --from=a /z /b', 'COPY --from=a /z/* /b'],
    ['as a pattern in the folders of --parents', 'COPY --parents --from=a z/*.c /b', 'COPY --from=a /z /b'],
  ])('%s', (_, one, other, input) => expect(ids(stage + one, {}, input)).toBe(ids(stage + other, {}, input)))

  test.each<[name: string, one: string, other: string, input?: BuildInput]>([
    ['from two images', 'COPY --from=node:1 /a /b', 'COPY --from=node:2 /a /b'],
    ['from two addresses', 'ADD https://e.com/a /b', 'ADD https://e.com/c /b'],
    ['from two contexts', 'COPY a /b', 'COPY --from=docs a /b', docs],
    ['from two places of a stage', 'COPY --from=a /x /b', 'COPY --from=a /z /b'],
    ['from a folder and its parent', 'COPY --from=a /z/z /b', 'COPY --from=a /z /b'],
    ['from what is no pattern in a mount', 'RUN --mount=from=a,source=/z/*,target=/d x', 'COPY --from=a /z/* /b'],
  ])('but not %s', (_, one, other, input) =>
    expect(ids(stage + one, {}, input)).not.toBe(ids(stage + other, {}, input)),
  )
})

describe('the layers at a place', () => {
  const layers = (copy: string, text = stage): readonly string[] =>
    parts(text + copy).flatMap((part) => (part.kind === 'content' ? part.content.layers.map(({ kind }) => kind) : []))

  test.each<[copy: string, layers: string[]]>([
    ['COPY --from=a /x /', ['fixed', 'copy', 'command']],
    ['COPY --from=a /x/deep /', ['fixed', 'copy', 'command']],
    ['COPY --from=a /y /', ['fixed', 'command', 'copy']],
    ['COPY --from=a / /', ['fixed', 'copy', 'command', 'copy']],
    ['COPY --from=a /xy /', ['fixed', 'command']],
    ['COPY --from=a . /', ['fixed', 'copy', 'command', 'copy']],
  ])('of %s are %j', (copy, expected) => expect(layers(copy)).toEqual(expected))

  test('are those of the base too, and of folders that are made', () => {
    const chain = 'FROM alpine:3.22 AS b\nWORKDIR /w\nCOPY x .\nFROM b AS a\nWORKDIR /w/v\nWORKDIR /z\nFROM scratch\n'
    expect(layers('COPY --from=a /w /', chain)).toEqual(['fixed', 'fixed', 'copy', 'fixed'])
    expect(layers('COPY --from=a /z /', chain)).toEqual(['fixed', 'fixed'])
  })
})

describe('the files that a step takes', () => {
  const taken = (copy: string, change: Change) => {
    const found = parts(`FROM corp/base:1\n${copy}`, change)
    return [changedFilesOf(found).join(' '), possibleFilesOf(found).join(' ')]
  }
  const change = { files: ['a', 'd/b', 'd/c'] }

  test.each<[copy: string, changed: string, possible: string]>([
    ['COPY a /', 'a', ''],
    ['COPY d /', 'd/b d/c', ''],
    ['COPY d a /', 'd/b d/c a', ''],
    ['COPY . d /', 'a d/b d/c', ''],
    ['COPY d/b* z /', 'd/b', ''],
    ['COPY $UNKNOWN /', '', 'a d/b d/c'],
    ['COPY a $UNKNOWN /', 'a', 'a d/b d/c'],
    ['RUN --mount=target=/d --mount=source=d,target=/e x', 'a d/b d/c', ''],
  ])('of %s are %j, and may be %j', (copy, changed, possible) =>
    expect(taken(copy, change)).toEqual([changed, possible]),
  )

  test('are told with the places where they may lie', () => {
    const places = (copy: string) =>
      parts(`FROM corp/base:1\n${copy}`, change).flatMap((part) => (part.kind === 'files' ? [part.places] : []))
    expect(places('COPY a /x')).toEqual([[['/x', '/x/a']]])
    expect(places('COPY d a /x/')).toEqual([[['/x/b'], ['/x/c']], [['/x/a']]])
    expect(places('COPY a $UNKNOWN')).toEqual([[['/']]])
    expect(places('RUN --mount=source=a,target=/x y')).toEqual([[['/']]])
  })

  test('are fewer where only a part of a copy is looked at', () => {
    const text = 'FROM scratch AS a\nCOPY d /x/\nCOPY a /x/\nFROM scratch\n'
    const seen = (path: string): boolean =>
      ids(`${text}COPY --from=a ${path} /`, change) !== ids(`${text}COPY --from=a ${path} /`)
    expect(['/x', '/x/a', '/x/b', '/x/d', '/y', '/'].filter(seen)).toEqual(['/x', '/x/a', '/x/b', '/'])
  })
})
