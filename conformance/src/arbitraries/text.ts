import fc from 'fast-check'
import { isSpace, trimSpace, wordProblem, type WordRule } from '../core.js'

/** Pieces on which emitters, lexers and parsers break. */
export const nasty: readonly string[] = [
  ['"', "'", '\\', '\\\\', '`', '``', '\\"', "\\'", '`"', '\\n', '\\$', '`$'],
  ['$', '$$', '${', '$A', '${A}', '${A:-b}', '${A', '$(', '$((1 << 2))', '$1', '$@', '$-', '${}', '{', '}', '%}'],
  ['<', '<<', '<<EOF', '<< EOF', '<<-EOF', '<<"EOF"', '1<<A', 'EOF', '<<<', '>'],
  ['#', ' # c', '# syntax=x', '# escape=`', '--', '--x', '--from=a', '-', '=', ',', ':', ';', '&&', '|', '(', ')'],
  [
    '[',
    ']',
    '["a"]',
    '[1]',
    '[]',
    '["a", "b"]',
    '{"a":1}',
    '*',
    '?',
    '!',
    '~',
    '^',
    '%',
    '@',
    '+',
    '/',
    './',
    '../',
    '.',
  ],
  [' ', '  ', '\t', '\r', '\v', '\f', '\u0001', '\u001b', '\u007f'],
  [
    '\u0085',
    '\u00a0',
    '\u1680',
    '\u2028',
    '\u2029',
    '\u3000',
    '\ufeff',
    '\u200b',
    '\ufffd',
    '\u00e9',
    '\u0416',
    '\u0660',
  ],
  [
    '\ud83d\ude00',
    '\ud835\udc9c',
    'FROM x',
    'RUN x',
    'a',
    'B',
    '0',
    '7',
    '_',
    'z9',
    'word',
    'C:\\dir\\',
    '/usr/local/bin',
  ],
].flat()

/** What no field, or hardly one, can hold. */
export const forbidden: readonly string[] = ['\n', '\r\n', '\0', '\ud800', '\udc00', '\nRUN x\n', '\nFROM x\n', ' \\\n']

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...nasty) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'binary', maxLength: 2 }).map((text) => text.replace(/\p{Cs}/gu, '\ufffd')),
  },
)

/** A string that is hard to write, without what cannot be written anywhere. */
export const hard: fc.Arbitrary<string> = fc
  .array(piece, { maxLength: 7 })
  .map((pieces) => pieces.join('').replace(/[\n\0]/g, ''))

/** Hard strings, what cannot be written among them. */
export const hardest: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 9, arbitrary: piece }, { weight: 1, arbitrary: fc.constantFrom(...forbidden) }), {
    maxLength: 7,
  })
  .map((pieces) => pieces.join(''))

/** What people write. */
export const easy: fc.Arbitrary<string> = fc.constantFrom(
  'a',
  'value',
  '/app',
  '/usr/src/app',
  'package.json',
  'node_modules',
  'production',
  '8080',
  'https://example.test/a?b=c&d',
  'two words',
  "it's",
  'x=y',
  '1.2.3',
)

/** Text for a field of this kind: easy, or as hard as the field can hold. */
export function literal(rule: WordRule): fc.Arbitrary<string> {
  return fc.oneof(easy, hard).map((text) => fitting(rule, text))
}

/** The characters of a text that a field can hold. */
export function fitting(rule: WordRule, text: string): string {
  if (wordProblem(rule, '', text) === undefined) return text
  return [...text].filter((character) => wordProblem(rule, '', character) === undefined).join('')
}

/** Text of a comment, as a parser gives it: white space at the end left out. */
export const commentText: fc.Arbitrary<string> = fc
  .oneof(
    {
      weight: 2,
      arbitrary: fc.constantFrom('', ' a comment', ' TODO: remove', ' build a thing', '!/bin/sh', ' syntax=x'),
    },
    { weight: 1, arbitrary: hard.map((text) => fitting('rest', ` ${text}`)) },
  )
  .map((text) => text.slice(0, trimSpace(text, 0, text.length)))

/** Without white space at the ends. */
export function trimmed(text: string): string {
  let from = 0
  while (from < text.length && isSpace(text.charCodeAt(from))) from++
  return text.slice(from, trimSpace(text, from, text.length))
}
