import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import type { Io } from '../io.js'
import type { Output } from '../outputs/plan.js'
import type { FileToWrite } from '../outputs/write-files.js'
import { tryWriting } from '../outputs/write-texts.js'
import { renderDiff } from '../render/diff.js'
import { examples } from '../render/examples.js'
import { renderJson } from '../render/json.js'
import { printable, shownPath } from '../shown.js'
import { renderProblems } from '../render/problem.js'
import { Stop } from '../stop.js'
import { trySync } from '../sync/try-sync.js'
import type { WrittenBack } from '../sync/write-back.js'
import { addConfigOptions, hasErrors, plan, type ConfigOptions } from './outputs.js'

interface SyncOptions extends ConfigOptions {
  readonly dryRun?: boolean
  readonly force?: boolean
}

/** `stagecraft sync`: takes new tags and versions, which a tool wrote into the outputs, back into the configs. */
export function syncCommand(program: Command, io: Io, done: (code: number) => void): void {
  addConfigOptions(program.command('sync'))
    .description('take image tags and versions that were changed in a Dockerfile into its config')
    .argument('[output...]', 'only these outputs, as the config calls them')
    .option('--dry-run', 'show what would change in the config, and write nothing')
    .option('--force', 'take the versions of the Dockerfile, also when the config has changed as well')
    .addHelpText(
      'after',
      examples([
        ['stagecraft sync', 'after Renovate or Dependabot'],
        ['stagecraft sync --dry-run', 'only show what would change'],
        ["stagecraft sync -c '**/dockerfile.config.ts'", 'the whole repository'],
      ]),
    )
    .action(async (wanted: string[], options: SyncOptions) => done(await sync(wanted, options, io)))
}

async function sync(wanted: readonly string[], options: SyncOptions, io: Io): Promise<number> {
  const { outputs, problems } = await plan(wanted, options, io)
  if (hasErrors(problems)) throw new Stop(problems, 1)
  const { edited, resealed, written, found } = await trySync(
    outputs,
    outputs,
    options.force === true,
    options.timeout,
    io.cwd,
  )
  const files = filesOf(
    written,
    written === undefined ? resealed : [...edited.map(({ output }) => output), ...resealed],
  )
  const unwritten = options.dryRun === true ? undefined : tryWriting(files)
  const all = [...problems, ...found, ...(unwritten === undefined ? [] : [unwritten])]
  if (options.json === true) io.out(renderJson(all, outputs, io.cwd, { changed: written?.changed ?? [] }))
  else {
    if (all.length > 0) io.err(renderProblems(all, io.cwd, io.errColors))
    if (unwritten === undefined) io.out(await report(written, files, options.dryRun === true, io))
    if (files.length === 0 && found.length === 0) io.out('Nothing to sync: no output was edited\n')
  }
  return hasErrors(all) ? 1 : 0
}

/** The sources, and the outputs with their new hashes: all of them are written, or none. */
function filesOf(written: WrittenBack | undefined, outputs: readonly Output[]): readonly FileToWrite[] {
  const sources = [...(written?.texts ?? [])].map(([path, text]) => ({ path, text }))
  const described = outputs.map(({ path, text }) => ({ path, text: written?.trial.outputs.get(path)?.text ?? text }))
  return [...sources, ...described]
}

async function report(
  written: WrittenBack | undefined,
  files: readonly FileToWrite[],
  isDry: boolean,
  io: Io,
): Promise<string> {
  const nameOf = (path: string): string => printable(shownPath(path, io.cwd))
  if (isDry) {
    const diffs = [...(written?.texts ?? [])].map(async ([path, text]) => {
      const name = nameOf(path)
      return await renderDiff({ name, text: readFileSync(path, 'utf8') }, { name, text }, io.outColors)
    })
    return (await Promise.all(diffs)).join('')
  }
  const changed = (written?.changed ?? []).map(({ place, before, after }) => {
    return `${io.outColors.green('synced')} ${nameOf(place.file)}:${place.line} ${before} → ${after}\n`
  })
  const outputs = files.filter(({ path }) => written?.texts.has(path) !== true)
  return [...changed, ...outputs.map(({ path }) => `${io.outColors.green('wrote')} ${nameOf(path)}\n`)].join('')
}
