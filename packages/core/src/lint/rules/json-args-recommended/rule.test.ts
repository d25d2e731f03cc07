import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('JSONArgsRecommended', () => {
  test.each([
    ['a list that is no JSON', 'FROM a\nCMD ["x",]\n', [2]],
    ['the SHELL must stand before', 'FROM a\nCMD x\nSHELL ["s"]\n', [2]],
    ['the SHELL of the stage that it begins with', 'FROM a AS b\nSHELL ["s"]\nFROM b\nCMD x\n', []],
    ['the SHELL of another stage', 'FROM a AS b\nSHELL ["s"]\nFROM a\nCMD x\n', [4]],
    ["hadolint's code silences it", 'FROM a\n# hadolint ignore=DL3025\nCMD x\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('JSONArgsRecommended', text)).toEqual(lines)
  })
})
