import { expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import { fileView } from '../engine/file-view.js'
import { takenStages } from './taken-stages.js'

const taken = (text: string): readonly number[] =>
  [...takenStages(fileView(parse(text).file, new Map(), undefined, {}))].sort((a, b) => a - b)

test.each<[what: string, text: string, stages: number[]]>([
  ['that a COPY takes from', 'FROM a AS s\nFROM b\nCOPY --from=s x y\n', [0]],
  ['by index', 'FROM a\nFROM b\nFROM c\nCOPY --from=1 x y\n', [1]],
  ['that those begin with', 'FROM a AS s\nFROM s AS t\nFROM t AS u\nFROM b\nCOPY --from=u x y\n', [0, 1, 2]],
  ['not those that begin with them', 'FROM a AS s\nFROM s AS t\nFROM b\nCOPY --from=s x y\n', [0]],
  ['of several', 'FROM a AS s\nFROM b AS t\nFROM c AS u\nCOPY --from=s x y\nFROM d\nCOPY --from=u x y\n', [0, 2]],
  ['not of a mount', 'FROM a AS s\nFROM b\nRUN --mount=from=s,target=/x y\n', []],
  ['not of an image', 'FROM a AS s\nFROM b\nCOPY --from=c:1 x y\n', []],
  ['not of a file that has none', 'FROM a\nFROM b\nCOPY x y\n', []],
  ['of one that begins with scratch', 'FROM scratch AS s\nFROM b\nCOPY --from=s x y\n', [0]],
])('stages are taken from: %s', (_, text, stages) => expect(taken(text)).toEqual(stages))

test('thousands that begin with each other take time that grows with them', () => {
  const text = Array.from({ length: 3000 }, (_, i) => `FROM s${i} AS s${i + 1}\n`).join('')
  expect(taken(`${text}FROM a\nCOPY --from=s3000 x y\nCOPY --from=s2999 x y\n`).length).toBe(3000)
})
