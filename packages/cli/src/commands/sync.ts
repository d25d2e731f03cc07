import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { problem, type Problem } from '@stagecraft/core'
import type { Command } from 'commander'
import type { Io } from '../io.js'
import { causeOf } from '../outputs/cause.js'
import type { Output } from '../outputs/plan.js'
import { tryWriting } from '../outputs/write-texts.js'
import { renderDiff } from '../render/diff.js'
import { renderJson } from '../render/json.js'
import { printable, shownPath } from '../render/paths.js'
import { renderProblems } from '../render/problem.js'
import { Stop } from '../stop.js'
import { writeBack, type EditedOutput, type WrittenBack } from '../sync/write-back.js'
import { addConfigOptions, hasErrors, plan, type ConfigOptions } from './outputs.js'

interface SyncOptions extends ConfigOptions {
  readonly dryRun?: boolean
}

/** `stagecraft sync`: takes new tags and versions, which a tool wrote into the outputs, back into the configs. */
export function syncCommand(program: Command, io: Io, done: (code: number) => void): void {
  addConfigOptions(program.command('sync'))
    .description('take image tags and versions that were changed in a Dockerfile into its config')
    .argument('[output...]', 'only these outputs, as the config calls them')
    .option('--dry-run', 'show what would change in the config, and write nothing')
    .action(async (wanted: string[], options: SyncOptions) => done(await sync(wanted, options, io)))
}

async function sync(wanted: readonly string[], options: SyncOptions, io: Io): Promise<number> {
  const { outputs, problems } = await plan(wanted, options, io)
  if (hasErrors(problems)) throw new Stop(problems, 1)
  const { edited, refused } = sortOut(outputs)
  const result = edited.length === 0 ? [] : await writeBack(edited, outputs, options.timeout, io.cwd)
  const found = [...refused, ...(isProblems(result) ? result : [])]
  const written = isProblems(result) ? undefined : result
  const unwritten = written === undefined || options.dryRun === true ? undefined : write(written, edited)
  const all = [...problems, ...found, ...(unwritten === undefined ? [] : [unwritten])]
  if (options.json === true) io.out(renderJson(all, outputs, io.cwd, { changed: written?.changed ?? [] }))
  else {
    if (all.length > 0) io.err(renderProblems(all, io.cwd, io.errColors))
    if (written !== undefined && unwritten === undefined) await report(written, edited, options.dryRun === true, io)
    else if (found.length === 0) io.out('Nothing to sync: no output was edited\n')
  }
  return hasErrors(all) ? 1 : 0
}

const isProblems = (result: WrittenBack | readonly Problem[]): result is readonly Problem[] => Array.isArray(result)

/** The outputs that were edited in versions alone, and why the other edited ones are left. */
function sortOut(outputs: readonly Output[]): {
  readonly edited: readonly EditedOutput[]
  readonly refused: readonly Problem[]
} {
  const edited: EditedOutput[] = []
  const refused: Problem[] = []
  for (const output of outputs) {
    const cause = causeOf(output)
    if (cause?.kind !== 'edit' || cause.images?.length === 0) continue
    // Without a header, an output that differs was no more edited than its config was.
    if (cause.images === undefined && !output.sealed) continue
    const why = refusal(output, cause)
    if (why === undefined) edited.push({ output, images: cause.images ?? [] })
    else refused.push(why)
  }
  return { edited, refused }
}

function refusal(
  { path, config, graph }: Output,
  { images, configIsSame }: Extract<ReturnType<typeof causeOf>, { kind: 'edit' }>,
): Problem | undefined {
  const [name, source] = [basename(path), basename(config)]
  const refuse = (message: string, hint: string): Problem =>
    problem({
      code: 'edit-not-synced',
      message,
      hint,
      place: { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 },
    })
  if (images === undefined) {
    const hint = `What was changed: npx stagecraft check. Change ${source} in the same way, then run: npx stagecraft emit`
    return refuse(`${name} was edited in more than image tags and versions`, hint)
  }
  if (!configIsSame) {
    const hint = `See both: npx stagecraft check. Change ${source} by hand, then run: npx stagecraft emit`
    return refuse(`${name} was edited, and ${source} has changed as well: which of them is right is not known`, hint)
  }
  if (graph !== undefined) return undefined
  return refuse(
    `${source} does something that cannot be followed: it uses require, or imports a name that it computes`,
    'Change it by hand, or write its imports as `import … from "./file.js"`.',
  )
}

/** The sources, and the outputs with their new hashes: all of them, or none. */
function write({ texts, trial }: WrittenBack, edited: readonly EditedOutput[]): Problem | undefined {
  const outputs = edited.map(({ output: { path } }) => ({ path, text: trial.outputs.get(path)?.text }))
  return tryWriting([...[...texts].map(([path, text]) => ({ path, text })), ...outputs])
}

async function report(
  { changed, texts }: WrittenBack,
  edited: readonly EditedOutput[],
  isDry: boolean,
  io: Io,
): Promise<void> {
  if (isDry) {
    for (const [path, text] of texts) {
      const name = printable(shownPath(path, io.cwd))
      io.out(await renderDiff({ name, text: readFileSync(path, 'utf8') }, { name, text }, io.outColors))
    }
    return
  }
  for (const { place, before, after } of changed) {
    const where = `${printable(shownPath(place.file, io.cwd))}:${place.line}`
    io.out(`${io.outColors.green('synced')} ${where} ${before} → ${after}\n`)
  }
  for (const { output } of edited)
    io.out(`${io.outColors.green('wrote')} ${printable(shownPath(output.path, io.cwd))}\n`)
}
