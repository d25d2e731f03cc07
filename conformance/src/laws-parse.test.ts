import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { dockerfile } from './arbitraries/index.js'
import { buildkitDockerfiles } from './buildkit-dockerfiles.js'
import { emit, parse } from './core.js'
import { judge } from './corpus/judge.js'
import { assembled, mutated, randomOf, scrambled } from './corpus/mutations.js'
import { refusalDifference } from './corpus/refusals.js'
import { findings } from './fuzz/findings.js'
import { llbAll, parseAll } from './oracle.js'

const seed = Number(process.env['LAW_SEED'] ?? 1)

describe('law 2: a model is read back from its text', () => {
  const files = fc.sample(dockerfile, { numRuns: 3000, seed })

  it('as the same model, without a problem', () => {
    for (const file of files) {
      const { text } = emit(file)
      const { file: read, problems } = parse(text)
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
      // The matcher that shows a difference is slow: it sees only files that have one.
      expect(isDeepStrictEqual(plain(read), plain(file)) ? undefined : { read, text }).toBeUndefined()
    }
  })

  it('and gives that text again', () => {
    for (const file of files) {
      const { text } = emit(file)
      expect(emit(parse(text).file).text).toBe(text)
    }
  })
})

/** As data: what made an object does not count, nor the order of its keys. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown
}

const known = buildkitDockerfiles()
const random = randomOf(seed)
const upset = Array.from({ length: 4000 }, (_, index) =>
  index % 2 === 0 ? scrambled(random) : mutated(known[random(known.length)]!, random),
)

describe.each([
  ["BuildKit's own test files", known],
  ['what fuzzing found', findings],
  ['upset files', upset],
  ['files full of everything', Array.from({ length: 4000 }, () => assembled(random))],
])('%s', (_name, all) => {
  // A file with NUL, or with characters that are none, is not for the emitter.
  const texts = all.filter((text) => !/[\0\ufffd]/.test(text))
  const parsed = texts.map((text) => parse(text))

  it('law 4: are refused as BuildKit refuses them, at its line', () => {
    const differences = parseAll(texts).flatMap((answer, i) => {
      const difference = refusalDifference(parsed[i]!.problems, answer)
      return difference === undefined ? [] : [`${difference}\n${texts[i]}`]
    })
    expect(differences).toEqual([])
  })

  it('law 3: are the same build when BuildKit accepts them', () => {
    const accepted = llbAll(texts).flatMap(({ error, targets = [] }, i) =>
      error === undefined && targets.every((target) => target.error === undefined) ? [i] : [],
    )
    const pairs = accepted.map((i) => [texts[i]!, emit(parsed[i]!.file).text] as const)
    const differences = judge(pairs).flatMap((found, at) =>
      found === undefined ? [] : [`${found.what}: ${found.detail}\n${pairs[at]!.join('\n-- became --\n')}`],
    )
    expect(differences).toEqual([])
    expect(pairs.length).toBeGreaterThan(Math.min(100, texts.length / 2))
  })
})
