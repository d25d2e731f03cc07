import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('WorkdirRelativePath', () => {
  test.each([
    ['only the first', 'FROM a\nWORKDIR x\nWORKDIR y\n', [2]],
    ['a stage goes on where its base stage ended', 'FROM a AS b\nWORKDIR /x\nFROM b\nWORKDIR y\n', []],
    ['every stage that begins with an image', 'FROM a\nWORKDIR /x\nFROM a\nWORKDIR y\n', [4]],
    ['a variable that is absolute', 'FROM a\nARG P=/x\nWORKDIR $P\n', []],
    ['a drive of Windows', 'FROM --platform=windows/amd64 a AS windows\nWORKDIR C:\\\\x\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('WorkdirRelativePath', text)).toEqual(lines)
  })
})
