import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('InvalidDefinitionDescription', () => {
  test.each([
    ['off by default', '# x\nARG A\nFROM a\n', []],
    ['on by the directive', '# check=experimental=InvalidDefinitionDescription\n# x\nARG A\nFROM a\n', [3]],
    ['on by the directive, for stages', '# check=experimental=all\n# x\nFROM a AS b\nFROM c\n', [3]],
    ['an empty comment parts the two', '# check=experimental=all\n# x\n#\nARG A\nFROM a\n', []],
    ['one of several names', '# check=experimental=all\n# B is it\nARG A=1 B=2\nFROM a\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('InvalidDefinitionDescription', text)).toEqual(lines)
  })
})
