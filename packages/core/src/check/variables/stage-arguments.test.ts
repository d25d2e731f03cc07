import { describe, expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import { StageArguments } from './stage-arguments.js'

const found = new StageArguments(
  parse(
    [
      ...['ARG G', 'ARG G H'],
      ...['FROM scratch AS a', 'ARG A', 'ENV B=1', 'ENV A=2', 'ARG B C', 'LABEL D=1', 'ENV $E=1'],
      ...['FROM scratch', 'ARG C', 'ARG F'],
      ...['FROM scratch AS b', 'ENV F=1', ''],
    ].join('\n'),
  ).file,
)

describe('where variables are defined', () => {
  test.each<[stage: number, entry: number, name: string, kind: 'ARG' | 'ENV' | undefined]>([
    // The last definition counts, and it stands below what is above it.
    [0, -1, 'A', 'ENV'],
    [0, 1, 'A', 'ENV'],
    [0, 2, 'A', undefined],
    [0, 0, 'B', 'ARG'],
    [0, 3, 'B', undefined],
    [0, 2, 'C', 'ARG'],
    [0, 0, 'D', undefined],
    [0, 0, 'E', undefined],
    [0, 0, 'G', undefined],
    [1, 0, 'F', 'ARG'],
    [1, 0, 'C', undefined],
    [2, -1, 'F', 'ENV'],
    [2, -1, 'C', undefined],
    [-1, 0, 'G', 'ARG'],
    [-1, 1, 'G', undefined],
    [-1, 0, 'H', 'ARG'],
    [-1, 0, 'A', undefined],
    [0, 0, 'constructor', undefined],
  ])('below instruction %2$d of stage %1$d: %s', (stage, entry, name, kind) =>
    expect(found.definedBelow(stage, entry, name)).toBe(kind),
  )

  test('is the first stage that declares an argument', () => {
    expect(['A', 'B', 'C', 'F', 'G', 'D', 'toString'].map((name) => found.declaredIn(name))).toEqual([
      0,
      0,
      0,
      1,
      undefined,
      undefined,
      undefined,
    ])
  })

  test('is told by the name of the stage, or by its number', () => {
    expect([0, 1, 2].map((stage) => found.nameOf(stage))).toEqual(['stage "a"', 'stage 1', 'stage "b"'])
  })
})
