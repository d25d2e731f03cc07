import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ignoreMatcher, readIgnore } from '../../packages/core/src/ignore/index.js'
import { ignoreAll, type IgnoreAnswer, type IgnoreQuestion } from './oracle.js'

/** What we say, in the words of the oracle; nothing where we say that we do not know. */
function ours({ ignore, paths }: IgnoreQuestion): IgnoreAnswer | undefined {
  const { patterns, problems } = readIgnore(ignore)
  if (problems.some(({ severity }) => severity === 'warning')) return undefined
  const texts = patterns.map(({ text }) => text)
  const refused = problems.filter(({ message }) => !message.startsWith('BuildKit takes'))
  if (refused.length > 0) return { patterns: texts, error: { kind: 'pattern', message: refused[0]!.message } }
  const matcher = ignoreMatcher(patterns)
  const verdicts = paths.map((path) => matcher.isExcluded(path))
  if (verdicts.some(({ unsure }) => unsure !== undefined)) {
    return { patterns: texts, error: { kind: 'match', message: 'unsure' } }
  }
  return { patterns: texts, excluded: verdicts.map(({ isExcluded }) => isExcluded) }
}

const comparable = ({ patterns, excluded, error }: IgnoreAnswer): unknown =>
  error === undefined
    ? { patterns: patterns ?? [], excluded: excluded ?? [] }
    : { error: error.kind === 'ignorefile' ? 'pattern' : error.kind }

describe('the recorded vectors', () => {
  const path = join(import.meta.dirname, '../oracle/testdata/dockerignore-vectors.json')
  const vectors = JSON.parse(readFileSync(path, 'utf8')) as readonly (IgnoreQuestion & IgnoreAnswer)[]
  it('are there', () => expect(vectors.length).toBeGreaterThanOrEqual(58))
  it.each(vectors)('$ignore', (vector) => {
    const said = ours(vector)
    expect(said?.error === undefined).toBe(vector.excluded !== undefined)
    expect(said?.excluded).toEqual(vector.excluded)
  })
})

/** Compares with the oracle; gives how many questions we could not answer. */
function compare(questions: readonly IgnoreQuestion[]): number {
  const compared = ignoreAll(questions).flatMap((answer, index) => {
    const question = questions[index]!
    const said = ours(question)
    return said === undefined ? [] : [{ question, said: comparable(said), wanted: comparable(answer) }]
  })
  expect(compared.map(({ question, said }) => ({ question, said }))).toEqual(
    compared.map(({ question, wanted }) => ({ question, said: wanted })),
  )
  return questions.length - compared.length
}

const seed = Number(process.env['SEED'] ?? 20260901)
const oneOf = (...items: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...items)
const joined = (item: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> =>
  fc.array(item, { minLength: 1, maxLength }).map((items) => items.join(''))

/** Patterns as people write them. */
const usual = joined(oneOf('a', 'b', 'c', '*', '**', '/', '?', '.', '!', '#', ' ', '[ab]', '[^a]', 'é', '..', '😀'), 7)
/** Everything that means something to Go's regexp. */
const odd = joined(
  fc.oneof(
    oneOf('a', 'b', '-', '^', '[', ']', '[^', '\\', '*', '**', '?', '/', '{', '}', '|', '{2}', '{1,2}', '{,', '(', ')'),
    oneOf(
      '\\d',
      '\\w',
      '\\b',
      '\\B',
      '\\Q',
      '\\E',
      '\\A',
      '\\z',
      '\\x41',
      '\\x{61}',
      '\\141',
      '\\n',
      '\\.',
      '[[:alpha:]]',
    ),
    oneOf('[:^digit:]', '\\1', '\\8', '\\é', '+', '$', 'é', ':', '0', ',', '!', '\t', '\ufeff', '\u0085'),
  ),
  8,
)
const path = joined(
  oneOf('a', 'b', 'c', '/', '.', 'é', ' ', 'A', '1', '-', '*', '[', ']', '{', '|', '$', '^', '\\', '\n', '😀'),
  8,
)

const questions = (pattern: fc.Arbitrary<string>, count: number): readonly IgnoreQuestion[] =>
  fc.sample(
    fc.record({
      ignore: fc.array(pattern, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n')),
      paths: fc.array(fc.oneof(path, oneOf('a', 'a/b', 'a/b/c', '.', '/', '/a', '../a')), {
        minLength: 6,
        maxLength: 12,
      }),
    }),
    { numRuns: count, seed },
  )

describe('random ignore files', () => {
  it('as people write them', () => expect(compare(questions(usual, 8_000))).toBe(0))
  it('leave only what depends on Unicode tables without an answer', () => {
    const unknown = ['a\\pL', '[\\PN]b*', '\\p{Lu}'].map((ignore) => ({ ignore, paths: ['a'] }))
    expect(compare(unknown)).toBe(3)
  })
  it('full of what an expression of Go means', () => {
    expect(compare(questions(odd, 20_000))).toBe(0)
  })
})
