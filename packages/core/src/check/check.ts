import type { Dockerfile } from '../model/index.js'
import type { Problem } from '../problem/index.js'
import type { PlainMarks } from '../model/plain-entry.js'
import { At } from './at.js'
import type { LexOptions } from './expand/lex-word.js'
import { checkFrontend } from './frontend/check-frontend.js'
import type { CheckOptions } from './options.js'
import { Report } from './report.js'
import { checkBases } from './stages/check-bases.js'
import { checkUses, usesEarlierOnly } from './stages/check-uses.js'
import { Cycles } from './stages/cycles.js'
import { checkStageNames } from './stages/names.js'
import { resolve } from './stages/resolve.js'
import { checkDirectives } from './values/check-directives.js'
import { checkSourceDateEpoch } from './values/source-date-epoch.js'
import { globalScope } from './variables/global-scope.js'
import { StageArguments } from './variables/stage-arguments.js'
import { walkStages, type Walk } from './walk-stages.js'
import { checkArgument } from './variables/check-variables.js'
import type { VariableFacts } from './variables/undefined.js'
import { Scope } from './variables/scope.js'

/**
 * Checks what a whole file means: its stages and their references, its variables and where they are visible, the values
 * that BuildKit refuses when it converts the file, and whether the declared frontend has every feature.
 *
 *     check(file)                                  // [{ code: 'later-stage', severity: 'error', … }]
 *     check(file, { places, frontend: '1.5' })     // with lines and columns, for an old builder
 *
 * What BuildKit refuses is an error, what it only does otherwise than meant is a warning. Problems come in the order of
 * the file. Takes time linear in the size of the file.
 */
export function check(file: Dockerfile, options: CheckOptions = {}): readonly Problem[] {
  return checkMarked(file, options, undefined)
}

/** The same of a file with entries that are known to be plain. */
export function checkMarked(
  file: Dockerfile,
  options: CheckOptions,
  plain: PlainMarks | undefined,
): readonly Problem[] {
  const report = new Report(options.places)
  const lex: LexOptions = { escape: file.directives.escape ?? '\\', quotes: true }
  checkDirectives(file, report)
  const facts = globalFacts(file, lex, options, report)
  const resolved = resolve(file, facts.globals, lex)
  checkStageNames(file, resolved, plain, report)
  const walk: Walk = { file, plain, resolved, facts, lex, options, report }
  checkSourceDateEpoch(walk)
  checkBases(file, resolved, plain, report)
  if (!usesEarlierOnly(file, resolved, plain)) checkUses(file, resolved, new Cycles(resolved), report)
  walkStages(walk)
  checkFrontend(file, options, report)
  return report.problems()
}

/** Works the global arguments out, and checks their defaults on the way. */
function globalFacts(file: Dockerfile, lex: LexOptions, options: CheckOptions, report: Report): VariableFacts {
  const stageArguments = new StageArguments(file)
  const globals = globalScope(file, lex, options.buildArguments, (entry, value, name, scope) => {
    const at = new At(-1, entry, file.globalArgs[entry]!, undefined, scope, lex, undefined, report)
    const noStage: VariableFacts = { globals: new Scope(), arguments: stageArguments }
    checkArgument(value, name, at, noStage, options.buildArguments === undefined)
  })
  return { globals, arguments: stageArguments }
}
