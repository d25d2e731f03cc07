import { describe, expect, test } from 'vitest'
import type { Node } from '../../model/index.js'
import { parse } from '../../parse/parse-file.js'
import { Syntax } from './syntax.js'

/** How the last instruction of a text is written; its FROM where it has no other. */
function last(text: string): { syntax: Syntax; node: Node } {
  const { file, places } = parse(text)
  const stage = file.stages.at(-1)
  const entries = stage?.instructions ?? file.globalArgs
  const node = entries.filter(({ kind }) => kind !== 'comment' && kind !== 'blank').at(-1) ?? stage!
  return { syntax: new Syntax(text, places, file.directives.escape ?? '\\'), node }
}

describe('the keyword as it is written', () => {
  test.each<[what: string, text: string, keyword: string]>([
    ['in upper case', 'FROM a\nRUN b\n', 'RUN'],
    ['in any case', 'FROM a\nrUn b\n', 'rUn'],
    ['of a FROM', 'From a\n', 'From'],
    ['of a global argument', 'arg A\n', 'arg'],
    ['that is indented', 'FROM a\n \tRun b\n', 'Run'],
    ['before a tab', 'FROM a\nRun\tb\n', 'Run'],
    ['on a line of its own', 'FROM a\nRun\\\n b\n', 'Run'],
    ['on several lines', 'FROM a\nR\\\nun b\n', 'Run'],
    ['of a text with carriage returns', 'FROM a\r\nRun b\r\n', 'Run'],
    ['before a heredoc', 'FROM a\nRun <<E\nENV\nE\n', 'Run'],
    ['of an instruction that nobody knows', 'FROM a\nRunn b\n', 'Runn'],
    ['behind a mark of byte order', '\uFEFFFrom a\n', 'From'],
    ['with another escape character', '# escape=`\nFROM a\nR`\nun b\n', 'Run'],
  ])('%s', (_, text, keyword) => {
    const { syntax, node } = last(text)
    expect(syntax.keyword(node)).toBe(keyword)
  })
})

describe('the words of an instruction', () => {
  test.each<[what: string, text: string, words: string[]]>([
    ['cut at white space', 'FROM a \t b\n', ['FROM', 'a', 'b']],
    ['with their quotes', 'FROM a\nENV A="b c"\n', ['ENV', 'A="b', 'c"']],
    ['of several lines', 'FROM a\nENV A=1 \\\n  B=2\\\n3\n', ['ENV', 'A=1', 'B=23']],
    ['without comments between', 'FROM a\nENV A=1 \\\n# c\n\n  B=2\n', ['ENV', 'A=1', 'B=2']],
    ['without the body of a heredoc', 'FROM a\nRUN <<E b\nc\nE\n', ['RUN', '<<E', 'b']],
    ['without a carriage return', 'FROM a\r\nRUN b\r\n', ['RUN', 'b']],
  ])('%s', (_, text, words) => {
    const { syntax, node } = last(text)
    const found = syntax.words(node)!
    expect(found.map((one) => one.text)).toEqual(words)
    const joined = syntax.line(node)!.text
    expect(found.map(({ start, end }) => joined.slice(start, end))).toEqual(words)
  })
})

describe('the old form', () => {
  test.each<[instruction: string, isOld: boolean]>([
    ['ENV a b', true],
    ['ENV a b=c', true],
    ['ENV a=b', false],
    ['ENV a=b c=d', false],
    ['ENV "a b"=c', false],
    ['ENV "a b" c', true],
    ['ENV a\\ b=c', false],
    ['env\ta b', true],
    ['ENV a.b-c=d', false],
    ['ENV $a=b', false],
    ['ENV \\\n  a b', true],
    ['ENV \\\n  a=b', false],
    ['ENV a \\\n  b', true],
    ['E\\\nNV a b', true],
    ['LABEL a b', true],
    ['LABEL a.b=c', false],
    ['ENV a =b', true],
  ])('%j: %s', (instruction, isOld) => {
    const { syntax, node } = last(`FROM x\n${instruction}\n`)
    expect(syntax.isOldForm(node)).toBe(isOld)
  })

  test('with another escape character', () => {
    const { syntax, node } = last('# escape=`\nFROM x\nENV a` b=c\n')
    expect(syntax.isOldForm(node)).toBe(false)
  })
})

test('whether an instruction begins with a pattern is known at its place', () => {
  const { syntax, node } = last('FROM a\n  RUN b\n')
  expect([/RUN/y, /run/y, /b/y, /RUN b$/my].map((pattern) => syntax.begins(node, pattern))).toEqual([
    true,
    false,
    false,
    true,
  ])
})

test('of a node without a place, or with one that is not of this text, nothing is known', () => {
  const { file, places } = parse('FROM a\nRUN b\n')
  const node = file.stages[0]!.instructions[0]!
  const syntaxes = [new Syntax('FROM a\nRUN b\n', new Map(), '\\'), new Syntax('FROM a\n', places, '\\')]
  for (const syntax of [syntaxes[0]!]) expect(syntax.keyword(node)).toBeUndefined()
  for (const syntax of syntaxes) {
    expect([syntax.words(node), syntax.line(node)]).toEqual([undefined, undefined])
    expect([syntax.begins(node, /RUN/y), syntax.isOldForm(node)]).toEqual([false, false])
  }
})
