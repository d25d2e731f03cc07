import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('add-plain-file', () => {
  test.each([
    ['folders', 'FROM a\nADD . /x\n', [2]],
    ['patterns may match archives', 'FROM a\nADD *.x /y/\n', []],
    ['git', 'FROM a\nADD https://e.org/a.git /x\n', []],
    ['what only ADD can', 'FROM a\nADD --unpack=false a /x\n', []],
    ['a variable that is not known', 'FROM a\nARG A\nADD $A /x\n', []],
    ['one archive is enough', 'FROM a\nADD a b.tgz /x/\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('add-plain-file', text)).toEqual(lines)
  })
})
