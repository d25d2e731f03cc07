import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { said } from '../testing/said.js'
import { arg } from '../arg.js'
import { literal, text } from '../text.js'
import { interpolate } from './interpolate.js'

const printed = (before: string, value: unknown, after: string): string =>
  interpolate('sh', [before, after], [value]).text

/** What stands around a value, all of which the shell must read as that value. */
const places: readonly (readonly [before: string, after: string])[] = [
  ["printf '<%s>' ", ''],
  [`printf '<%s>' "`, '"'],
  ["printf '<%s>' ${unset:-", '}'],
  [`printf '<%s>' "$(printf %s `, `; printf :)"`],
  ["(printf '<%s>' ", ')'],
  [`{ printf '<%s>' "`, '"; }'],
  [`printf '<%s>' "\${unset:-$(printf %s "`, `"; printf :)}"`],
]

describe('a value in shell text', () => {
  test.each(places)('is read as it is by a shell in %s…%s', (before, after) => {
    const hard = fc.string({ unit: fc.constantFrom(...`'"\\$\`!#&|;<>(){}[]*?~ \t\nab=%é`), maxLength: 12 })
    const values = fc.sample(hard, 100)
    const program = values.map((value) => printed(before, value, after)).join('\n')
    const end = after.includes('printf :') ? ':' : ''
    expect(execFileSync('sh', ['-c', program]).toString()).toBe(values.map((value) => `<${value}${end}>`).join(''))
  })

  test('cannot end the reference that it stands in', () => {
    const hard = fc.string({ unit: fc.constantFrom(...'"\\$`{}[]*? ab='), maxLength: 12 })
    const values = fc.sample(hard, 100)
    const program = values.map((value) => printed(`printf '<%s>' "\${unset:-`, value, '}"')).join('\n')
    expect(execFileSync('sh', ['-c', program]).toString()).toBe(values.map((value) => `<${value}>`).join(''))
  })

  test.each<[name: string, before: string, value: unknown, after: string, found: string]>([
    ['a word', 'a ', 'b', '', 'a b'],
    ['what would be an assignment', '', 'A=b', ' c', "'A=b' c"],
    ['a number', 'a ', 5, '', 'a 5'],
    ['a brace in a quoted reference', 'a "${x:-', 'b}c', '}"', 'a "${x:-b\\}c}"'],
    ['a brace behind one', 'a "${x}', 'b}c', '"', 'a "${x}b}c"'],
    ['a brace in a reference without quotes', 'a ${x:-', 'b}c', '}', "a ${x:-'b}c'}"],
    ['a build argument', 'a ', arg('V'), '', 'a "${V}"'],
    ['a build argument in quotes', 'a "', arg('V'), '"', 'a "${V}"'],
    ['text with one', 'a ', text`$b ${arg('V')}"`, '', 'a "${b} ${V}\\""'],
    ['text with a modifier', 'a ', text`${'${V:-x}'}`, '', 'a "${V:-x}"'],
    ['literal text in a quoted reference', 'a "${x:-', literal('$b}'), '}"', 'a "${x:-\\$b\\}}"'],
  ])('prints %s', (_, before, value, after, found) => expect(printed(before, value, after)).toBe(found))

  test.each<[name: string, before: string, value: unknown, sentence: string]>([
    ['single quotes', "a '", 'b', 'a value cannot be quoted inside single quotes'],
    ['backquotes', 'a `b ', 'b', 'a value cannot be quoted inside backquotes'],
    ['quotes in backquotes', 'a `b "', 'b', 'a value cannot be quoted inside backquotes'],
    ['a comment', 'a # b ', 'b', 'a value cannot be quoted inside a comment'],
    ['a heredoc', 'a <<X\nb ', 'b', 'a value cannot be quoted inside a heredoc'],
  ])('is refused inside %s', (_, before, value, sentence) => {
    expect(said(() => printed(before, value, ''))).toBe(
      `unsafe-interpolation: sh\`…\`: ${sentence}. Close it before the value, or put the value between double quotes`,
    )
  })

  test.each<[name: string, value: unknown]>([
    ['a string', "it's"],
    ['text', literal("it's")],
  ])('is refused in a quoted reference where shells do not agree on a quote: %s', (_, value) => {
    expect(said(() => printed('a "${x:-', value, '}"'))).toMatch(/^unsafe-interpolation: .*do not agree/)
  })

  test('is text, a number or a handle', () => {
    expect(said(() => printed('a ', ['b'], ''))).toBe(
      'wrong-argument: sh`…`: expected a string, a build argument, or text`…`, found a list',
    )
  })

  test('brings its build arguments, each once', () => {
    const [a, b] = [arg('A'), arg('B')]
    expect(interpolate('sh', ['', ' ', ' ', ''], [a, text`${b}`, a]).uses).toEqual([a, b])
  })
})
