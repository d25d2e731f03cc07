import type { Dockerfile, Entry, Stage } from '../model/index.js'
import { pathIn } from '../model/lexical/absolute-path.js'
import { isAllMarked, isMarked, type PlainMarks } from '../model/plain-entry.js'
import { At, type Known } from './at.js'
import { checkEntry, isSilent } from './check-entry.js'
import type { LexOptions } from './expand/lex-word.js'
import type { CheckOptions } from './options.js'
import type { Report } from './report.js'
import type { Resolved, ResolvedBase } from './stages/resolve.js'
import { checkPlatform } from './values/check-platform.js'
import { alongBases, type Left } from './variables/along-bases.js'
import { checkRunText } from './variables/check-run-text.js'
import { checkArgument, checkEntryVariables, checkFromVariables } from './variables/check-variables.js'
import { Scope } from './variables/scope.js'
import type { VariableFacts } from './variables/undefined.js'
import { applyEntry, baseFacts, type BaseFacts } from './variables/stage-scope.js'

/** What the checks of a whole file need. */
export interface Walk {
  readonly file: Dockerfile
  readonly plain: PlainMarks | undefined
  readonly resolved: Resolved
  readonly facts: VariableFacts
  readonly lex: LexOptions
  readonly options: CheckOptions
  readonly report: Report
}

/** Checks every stage with the variables that it sees. */
export function walkStages(walk: Walk): void {
  const { file, plain, resolved, options } = walk
  const scope = new Scope()
  const known = new Map<string, BaseFacts>()
  alongBases(
    resolved,
    scope,
    (base, stage) => factsOf(base, file.stages[stage]!, options, known),
    (stage, { workdir, isWorkdirByDefault = false }) =>
      visitStage(
        walk,
        stage,
        workdir === undefined ? undefined : { text: workdir, byDefault: isWorkdirByDefault },
        scope,
      ),
    (stage) => plain !== undefined && isAllMarked(plain[stage]!, file.stages[stage]!.instructions.length),
  )
}

/** What a base gives; many stages of a file begin with one image. */
function factsOf(
  base: Exclude<ResolvedBase, { kind: 'stage' }>,
  stage: Stage,
  options: CheckOptions,
  known: Map<string, BaseFacts>,
): BaseFacts {
  const reference = stage.base.kind === 'image-reference' ? stage.base.reference : undefined
  if (base.kind !== 'image' || typeof reference !== 'string') return baseFacts(base, stage, options)
  let facts = known.get(reference)
  if (facts === undefined) {
    facts = baseFacts(base, stage, options)
    known.set(reference, facts)
  }
  return facts
}

/** Checks a stage, and returns what those that begin with it inherit. */
function visitStage(walk: Walk, index: number, inherited: Known | undefined, scope: Scope): Left {
  const { file, plain, facts, lex, options, report } = walk
  const stage = file.stages[index]!
  if (!isPlainFrom(stage)) {
    const atFrom = new At(index, -1, stage, undefined, facts.globals, lex, undefined, report)
    checkFromVariables(stage, atFrom, facts)
    checkPlatform(stage, atFrom)
  }
  let workdir = inherited
  let triggersDefine = false
  const { instructions } = stage
  const marks = plain === undefined ? 0 : plain[index]!
  for (let at = 0; at < instructions.length; at++) {
    const entry = instructions[at]!
    if (isMarked(marks, at) || isSilent(entry)) {
      if (entry.kind === 'workdir') workdir = nextWorkdir({ text: entry.path as string, byDefault: false }, workdir)
      else if (entry.kind === 'env' || entry.kind === 'arg')
        applyEntry(entry, scope, facts.globals, lex, options.buildArguments, nothing)
      continue
    }
    const here = new At(index, at, entry, stage, scope, lex, workdir, report)
    checkEntryVariables(entry, here, facts)
    checkEntry(entry, here)
    if (entry.kind === 'run') checkRunText(entry, here, facts)
    if (entry.kind === 'env' || entry.kind === 'arg' || entry.kind === 'raw')
      applyEntry(entry, scope, facts.globals, lex, options.buildArguments, (value, name) =>
        checkArgument(value, name, here, facts, options.buildArguments === undefined),
      )
    if (entry.kind === 'workdir') workdir = nextWorkdir(here.known(entry.path), workdir)
    triggersDefine ||= definesByTrigger(entry)
  }
  // A trigger runs in the stages that begin with this one, before their own instructions.
  if (triggersDefine || workdir === undefined) return { workdir: undefined, open: triggersDefine || scope.open }
  return { workdir: workdir.text, isWorkdirByDefault: workdir.byDefault, open: scope.open }
}

const nothing = (): void => undefined

/** Whether there is nothing to say about a FROM whatever the variables are. */
function isPlainFrom({ base, platform }: Stage): boolean {
  return platform === undefined && (base.kind !== 'image-reference' || typeof base.reference === 'string')
}

function nextWorkdir(path: Known | undefined, workdir: Known | undefined): Known | undefined {
  const text = pathIn(workdir?.text, path?.text)
  if (text === undefined) return undefined
  const isAbsolute = path!.text.startsWith('/')
  return { text, byDefault: path!.byDefault || (!isAbsolute && workdir!.byDefault) }
}

function definesByTrigger(entry: Entry): boolean {
  if (entry.kind !== 'onbuild') return false
  const { trigger } = entry
  return /^(?:env|arg|workdir)$/i.test(trigger.kind === 'raw' ? trigger.keyword : trigger.kind)
}
