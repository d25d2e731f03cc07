import { check } from '../../packages/core/src/check/index.js'
import { lint, lintRules } from '../../packages/core/src/lint/index.js'
import { parse } from '../../packages/core/src/parse/parse-file.js'
import { lintAll, type LintAnswer, type Text } from './oracle.js'

/** A rule and the line of what it is about. */
export type Verdict = `${string}:${number}`

export interface Comparison {
  readonly text: string
  /** BuildKit says it and we do not. */
  readonly missing: readonly Verdict[]
  /** We say it and BuildKit does not. */
  readonly added: readonly Verdict[]
  /** BuildKit gave up on the file: it says nothing of what stands behind the error. */
  readonly isRefused: boolean
  readonly agreed: readonly Verdict[]
}

const buildkitRules: ReadonlySet<string> = new Set(lintRules.flatMap(({ name }) => (/^[A-Z]/.test(name) ? [name] : [])))

/** The circumstances of the oracle: linux/amd64, and images that set a PATH and nothing else. */
export const automatic = {
  BUILDPLATFORM: 'linux/amd64',
  BUILDOS: 'linux',
  BUILDOSVERSION: '',
  BUILDARCH: 'amd64',
  BUILDVARIANT: '',
  TARGETPLATFORM: 'linux/amd64',
  TARGETOS: 'linux',
  TARGETOSVERSION: '',
  TARGETARCH: 'amd64',
  TARGETVARIANT: '',
}

export function ourVerdicts(text: string): readonly Verdict[] {
  const { file, places, problems } = parse(text)
  const target = file.stages[file.stages.length - 1]?.name ?? 'default'
  const facts = { places, buildArguments: { ...automatic, TARGETSTAGE: target }, baseVariables: () => [] }
  const found = lint(file, { ...facts, text, problems: [...problems, ...check(file, facts)] })
  const own = found.filter(({ code }) => buildkitRules.has(code))
  return [...new Set(own.map(({ code, place }): Verdict => `${code}:${place?.line ?? 0}`))].sort()
}

function verdictsOf({ warnings }: LintAnswer): readonly Verdict[] {
  const said = (warnings ?? []).map(
    ({ ruleName, location }): Verdict => `${ruleName}:${location.ranges?.[0]?.start.line ?? 0}`,
  )
  return [...new Set(said)].sort()
}

/** Holds our verdicts against BuildKit's, text by text. */
export function compareLint(texts: readonly string[], bytes: readonly Text[] = texts): readonly Comparison[] {
  return lintAll(bytes).map((answer, index) => {
    const text = texts[index]!
    const theirs = atOurLines(text, verdictsOf(answer))
    const ours = new Set(ourVerdicts(text))
    const refused = answer.buildError ?? answer.error
    return {
      text,
      missing: theirs.filter((one) => !ours.has(one)),
      added: [...ours].filter((one) => !theirs.includes(one)),
      agreed: theirs.filter((one) => ours.has(one)),
      isRefused: refused !== undefined && !refused.message.startsWith('lint violation found'),
    }
  })
}

/** BuildKit gives the last line of an instruction with a blank line in it, where we give the blank line. */
function atOurLines(text: string, verdicts: readonly Verdict[]): readonly Verdict[] {
  if (!verdicts.some((one) => one.startsWith('NoEmptyContinuation:'))) return verdicts
  const { problems } = parse(text)
  const blanks = problems.flatMap(({ code, place }) => (code === 'empty-continuation' ? [place!.line] : []))
  const moved = verdicts.flatMap((one): readonly Verdict[] => {
    if (!one.startsWith('NoEmptyContinuation:')) return [one]
    const last = Number(one.slice(one.indexOf(':') + 1))
    const own = blanks.filter((line) => line <= last && blockOf(text, line) === last)
    return own.length === 0 ? [one] : own.map((line): Verdict => `NoEmptyContinuation:${line}`)
  })
  return [...new Set(moved)].sort()
}

/** The last line of the instruction that a blank line stands in. */
function blockOf(text: string, line: number): number | undefined {
  const { file, places } = parse(text)
  const nodes = file.stages.flatMap((stage) => [stage, ...stage.instructions])
  const place = [...nodes, ...file.globalArgs]
    .map((node) => places.get(node))
    .find((one) => one !== undefined && one.line <= line && line <= one.endLine && one.line < one.endLine)
  return place?.endLine
}
