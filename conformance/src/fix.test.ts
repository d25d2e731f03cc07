import { describe, expect, it } from 'vitest'
import { check } from '../../packages/core/src/check/index.js'
import {
  applyEdits,
  fix,
  lint,
  lintRules,
  textEdits,
  type ContextView,
  type LintProblem,
  type RuleName,
} from '../../packages/core/src/lint.js'
import { parse } from '../../packages/core/src/parse/parse-file.js'
import { buildkitDockerfiles } from './buildkit-dockerfiles.js'
import type { Dockerfile } from './core.js'
import { readFolders } from './corpus/folders.js'
import { judge as sameBuilds } from './corpus/judge.js'
import { fixCases } from './fix-cases.js'
import { changedModel, withoutBlanks } from './fix-model.js'
import { lintCases } from './lint-cases.js'
import { mutations } from './mutate.js'
import { lintAll, llbAll } from './oracle.js'

// A file that was mended is what it was but for the fix, and nothing else in its text has changed.

/** Rules whose fix is about writing only: BuildKit builds the same. */
const sameBuild: ReadonlySet<string> = new Set<RuleName>([
  'ConsistentInstructionCasing',
  'ExposeProtoCasing',
  'FromAsCasing',
  'LegacyKeyValueFormat',
  'MultipleInstructionsDisallowed',
  'NoEmptyContinuation',
  'RedundantTargetPlatform',
  'StageNameCasing',
])

const fixable = lintRules.flatMap(({ name, fix: what }): readonly string[] => (what === undefined ? [] : [name]))

/** One fix, made alone. */
interface Made {
  readonly rule: string
  readonly before: string
  readonly after: string
  /** Whether it says what the changes of the fix make of the model. */
  readonly isMeant: boolean
  /** Whether lines have changed that are not of the instruction. */
  readonly isAstray: boolean
}

/** A build context in which the install of a package depends on nothing but its manifests. */
const context: ContextView = {
  list: (folder) =>
    folder === '' ? ['package.json', 'package-lock.json'].map((name) => ({ name, isFolder: false })) : undefined,
  read: (path) => (path === 'package.json' ? '{}' : undefined),
}

/** The lines of everything that a problem speaks of. */
function stretchOf({ place, related = [] }: LintProblem): { readonly line: number; readonly endLine: number } {
  const places = [place!, ...related.flatMap((one) => one.place ?? [])]
  return { line: Math.min(...places.map((one) => one.line)), endLine: Math.max(...places.map((one) => one.endLine)) }
}

/** A line that is added ends as those of the text do, which a body of a heredoc keeps. */
const meaningOf = (file: Dockerfile): string => JSON.stringify(withoutBlanks(file)).replaceAll('\\r\\n', '\\n')

function everyFix(before: string): readonly Made[] {
  const { file, places, problems } = parse(before)
  const { escape } = file.directives
  const found = lint(file, { text: before, places, problems: [...problems, ...check(file, { places })], context })
  return found.flatMap((problem): readonly Made[] => {
    const edits = problem.fix && textEdits(problem.fix, { text: before, places, escape })
    if (edits === undefined) return []
    const after = applyEdits(before, edits)
    const { line, endLine } = stretchOf(problem)
    const lines = before.split(/(?<=\n)/)
    const [head, tail] = [lines.slice(0, line - 1).join(''), lines.slice(endLine).join('')]
    return [
      {
        rule: problem.code,
        before,
        after,
        isMeant: meaningOf(parse(after).file) === meaningOf(changedModel(file, problem.fix!)),
        isAstray: !(after.startsWith(head) && after.slice(head.length).endsWith(tail)),
      },
    ]
  })
}

/** What breaks a law, and how many fixes of each rule were looked at. */
interface Judged {
  readonly faults: readonly object[]
  readonly counts: Readonly<Record<string, number>>
}

function judge(texts: readonly string[]): Judged {
  const accepted = llbAll(texts).map(isAccepted)
  const made = texts.flatMap((text, index) => everyFix(text).map((one) => ({ ...one, wasAccepted: accepted[index]! })))
  const good = made.filter(({ wasAccepted }) => wasAccepted)
  const after = llbAll(good.map((one) => one.after))
  const alike = good.filter(({ rule }) => sameBuild.has(rule))
  const differences = sameBuilds(alike.map((one) => [one.before, one.after] as const))
  const faults = [
    ...made.filter(({ isAstray, isMeant }) => isAstray || !isMeant),
    ...good.filter((_, index) => !isAccepted(after[index]!)),
    ...alike.flatMap((one, index) => (differences[index] === undefined ? [] : [{ ...one, ...differences[index] }])),
    ...unsettled(texts),
  ]
  const counts = fixable.map((name) => [name, made.filter(({ rule }) => rule === name).length] as const)
  return { faults, counts: Object.fromEntries(counts) }
}

function isAccepted({ error, targets = [] }: ReturnType<typeof llbAll>[number]): boolean {
  return error === undefined && targets.every((target) => target.error === undefined)
}

/** Of all fixes together: texts in which more can be mended, and what BuildKit says although it was mended. */
function unsettled(texts: readonly string[]): readonly object[] {
  const mended = texts.map((text) => fix(text, { context }))
  const verdicts = lintAll(mended.map(({ text }) => text))
  return mended.flatMap(({ text, left }, index) => {
    const { warnings, error, buildError } = verdicts[index]!
    const known = new Set(left.map(({ code }): string => code))
    // Of an instruction that is refused BuildKit says more than we do.
    const said = error === undefined && buildError === undefined ? (warnings ?? []) : []
    const unmended = said.filter(({ ruleName }) => fixable.includes(ruleName) && !known.has(ruleName))
    return fix(text, { context }).text === text && unmended.length === 0 ? [] : [{ text, unmended }]
  })
}

const texts = [...fixCases, ...lintCases.map(({ text }) => text)]
const windows = texts.map((text) => text.replaceAll(/\r?\n/g, '\r\n'))

describe('fixes', () => {
  it('do what they say in small cases', () => {
    const { faults, counts } = judge([...texts, ...windows])
    expect(faults).toEqual([])
    expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([])
  })

  it("in BuildKit's own test files", () => {
    expect(judge(buildkitDockerfiles()).faults).toEqual([])
  })

  it('in files with slips of the finger', () => {
    const files = mutations([...texts, ...buildkitDockerfiles()], 1500, Number(process.env['SEED'] ?? 5))
    const { faults, counts } = judge(files)
    expect(faults).toEqual([])
    // Slips in keywords make no instructions, whose casing is not mended.
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(500)
  })

  const folders = process.env['STAGECRAFT_CORPUS']
  it.runIf(folders !== undefined)('in the folders of STAGECRAFT_CORPUS', () => {
    const { faults, counts } = judge(readFolders(folders!.split(':')).map(({ text }) => text))
    console.log(counts)
    expect(faults).toEqual([])
  })
})
