import { describe, expect, it } from 'vitest'
import { check } from '../../packages/core/src/check/index.js'
import { parse } from '../../packages/core/src/parse/parse-file.js'
import { buildkitDockerfiles } from './buildkit-dockerfiles.js'
import { factFiles } from './check-facts.js'
import { mutations } from './mutate.js'
import { lintAll, llbAll, type LineRange, type OracleError } from './oracle.js'

interface Verdict {
  readonly refused: boolean
  /** The lines of what is refused; empty when nobody says. */
  readonly lines: readonly LineRange[]
  readonly said: readonly string[]
}

/** What parse and check say of a build without build arguments, whose images set a PATH and nothing else. */
function ours(text: string): Verdict {
  const { file, problems, places } = parse(text)
  const checked = check(file, { places, buildArguments: {}, baseVariables: () => [] })
  const found = [...problems, ...checked].filter(({ severity }) => severity === 'error')
  return {
    refused: found.length > 0,
    lines: found.flatMap(({ place }) => (place === undefined ? [] : [{ start: place.line, end: place.endLine }])),
    said: found.map(({ code, message }) => `${code}: ${message}`),
  }
}

/** What BuildKit says of all stages, and of the operations that it makes of them. */
function buildkits(texts: readonly string[]): readonly Verdict[] {
  const operations = llbAll(texts)
  return lintAll(texts).map(({ error, buildError }, index) => {
    // An operation that cannot be written down is found last. (Of a stage without a name only what stands above is asked.)
    const unwritable =
      operations[index]!.targets?.map((target) => target.error).filter((one) => isUnwritable(one)) ?? []
    // `error=true` of the check directive makes warnings errors; what it warns of is another matter.
    const errors = [error, buildError, ...unwritable].filter(
      (one): one is OracleError => one !== undefined && !one.message.startsWith('lint violation found'),
    )
    return { refused: errors.length > 0, lines: errors.flatMap(linesOf), said: errors.map(({ message }) => message) }
  })
}

function isUnwritable(error: OracleError | undefined): boolean {
  return error !== undefined && /arguments are required|invalid UTF-8/.test(error.message)
}

/** BuildKit counts the lines of directives, and of a file without any, from 0. */
function linesOf({ message, locations }: OracleError): readonly LineRange[] {
  const shift = /directive|escape token/.test(message) ? 1 : 0
  return (locations ?? []).map(({ start, end }) => ({
    start: Math.max(1, start + shift),
    end: Math.max(1, end + shift),
  }))
}

interface Difference {
  readonly text: string
  readonly buildkit: Verdict
  readonly ours: Verdict
}

/** Where we differ from BuildKit: in the verdict, or in the line of its error, if it gives one. */
function differences(texts: readonly string[]): readonly Difference[] {
  const verdicts = buildkits(texts)
  return texts.flatMap((text, index) => {
    const buildkit = verdicts[index]!
    const found = ours(text)
    const sameLine =
      buildkit.lines.length === 0 ||
      buildkit.lines.some((line) => found.lines.some(({ start, end }) => start <= line.end && line.start <= end))
    const agreed = found.refused === buildkit.refused && (!found.refused || sameLine)
    return agreed ? [] : [{ text, buildkit, ours: found }]
  })
}

/** Where we say less than BuildKit, and why. Each is tested to be still so. */
interface Gap {
  readonly why: string
  readonly matches: (text: string) => boolean
  readonly example: string
}

const gaps: readonly Gap[] = [
  {
    why: 'BuildKit reads flags byte by byte, so that é is two letters; such an instruction is kept as text',
    matches: (text) => /--[^\n]*é/.test(text),
    example: 'FROM alpine\nCOPY --from=é a /a\n',
  },
  {
    why: 'the value of TARGETARCH and its kin, and that of PATH, is not known before the build',
    matches: (text) => /\$\{?(?:TARGET|BUILD|PATH)/.test(text),
    example: 'FROM scratch\nARG TARGETPLATFORM\nSTOPSIGNAL $TARGETPLATFORM\n',
  },
  {
    why: 'a trigger is text, which BuildKit reads when a stage begins with the one that has it',
    matches: (text) => /^\s*ONBUILD/im.test(text),
    example: 'FROM scratch AS a\nONBUILD COPY a\nFROM a\n',
  },
  {
    why: 'an image that is not known may set a working directory, which a mount without a target would cover',
    matches: (text) => /--|type=/.test(text) && /^FROM (?!(?:alpine|scratch|busybox)\b)/im.test(text),
    example: 'FROM corp.example/base\nRUN --mount=type=cache a\n',
  },
]

function isGap(text: string): boolean {
  return gaps.some(({ matches }) => matches(text))
}

describe('check warns of what BuildKit warns of', () => {
  const codesOf: Readonly<Record<string, readonly string[]>> = {
    UndefinedVar: ['undefined-variable', 'arg-scope', 'sibling-variable'],
    UndefinedArgInFrom: ['undefined-variable', 'arg-scope'],
    DuplicateStageName: ['duplicate-stage'],
    ReservedStageName: ['reserved-stage-name'],
  }

  it.each(Object.entries(codesOf))('%s', (rule, codes) => {
    const texts = [...factFiles(), ...buildkitDockerfiles()]
    let compared = 0
    const missed = lintAll(texts).flatMap(({ error, buildError, warnings }, index) => {
      const text = texts[index]!
      const { file, places } = parse(text)
      const problems = check(file, { places, baseVariables: () => [] })
      return ((error ?? buildError) ? [] : (warnings ?? [])).flatMap(({ ruleName, detail, location }) => {
        const line = location.ranges?.[0]?.start.line ?? 0
        // BuildKit warns of a variable that has a default, too.
        const name = /'\$?(\w+)'/.exec(detail)?.[1] ?? ''
        if (ruleName !== rule || (rule.startsWith('Undefined') && new RegExp(`\\{${name}:?[-+]`).test(text))) return []
        compared++
        const told = problems.some(
          ({ code, place }) =>
            codes.includes(code) && place !== undefined && place.line <= line && line <= place.endLine,
        )
        return told ? [] : [{ text, detail }]
      })
    })
    expect(missed).toEqual([])
    expect(compared).toBeGreaterThan(0)
  })
})

describe('parse and check refuse what BuildKit refuses, at its line', () => {
  const own = factFiles()
  const theirs = buildkitDockerfiles()

  it('in files of one fact each', () => {
    expect(own.length).toBeGreaterThan(300)
    expect(differences(own.filter((text) => !isGap(text)))).toEqual([])
  })

  it("in the Dockerfiles of BuildKit's own tests", () => {
    expect(theirs.length).toBeGreaterThan(200)
    expect(differences(theirs)).toEqual([])
  })

  it.each([1, 2, 3])('in files with slips of the finger (%i)', (seed) => {
    const texts = mutations([...own, ...own, ...theirs], 3000, seed).filter((text) => !isGap(text))
    expect(texts.length).toBeGreaterThan(1500)
    expect(differences(texts)).toEqual([])
  })

  it.each(gaps)('but not where $why', ({ matches, example }) => {
    expect(matches(example)).toBe(true)
    expect(differences([example])).toHaveLength(1)
  })
})
