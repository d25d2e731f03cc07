import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateText, type Binding, type Evaluated, type Lookup } from './evaluate.js'

const options = { escape: '\\', quotes: true } as const

const bindings: Readonly<Record<string, Binding>> = {
  MAYBE: { set: 'maybe', byDefault: false },
  SET: { set: true, byDefault: false },
  KNOWN: { set: true, text: 'a', byDefault: false },
  EMPTY: { set: true, text: '', byDefault: false },
  ARG: { set: true, text: 'a', byDefault: true },
  UNSET_ARG: { set: false, byDefault: true },
}
const lookup: Lookup = (name) => bindings[name] ?? { set: false, byDefault: false }
const value = (text: string): Evaluated => evaluateText(text, lookup, options)

const known = (text: string): Evaluated => ({ text, byDefault: false })
const byDefault = (text: string): Evaluated => ({ text, byDefault: true })
const unknown: Evaluated = { byDefault: false }

describe('what is known of a word', () => {
  test.each<[text: string, found: Evaluated]>([
    ['a', known('a')],
    ['$NONE', known('')],
    ['$KNOWN$EMPTY', known('a')],
    ['$MAYBE', unknown],
    ['$SET', unknown],
    ['a$MAYBE', unknown],
    ['$ARG', byDefault('a')],
    ['$UNSET_ARG', byDefault('')],
    ['$MAYBE$ARG', { byDefault: true }],
    // Whether there is a default is decided by what is set, and by the value where empty counts.
    ['${NONE:-b}', known('b')],
    ['${NONE-b}', known('b')],
    ['${EMPTY:-b}', known('b')],
    ['${EMPTY-b}', known('')],
    ['${KNOWN:-b}', known('a')],
    ['${KNOWN:-$MAYBE}', known('a')],
    ['${MAYBE:-b}', unknown],
    ['${MAYBE-b}', unknown],
    ['${SET:-b}', unknown],
    ['${SET-b}', unknown],
    ['${NONE:-$MAYBE}', unknown],
    ['${NONE:-$ARG}', byDefault('a')],
    // A default that does not come into it counts all the same: it is worked out first.
    ['${KNOWN:-$ARG}', byDefault('a')],
    ['${UNSET_ARG:-b}', byDefault('b')],
    ['${NONE:+b}', known('')],
    ['${NONE+b}', known('')],
    ['${EMPTY:+b}', known('')],
    ['${EMPTY+b}', known('b')],
    ['${KNOWN:+b}', known('b')],
    ['${SET+b}', known('b')],
    ['${SET:+b}', unknown],
    ['${MAYBE:+b}', unknown],
    ['${MAYBE+b}', unknown],
    ['${KNOWN:+$SET}', unknown],
    ['${KNOWN:?b}', known('a')],
    ['${EMPTY?b}', known('')],
    ['${SET?b}', unknown],
    ['${SET:?b}', unknown],
    ['${MAYBE?b}', unknown],
    ['${KNOWN:?$SET}', known('a')],
    ['${KNOWN#a}', known('')],
    ['${NONE#a}', known('')],
    ['${SET#a}', unknown],
    ['${MAYBE%a}', unknown],
    ['${KNOWN#$SET}', unknown],
    ['${KNOWN/a/$SET}', unknown],
    ['${KNOWN/$SET/b}', unknown],
    ['${SET//a/b}', unknown],
    ['${KNOWN/a/$ARG}', byDefault('a')],
    ['${ARG%a}', byDefault('')],
  ])('%s', (text, found) => expect(value(text)).toEqual(found))
})

describe('what is refused of a word', () => {
  test.each<[text: string, found: Evaluated]>([
    ['${NONE:?}', { fault: 'NONE is required', byDefault: false, required: 'NONE' }],
    ['${NONE?}', { fault: 'NONE is required', byDefault: false, required: 'NONE' }],
    ['${EMPTY:?say}', { fault: 'EMPTY: say', byDefault: false, required: 'EMPTY' }],
    ['${NONE:?say $KNOWN}', { fault: 'NONE: say a', byDefault: false, required: 'NONE' }],
    ['${NONE:?$SET}', { fault: 'NONE is required', byDefault: false, required: 'NONE' }],
    ['${UNSET_ARG:?}', { fault: 'UNSET_ARG is required', byDefault: true, required: 'UNSET_ARG' }],
    ['$ARG${NONE:?}', { fault: 'NONE is required', byDefault: true, required: 'NONE' }],
    // BuildKit works a default out before it looks whether it is wanted.
    ['${KNOWN:-${NONE:?}}', { fault: 'NONE is required', byDefault: false, required: 'NONE' }],
    ['${MAYBE:-${NONE:?}}', { fault: 'NONE is required', byDefault: false, required: 'NONE' }],
    ['${SET#\\a}', { fault: 'a pattern can escape only * ? \\ / and }, not "a"', byDefault: false }],
    ['${MAYBE%\\a}', { fault: 'a pattern can escape only * ? \\ / and }, not "a"', byDefault: false }],
    ['${NONE/\\a/}', { fault: 'a pattern can escape only * ? \\ / and }, not "a"', byDefault: false }],
    ['$MAYBE${', { fault: 'the closing "}" is missing', byDefault: false }],
    // What stands before does not matter: the word is read before anything is looked up.
    ['$ARG${A^}', { fault: 'BuildKit has no modifier "^" (it has :- - :+ + :? ? # ## % %% / //)', byDefault: false }],
  ])('%s', (text, found) => expect(value(text)).toEqual(found))

  test('nothing where variables are nested too deep', () => {
    const deep = '${NONE:-'.repeat(600) + '}'.repeat(600)
    expect(value(deep)).toEqual({ byDefault: true })
  })
})

test('what is known with little knowledge is so whatever the truth is', () => {
  const names = ['A', 'B', 'C'] as const
  const piece = fc.oneof(
    fc.constantFrom(...names).map((name) => `\${${name}}`),
    fc.constantFrom('a', '/', '*', "'b'"),
    fc
      .tuple(
        fc.constantFrom(...names),
        fc.constantFrom(':-', '-', ':+', '+', ':?', '?', '#', '##', '%', '%%', '/a/', '//b/', '/'),
        fc.constantFrom('', 'a', '*', '$A', '${B}/', '${C:-b}', '${B+a}'),
      )
      .map(([name, sign, word]) => `\${${name}${sign}${word}}`),
  )
  const word = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''))
  const truth = fc.constantFrom<Binding>(
    { set: false, byDefault: false },
    ...['', 'a', 'ab'].map((text): Binding => ({ set: true, text, byDefault: false })),
  )
  const knowledge = fc.constantFrom('all', 'whether it is set', 'nothing')
  const variable = fc.record({ truth, knowledge })
  const isSound = fc.property(word, fc.record({ A: variable, B: variable, C: variable }), (text, variables) => {
    const of = (name: string) => variables[name as 'A' | 'B' | 'C']
    const real = evaluateText(text, (name) => of(name).truth, options)
    const guess = (name: string): Binding => {
      const { truth: all, knowledge: how } = of(name)
      if (how === 'all' || (how === 'whether it is set' && all.set === false)) return all
      return { set: how === 'nothing' ? 'maybe' : true, byDefault: false }
    }
    const guessed = evaluateText(text, guess, options)
    return guessed.fault === undefined
      ? guessed.text === undefined || guessed.text === real.text
      : real.fault !== undefined
  })
  expect(fc.check(isSound, { numRuns: 1500, seed: 20_260_901 }).counterexample).toBeNull()
})
