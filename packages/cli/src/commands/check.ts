import type { Command } from 'commander'
import { basename } from 'node:path'
import type { Io } from '../io.js'
import type { State } from '../outputs/compare.js'
import { withHashOf } from '../outputs/header.js'
import type { Output } from '../outputs/plan.js'
import { renderDiff } from '../render/diff.js'
import { renderJson } from '../render/json.js'
import { printable, shownPath } from '../render/paths.js'
import { renderProblems } from '../render/problem.js'
import { addConfigOptions, hasErrors, plan, type ConfigOptions } from './outputs.js'

/** `stagecraft check`: are the committed outputs what the configs describe? Writes nothing. */
export function checkCommand(program: Command, io: Io, done: (code: number) => void): void {
  addConfigOptions(program.command('check'))
    .description('fail when a committed Dockerfile is not what the config describes; writes nothing')
    .argument('[output...]', 'only these outputs, as the config calls them')
    .action(async (wanted: string[], options: ConfigOptions) => done(await check(wanted, options, io)))
}

async function check(wanted: readonly string[], options: ConfigOptions, io: Io): Promise<number> {
  const { outputs, problems } = await plan(wanted, options, io)
  const behind = outputs.filter(({ state }) => state !== 'fresh')
  const failed = hasErrors(problems) || behind.length > 0
  if (options.json === true) {
    io.out(renderJson(problems, outputs, io.cwd))
    return failed ? 1 : 0
  }
  if (problems.length > 0) io.err(renderProblems(problems, io.cwd, io.errColors))
  for (const output of behind) io.out(await explain(output, io))
  if (behind.length > 0) io.out('Run: npx stagecraft emit\n')
  if (!failed) io.out(`${summary(outputs, io)}\n`)
  return failed ? 1 : 0
}

const reasons = {
  fresh: () => 'is fresh',
  missing: () => 'does not exist',
  stale: (config) => `is stale: ${config}, or something that it uses, has changed since it was written`,
  edited: (config) => `was edited by hand: change ${config} instead`,
  foreign: (config) => `was not written by Stagecraft, and ${config} describes another`,
  'left-over': (config) => `is no longer described by ${config}`,
} as const satisfies Record<State, (config: string) => string>

async function explain(output: Output, io: Io): Promise<string> {
  const { state, existing, text, config, sealed } = output
  const name = printable(shownPath(output.path, io.cwd))
  const source = printable(basename(config))
  const why = state === 'foreign' && !sealed ? `is not what ${source} describes` : reasons[state](source)
  const headline = `${io.outColors.red(name)} ${why}\n`
  const wanted = existing === undefined ? text : withHashOf(text ?? '', existing)
  // When only the hash line differs, the hash line is what must be shown.
  const shown = wanted === existing ? text : wanted
  const after = text === undefined ? '/dev/null' : `${name} (from ${printable(shownPath(config, io.cwd))})`
  const before = { name: existing === undefined ? '/dev/null' : name, text: existing ?? '' }
  return `${headline}${await renderDiff(before, { name: after, text: shown ?? '' }, io.outColors)}\n`
}

function summary(outputs: readonly Output[], io: Io): string {
  const [first] = outputs
  if (outputs.length === 1 && first !== undefined) return `${printable(shownPath(first.path, io.cwd))} is fresh`
  return `${outputs.length} files are fresh`
}
