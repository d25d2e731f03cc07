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
import type { HeldBack } from './held-back.js'
import { addConfigOptions, hasErrors, plan, type ConfigOptions } from './outputs.js'
import { cacheOption, type CacheKind } from './subject-options.js'

interface EmitOptions extends ConfigOptions {
  readonly stdout?: boolean
  readonly cache: CacheKind
  readonly watch?: boolean
  readonly force?: boolean
}

/** `stagecraft emit`: writes what the configs describe. */
export function emitCommand(program: Command, io: Io, done: (code: number) => void): void {
  addConfigOptions(program.command('emit'))
    .description('write the Dockerfiles that the config describes')
    .argument('[output...]', 'only these outputs, as the config calls them')
    .option('--stdout', 'print the text of one output instead of writing it')
    .addOption(cacheOption('with --stdout: keep cache mounts, or leave them out so that layers hold what they keep'))
    .option('--force', 'write over what was edited by hand, or stands in the middle of a merge')
    .option('-w, --watch', 'write again whenever a config, or a file that it imports, changes')
    .addHelpText(
      'after',
      examples([
        ['stagecraft emit', 'the config of this folder'],
        ['stagecraft emit api/Dockerfile', 'one of several outputs'],
        ["stagecraft emit -c 'services/*'", 'the configs of many folders'],
        ['stagecraft emit --stdout | docker build -f - .', 'build without writing'],
        ['stagecraft emit --watch', 'write again at every change'],
        ['stagecraft emit --force', 'give up edits by hand'],
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
  const result = failed ? nothing : await write(outputs, outputs, options, io.cwd)
  const all = [...problems, ...result.found]
  if (options.json === true) io.out(renderJson(all, outputs, io.cwd))
  else {
    if (all.length > 0) io.err(renderProblems(all, io.cwd, io.errColors))
    if (failed) io.err('Nothing was written.\n')
    else for (const output of result.written) io.out(report(output, result, io))
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
  const told = new Map<string, string | undefined>()
  return await watchConfigs(configs, options.timeout, io.cwd, async (loaded, failures) => {
    const { outputs, problems } = await asPlan(loaded, io.cwd)
    const chosen = outputs.filter(({ name, path }) => {
      return wanted.length === 0 || wanted.some((word) => word === name || resolve(io.cwd, word) === path)
    })
    const result = await write(chosen, outputs, options, io.cwd)
    const { written, held, found } = result
    // What is held back is told once, until it is another text.
    const known = held.filter(({ output: { path, existing } }) => told.get(path) === existing)
    for (const { path } of chosen) told.delete(path)
    for (const { output } of held) told.set(output.path, output.existing)
    const all = [...failures, ...problems, ...found.filter((each) => !known.some((one) => one.problem === each))]
    if (all.length > 0) io.err(renderProblems(all, io.cwd, io.errColors))
    for (const output of written) if (isFirst || output.state !== 'fresh') io.out(report(output, result, io))
    if (isFirst) io.out(io.outColors.dim('watching; end with Ctrl+C\n'))
    isFirst = false
  })
}

/** What ends a single run is a problem of one among many. */
async function asPlan(configs: readonly Config[], cwd: string): Promise<Plan> {
  try {
    return await planOutputs(configs, cwd)
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

interface Done {
  /** What lies there now as it should. */
  readonly written: readonly Output[]
  /** Of these, what was written over the work of somebody. */
  readonly lost: ReadonlySet<Output>
  readonly held: readonly HeldBack[]
  readonly found: readonly Problem[]
}

const nothing: Done = { written: [], lost: new Set(), held: [], found: [] }

/** Writes the outputs together, but for those that somebody edited: each of them waits for itself. */
async function write(
  outputs: readonly Output[],
  all: readonly Output[],
  { force, timeout }: EmitOptions,
  cwd: string,
): Promise<Done> {
  const behind = outputs.filter(({ state }) => state !== 'fresh')
  const edited = await heldBackOf(behind, all, timeout, cwd)
  const held = force === true ? [] : edited
  const waits = new Set(held.map(({ output }) => output))
  const unwritten = tryWriting(behind.filter((output) => !waits.has(output)).map(({ path, text }) => ({ path, text })))
  return {
    written: unwritten === undefined ? outputs.filter((output) => !waits.has(output)) : [],
    lost: new Set(edited.map(({ output }) => output)),
    held,
    found: [...held.map((each) => each.problem), ...(unwritten === undefined ? [] : [unwritten])],
  }
}

async function heldBackOf(
  behind: readonly Output[],
  all: readonly Output[],
  seconds: number,
  cwd: string,
): Promise<readonly HeldBack[]> {
  const suspects = behind.filter(({ state }) => state === 'edited' || state === 'foreign')
  if (suspects.length === 0) return []
  // It needs the parser, which nothing needs while nobody edits an output.
  const { heldBack } = await import('./held-back.js')
  return await heldBack(suspects, all, seconds, cwd)
}

const done = {
  fresh: ['unchanged', ''],
  missing: ['wrote', ''],
  stale: ['wrote', ''],
  edited: ['wrote', ''],
  foreign: ['wrote', ', over a file that Stagecraft had not written'],
  'left-over': ['removed', ', which nothing describes any more'],
} as const satisfies Record<State, readonly [string, string]>

function report(output: Output, { lost }: Done, io: Io): string {
  const { state, path, sealed } = output
  const [what, more] = done[state === 'foreign' && !sealed ? 'stale' : state]
  const color = state === 'fresh' ? io.outColors.dim : io.outColors.green
  const over = lost.has(output) ? ', over changes that were made by hand' : more
  return `${color(what)} ${printable(shownPath(path, io.cwd))}${over}\n`
}
