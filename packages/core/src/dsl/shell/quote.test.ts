import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeForDoubleQuotes, shellArgument, shellQuote } from './quote.js'

describe('a word for the shell', () => {
  test.each<[text: string, quoted: string]>([
    ['a', 'a'],
    ['a-b_c.d/e:f,g@h%i+j', 'a-b_c.d/e:f,g@h%i+j'],
    ['--flag=value', '--flag=value'],
    ['A=b', "'A=b'"],
    ['_1=b', "'_1=b'"],
    ['1=b', "'1=b'"],
    ['a.b=c', 'a.b=c'],
    ['', "''"],
    ['a b', "'a b'"],
    ['~', "'~'"],
    ['*', "'*'"],
    ['#a', "'#a'"],
    ['$a', "'$a'"],
    ['a\nb', "'a\nb'"],
    ['é', "'é'"],
    ["it's", `'it'\\''s'`],
    ["'", `''\\'''`],
  ])('%j is %s', (text, quoted) => expect(shellQuote(text)).toBe(quoted))

  test('that comes after a command may look like an assignment', () => {
    expect(shellArgument('A=b')).toBe('A=b')
    expect(shellArgument('A=b c')).toBe("'A=b c'")
    expect(shellArgument('')).toBe("''")
  })
})

test.each([
  ['a b', 'a b'],
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['$a', '\\$a'],
  ['`a`', '\\`a\\`'],
  ["it's !", "it's !"],
])('%j between double quotes is %s', (text, escaped) => expect(escapeForDoubleQuotes(text)).toBe(escaped))

test('a shell reads every text as it is', () => {
  const hard = fc.string({ unit: fc.constantFrom(...`'"\\$\`!#&|;<>(){}[]*?~ \t\nA=é%`), maxLength: 10 })
  const texts = fc.sample(hard, { seed: 5, numRuns: 200 })
  const words = texts.flatMap((text) => [shellQuote(text), shellArgument(text), `"${escapeForDoubleQuotes(text)}"`])
  const printed = execFileSync('sh', ['-c', `printf '<%s>' ${words.join(' ')}`]).toString()
  expect(printed).toBe(
    texts
      .flatMap((text) => [text, text, text])
      .map((text) => `<${text}>`)
      .join(''),
  )
})
