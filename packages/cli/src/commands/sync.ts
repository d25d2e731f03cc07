import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { problem, type Problem } from '@stagecraft/core'
import type { Command } from 'commander'
import type { Io } from '../io.js'
import { causeOf, type Cause } from '../outputs/cause.js'
import { differentLine, startOfLine } from '../outputs/different-line.js'
import type { Output } from '../outputs/plan.js'
import type { FileToWrite } from '../outputs/write-files.js'
import { tryWriting } from '../outputs/write-texts.js'
import { renderDiff } from '../render/diff.js'
import { examples } from '../render/examples.js'
import { renderJson } from '../render/json.js'
import { printable, shownPath } from '../shown.js'
import { renderProblems } from '../render/problem.js'
import { Stop } from '../stop.js'
import { writeBack, type EditedOutput, type WrittenBack } from '../sync/write-back.js'
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
  const { edited, resealed, refused } = sortOut(outputs, options.force === true)
  const result = edited.length === 0 ? undefined : await writeBack(edited, outputs, options.timeout, io.cwd)
  const found = [...refused, ...(isProblems(result) ? result : [])]
  const written = isProblems(result) ? undefined : result
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

const isProblems = (result: WrittenBack | readonly Problem[] | undefined): result is readonly Problem[] =>
  Array.isArray(result)

/** What there is to do: one output each in one of the three. */
interface Sorted {
  /** Edited in versions alone. */
  readonly edited: readonly EditedOutput[]
  /** Edited into what the config describes by now: only the hash is not theirs. */
  readonly resealed: readonly Output[]
  /** Why the other edited ones are left. */
  readonly refused: readonly Problem[]
}

function sortOut(outputs: readonly Output[], force: boolean): Sorted {
  const edited: EditedOutput[] = []
  const resealed: Output[] = []
  const refused: Problem[] = []
  for (const output of outputs) {
    const cause = causeOf(output)
    if (cause?.kind === 'merge') {
      refused.push(unmerged(output, cause.line))
      continue
    }
    // Without a header, an output that differs was no more edited than its config was.
    if (cause?.kind !== 'edit' || (cause.images === undefined && !output.sealed)) continue
    const why = cause.images?.length === 0 ? undefined : refusal(output, cause, force)
    if (why !== undefined) refused.push(why)
    else if (cause.images?.length === 0) resealed.push(output)
    else edited.push({ output, images: cause.images ?? [], isBehind: cause.written !== undefined })
  }
  return { edited, resealed, refused }
}

function unmerged({ path, config }: Output, line: number): Problem {
  const [name, source] = [basename(path), basename(config)]
  return problem({
    code: 'edit-not-synced',
    message: `${name} is in the middle of a merge: both sides stand in it`,
    hint: `Take the side with the new versions, by git checkout --ours ${name} or --theirs, and run sync again; npx stagecraft emit --force keeps what ${source} says`,
    place: startOfLine(path, line),
  })
}

function refusal(output: Output, cause: Extract<Cause, { kind: 'edit' }>, force: boolean): Problem | undefined {
  const { path, config, graph, text } = output
  const { images, configIsSame, written } = cause
  const [name, source] = [basename(path), basename(config)]
  const line = images?.[0]?.line ?? differentLine(output, text)
  const refuse = (message: string, hint: string): Problem =>
    problem({ code: 'edit-not-synced', message, hint, place: startOfLine(path, line) })
  if (images === undefined && !configIsSame) {
    const hint = `See both: npx stagecraft check. Change ${source} where ${name} is right, then run: npx stagecraft emit`
    return refuse(`${name} was edited, and ${source} has changed as well: the one cannot be told from the other`, hint)
  }
  if (images === undefined) {
    const hint = `What was changed: npx stagecraft check. Change ${source} in the same way, then run: npx stagecraft emit`
    return refuse(`${name} was edited in more than image tags and versions`, hint)
  }
  if (!configIsSame && written === undefined && !force) {
    const hint = `See both: npx stagecraft check. To take those of ${name}: npx stagecraft sync --force; of ${source}: npx stagecraft emit --force`
    return refuse(`${name} was edited, and ${source} has changed as well: which of them is right is not known`, hint)
  }
  if (graph !== undefined) return undefined
  return refuse(
    `${source} does something that cannot be followed: it uses require, or imports a name that it computes`,
    'Change it by hand, or write its imports as `import … from "./file.js"`.',
  )
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
