import { describe, expect, it } from 'vitest'
import { check } from '../../packages/core/src/check/index.js'
import { parse } from '../../packages/core/src/parse/parse-file.js'
import { buildkitDockerfiles } from './buildkit-dockerfiles.js'
import { factFiles } from './check-facts.js'
import { llbAll, type LineRange, type LlbAnswer, type OracleError } from './oracle.js'

interface Verdict {
  readonly refused: boolean
  /** The lines of what is refused; empty when nobody says. */
  readonly lines: readonly LineRange[]
  readonly said: readonly string[]
}

/** What parse and check say of a build without build arguments. */
function ours(text: string): Verdict {
  const { file, problems, places } = parse(text)
  const found = [...problems, ...check(file, { places, buildArguments: {} })].filter(
    ({ severity }) => severity === 'error',
  )
  return {
    refused: found.length > 0,
    lines: found.flatMap(({ place }) => (place === undefined ? [] : [{ start: place.line, end: place.endLine }])),
    said: found.map(({ code, message }) => `${code}: ${message}`),
  }
}

function buildkits({ error, targets }: LlbAnswer): Verdict {
  const errors = [error, ...(targets ?? []).map((target) => target.error)].filter(
    (one): one is OracleError => one !== undefined,
  )
  return {
    refused: errors.length > 0,
    // BuildKit counts the lines of directives, and of a file without any, from 0.
    lines: errors
      .flatMap(({ locations }) => locations ?? [])
      .map(({ start, end }) => ({ start: Math.max(1, start), end: Math.max(1, end) })),
    said: errors.map(({ message }) => message),
  }
}

interface Difference {
  readonly text: string
  readonly buildkit: Verdict
  readonly ours: Verdict
}

/** Where we differ from BuildKit: in the verdict, or in the line of the first error that has one. */
function differences(texts: readonly string[]): readonly Difference[] {
  const answers = llbAll(texts)
  return texts.flatMap((text, index) => {
    const buildkit = buildkits(answers[index]!)
    const found = ours(text)
    const sameLine =
      buildkit.lines.length === 0 ||
      buildkit.lines.some((line) => found.lines.some(({ start, end }) => start <= line.end && line.start <= end))
    return found.refused === buildkit.refused && (!found.refused || sameLine) ? [] : [{ text, buildkit, ours: found }]
  })
}

/** Where we say less than BuildKit, and why. Each is tested to be still so. */
const gaps: readonly { readonly why: string; readonly matches: (text: string) => boolean }[] = [
  {
    why: 'BuildKit reads flags byte by byte, so that é is two letters; such an instruction is kept as text',
    matches: (text) => text.includes('--from=é'),
  },
  {
    why: 'a value of TARGETARCH and its kin is not known before the build',
    matches: (text) => /(?:STOPSIGNAL|--chmod=)[ ]?\$\{?TARGET/.test(text),
  },
]

function isGap(text: string): boolean {
  return gaps.some(({ matches }) => matches(text))
}

describe('parse and check refuse what BuildKit refuses, at its line', () => {
  it('in files of one fact each', () => {
    const texts = factFiles()
    expect(texts.length).toBeGreaterThan(300)
    expect(differences(texts.filter((text) => !isGap(text)))).toEqual([])
  })

  it.each(gaps)('but not where $why', ({ matches }) => {
    const texts = factFiles().filter(matches)
    expect(texts).not.toEqual([])
    expect(differences(texts).map(({ text }) => text)).toEqual(texts)
  })

  it("in the Dockerfiles of BuildKit's own tests", () => {
    const texts = buildkitDockerfiles()
    expect(texts.length).toBeGreaterThan(200)
    expect(differences(texts)).toEqual([])
  })
})
