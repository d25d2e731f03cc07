import { expect, test } from 'vitest'
import { shellText, type ShellLine } from './command.js'

const comment: ShellLine = { kind: 'line-comment', indent: ' ', text: 'c' }

test.each<[lines: readonly ShellLine[], text: string]>([
  [['a'], 'a'],
  [[''], ''],
  [['', '  a'], '  a'],
  [['a ', 'b', ''], 'a b'],
  [['a ', comment, comment, '  b', 'c'], 'a   bc'],
  [[comment, 'b'], 'b'],
])('a shell gets of %j the lines with nothing in between, and no comment', (lines, text) =>
  expect(shellText({ form: 'shell', lines, heredocs: [] })).toBe(text),
)
