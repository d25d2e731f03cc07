import fc from 'fast-check'
import { partsOf, variable, variablesOf, word, type Variable, type Word, type WordRule } from '../core.js'
import { fitting, literal } from './text.js'

/** Names that the generated files define; they are read in every script BuildKit knows. */
export const definedNames: readonly string[] = ['A', 'B', 'NODE_ENV', 'v1', '_x', '\u00dcber', '\u53d8\u91cf']

/** The parameters of a shell, which BuildKit reads as variables that are never set. */
const parameters: readonly string[] = ['1', '42', '@', '*', '#', '?', '-', '$', '!', '0']

/** Modifiers that BuildKit evaluates whether the variable is set or not. */
const modifiers: readonly string[] = [
  [':-default', '-default', ':+set', '+set', ':-', '-', ':+', '+', ':-a/b.c', ':-$B', ':-${B}', ':-${B:-${A-x}}'],
  ['#*/', '##*/', '%.tar.gz', '%%.*', '#?', '%\\*', '/a/b', '//a/b', '/a/', '//./-', '/\\//_'],
  [':-a b', ":-'a b'", ':-"a b"', ':-"$A b"', ":-'}'", ':-\\}', ':-\\$x', ":-it\\'s", ':-=', '+#', ':-x,y', ':-<<E'],
].flat()

/** The backslash escapes in some of them, so they mean the same under either escape character only without it. */
const safeModifiers = modifiers.filter((modifier) => !modifier.includes('\\'))

/** A reference to a variable; `asciiOnly` for flags. */
export function reference(asciiOnly: boolean, escape: string): fc.Arbitrary<Variable> {
  const names = asciiOnly ? definedNames.filter((name) => /^[\0-\x7f]*$/.test(name)) : definedNames
  const name = fc.constantFrom(...names)
  const modifier = fc.constantFrom(...(escape === '\\' ? modifiers : safeModifiers))
  return fc.oneof(
    { weight: 6, arbitrary: name.map((n) => variable(n)) },
    { weight: 3, arbitrary: fc.tuple(name, modifier).map(([n, m]) => variable(n, m)) },
    { weight: 1, arbitrary: fc.constantFrom(...parameters).map((n) => variable(n)) },
  )
}

/** A word for a field of this kind: literal, or literal text mixed with references. */
export function wordFor(rule: WordRule, escape: string): fc.Arbitrary<Word> {
  const variables = reference(rule === 'flag', escape).filter(
    ({ modifier = '' }) => fitting(rule, modifier) === modifier,
  )
  const part = fc.oneof(literal(rule), variables)
  return fc.oneof(
    { weight: 3, arbitrary: literal(rule) },
    { weight: 2, arbitrary: fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => word(parts)) },
  )
}

/** A word that is not empty, whatever its variables are. */
export function fullWordFor(rule: WordRule, escape: string): fc.Arbitrary<Word> {
  return wordFor(rule, escape).map((value) =>
    typeof value === 'string' || variablesOf(value).length === value.parts.length
      ? word(['x', ...partsOf(value)])
      : value,
  )
}
