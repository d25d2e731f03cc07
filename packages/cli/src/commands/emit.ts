import { resolve } from 'node:path'
import { problem, type Problem } from '@stagecraft/core'
import type { Command } from 'commander'
import { findConfigs } from '../config/find-config.js'
import type { Config } from '../config/load-config.js'
import type { Io } from '../io.js'
import type { State } from '../outputs/compare.js'
import { planOutputs, type Output, type Plan } from '../outputs/plan.js'
import { tryWriting } from '../outputs/write-texts.js'
import { examples } from '../render/examples.js'
import { renderJson } from '../render/json.js'
import { printable, shownPath } from '../shown.js'
import { renderProblems } from '../render/problem.js'
import { Stop } from '../stop.js'
import { addConfigOptions, hasErrors, plan, type ConfigOptions } from './outputs.js'
import { cacheOption, type CacheKind } from './subject-options.js'

interface EmitOptions extends ConfigOptions {
  readonly stdout?: boolean
  readonly cache: CacheKind
  readonly watch?: boolean
}

/** `stagecraft emit`: writes what the configs describe. */
export function emitCommand(program: Command, io: Io, done: (code: number) => void): void {
  addConfigOptions(program.command('emit'))
    .description('write the Dockerfiles that the config describes')
    .argument('[output...]', 'only these outputs, as the config calls them')
    .option('--stdout', 'print the text of one output instead of writing it')
    .addOption(cacheOption('with --stdout: keep cache mounts, or leave them out so that layers hold what they keep'))
    .option('-w, --watch', 'write again whenever a config, or a file that it imports, changes')
    .addHelpText(
      'after',
      examples([
        ['stagecraft emit', 'the config of this folder'],
        ['stagecraft emit api/Dockerfile', 'one of several outputs'],
        ["stagecraft emit -c 'services/*'", 'the configs of many folders'],
        ['stagecraft emit --stdout | docker build -f - .', 'build without writing'],
        ['stagecraft emit --watch', 'write again at every change'],
      ]),
    )
    .action(async (wanted: string[], options: EmitOptions) => {
      done(await (options.watch === true ? emitAgain(wanted, options, io) : emit(wanted, options, io)))
    })
}

async function emit(wanted: readonly string[], options: EmitOptions, io: Io): Promise<number> {
  if (options.cache === 'layers' && options.stdout !== true) {
    const message =
      '--cache layers is only for --stdout: what is committed has the cache mounts that the config describes'
    throw new Stop([problem({ code: 'bad-config', message })], 2)
  }
  const { outputs, problems } = await plan(wanted, options, io)
  const failed = hasErrors(problems)
  if (options.stdout === true) {
    if (problems.length > 0) io.err(renderProblems(problems, io.cwd, io.errColors))
    if (!failed) io.out(options.cache === 'layers' ? await withoutCaches(only(outputs)) : only(outputs))
    return failed ? 1 : 0
  }
  const unwritten = failed ? undefined : write(outputs)
  const all = unwritten === undefined ? problems : [...problems, unwritten]
  if (options.json === true) io.out(renderJson(all, outputs, io.cwd))
  else {
    if (all.length > 0) io.err(renderProblems(all, io.cwd, io.errColors))
    if (failed) io.err('Nothing was written.\n')
    else if (unwritten === undefined) for (const output of outputs) io.out(report(output, io))
  }
  return hasErrors(all) ? 1 : 0
}

async function withoutCaches(text: string): Promise<string> {
  const { textWithoutCaches } = await import('../subject/without-caches.js')
  return textWithoutCaches(text)
}

/** Never ends: writes what each change leads to, as far as it has no errors. */
async function emitAgain(wanted: readonly string[], options: EmitOptions, io: Io): Promise<never> {
  const odd = options.stdout === true ? '--stdout' : options.json === true ? '--json' : undefined
  if (odd !== undefined)
    throw new Stop([problem({ code: 'bad-config', message: `${odd} prints once, and --watch never ends` })], 2)
  const { watchConfigs } = await import('../watch/watch-configs.js')
  const configs = await findConfigs(io.cwd, options.config)
  let isFirst = true
  return await watchConfigs(configs, options.timeout, io.cwd, (loaded, failures) => {
    const { outputs, problems } = asPlan(loaded, io.cwd)
    const chosen = outputs.filter(({ name, path }) => {
      return wanted.length === 0 || wanted.some((word) => word === name || resolve(io.cwd, word) === path)
    })
    const unwritten = write(chosen)
    const all = [...failures, ...problems, ...(unwritten === undefined ? [] : [unwritten])]
    if (all.length > 0) io.err(renderProblems(all, io.cwd, io.errColors))
    const shown = unwritten === undefined ? chosen.filter(({ state }) => isFirst || state !== 'fresh') : []
    for (const output of shown) io.out(report(output, io))
    if (isFirst) io.out(io.outColors.dim('watching; end with Ctrl+C\n'))
    isFirst = false
  })
}

/** What ends a single run is a problem of one among many. */
function asPlan(configs: readonly Config[], cwd: string): Plan {
  try {
    return planOutputs(configs, cwd)
  } catch (error) {
    if (error instanceof Stop) return { outputs: [], problems: error.problems }
    throw error
  }
}

/** Several Dockerfiles in one stream are none: a heading before the second would hide its directives. */
function only(outputs: readonly Output[]): string {
  const dockerfiles = outputs.filter(({ path }) => !path.endsWith('.dockerignore'))
  if (dockerfiles.length === 1) return dockerfiles[0]!.text ?? ''
  const names = dockerfiles.map(({ name }) => name)
  const message = `--stdout prints one output, and there are ${names.length}: ${names.join(', ')}`
  const hint = `Name one of them: stagecraft emit --stdout ${names[0] ?? 'Dockerfile'}`
  throw new Stop([problem({ code: 'bad-config', message, hint })], 2)
}

function write(outputs: readonly Output[]): Problem | undefined {
  return tryWriting(outputs.filter(({ state }) => state !== 'fresh').map(({ path, text }) => ({ path, text })))
}

const done = {
  fresh: ['unchanged', ''],
  missing: ['wrote', ''],
  stale: ['wrote', ''],
  edited: ['wrote', ', over changes that were made by hand'],
  foreign: ['wrote', ', over a file that Stagecraft had not written'],
  'left-over': ['removed', ', which nothing describes any more'],
} as const satisfies Record<State, readonly [string, string]>

function report({ state, path, sealed }: Output, io: Io): string {
  const [what, more] = done[state === 'foreign' && !sealed ? 'stale' : state]
  const color = state === 'fresh' ? io.outColors.dim : io.outColors.green
  return `${color(what)} ${printable(shownPath(path, io.cwd))}${more}\n`
}
