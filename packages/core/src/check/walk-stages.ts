import type { Dockerfile, Entry, Stage, Workdir } from '../model/index.js'
import { At } from './at.js'
import { checkEntry } from './check-entry.js'
import type { LexOptions } from './expand/lex-word.js'
import type { CheckOptions } from './options.js'
import type { Report } from './report.js'
import type { Resolved, ResolvedBase } from './stages/resolve.js'
import { join } from './values/mount-target.js'
import { checkPlatform } from './values/check-platform.js'
import { alongBases, type Left } from './variables/along-bases.js'
import { checkRunText } from './variables/check-run-text.js'
import { checkArgument, checkEntryVariables, checkFromVariables } from './variables/check-variables.js'
import { Scope } from './variables/scope.js'
import type { VariableFacts } from './variables/undefined.js'
import { applyEntry, baseFacts, type BaseFacts } from './variables/stage-scope.js'

/** What every visit of a stage needs. */
export interface Walk {
  readonly file: Dockerfile
  readonly resolved: Resolved
  readonly facts: VariableFacts
  readonly lex: LexOptions
  readonly options: CheckOptions
  readonly report: Report
}

/** Checks every stage with the variables that it sees. */
export function walkStages(walk: Walk): void {
  const { file, resolved, options } = walk
  const scope = new Scope()
  const known = new Map<string, BaseFacts>()
  alongBases(
    resolved,
    scope,
    (base, stage) => factsOf(base, file.stages[stage]!, options, known),
    (stage, { workdir }) => visitStage(walk, stage, workdir, scope),
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
function visitStage(walk: Walk, index: number, inherited: string | undefined, scope: Scope): Left {
  const { file, facts, lex, options, report } = walk
  const stage = file.stages[index]!
  const atFrom = new At(index, -1, stage, undefined, facts.globals, lex, undefined, report)
  checkFromVariables(stage, atFrom, facts)
  checkPlatform(stage, atFrom)
  let workdir = inherited
  let triggersDefine = false
  stage.instructions.forEach((entry, entryIndex) => {
    if (entry.kind === 'comment' || entry.kind === 'blank') return
    const at = new At(index, entryIndex, entry, stage, scope, lex, workdir, report)
    checkEntryVariables(entry, at, facts)
    checkEntry(entry, at)
    if (entry.kind === 'run') checkRunText(entry, at, facts)
    if (entry.kind === 'env' || entry.kind === 'arg' || entry.kind === 'raw')
      applyEntry(entry, scope, facts.globals, lex, options.buildArguments, (value) => checkArgument(value, at, facts))
    if (entry.kind === 'workdir') workdir = nextWorkdir(entry, workdir, at)
    triggersDefine ||= definesByTrigger(entry)
  })
  // A trigger runs in the stages that begin with this one, before their own instructions.
  return triggersDefine ? { workdir: undefined, open: true } : { workdir, open: scope.open }
}

function nextWorkdir(entry: Workdir, workdir: string | undefined, at: At): string | undefined {
  const path = at.known(entry.path)
  if (path === undefined) return undefined
  if (path.text.startsWith('/')) return join(path.text)
  return workdir === undefined ? undefined : join(workdir, path.text)
}

function definesByTrigger(entry: Entry): boolean {
  if (entry.kind !== 'onbuild') return false
  const { trigger } = entry
  return /^(?:env|arg|workdir)$/i.test(trigger.kind === 'raw' ? trigger.keyword : trigger.kind)
}
