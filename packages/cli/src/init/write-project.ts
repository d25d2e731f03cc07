import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { loadConfig } from '../config/load-config.js'
import type { Io } from '../io.js'
import { canonical } from '../outputs/canonical.js'
import { sealOf, withoutHeader } from '../outputs/header.js'
import { planOutputs, type Output, type Plan } from '../outputs/plan.js'
import type { FileToWrite } from '../outputs/write-files.js'
import { writeTexts } from '../outputs/write-texts.js'
import { printable, shownPath } from '../shown.js'
import { renderProblems } from '../render/problem.js'
import { SCRIPT, withCheckScript } from '../package-json/check-script.js'

/** A config that is to be written. */
export interface Draft {
  /** Absolute. */
  readonly target: string
  readonly source: string
  /** The Dockerfile that it describes as it is; nothing when it describes a new one. */
  readonly imported: string | undefined
  readonly force: boolean
  readonly notes: readonly string[]
}

/**
 * Runs the config as if it were there, and then writes it together with all that it describes: a config that does not
 * load, or that describes nothing that can be built, is not written.
 *
 * @returns whether it was written
 */
export async function writeProject(draft: Draft, io: Io): Promise<boolean> {
  const { outputs, problems } = await describe(draft)
  if (problems.length > 0) io.err(renderProblems(problems, io.cwd, io.errColors))
  if (problems.some(({ severity }) => severity === 'error')) return false
  const [kept, described] = [outputs.filter((output) => isOther(output, draft)), outputs]
  const changed = described.filter((output) => output.state !== 'fresh' && !kept.includes(output))
  const script = scriptFile(dirname(draft.target))
  const config = { path: draft.target, text: draft.source }
  writeTexts([config, ...changed.map(({ path, text }) => ({ path, text })), ...script])
  const done = (what: string, path: string, more = ''): void =>
    io.out(`${what} ${printable(shownPath(path, io.cwd))}${more}\n`)
  for (const { path } of [config, ...changed]) done(io.outColors.green('wrote'), path)
  for (const { path } of script) done(`${io.outColors.green('added')} the script "${SCRIPT}" to`, path)
  for (const { path } of kept)
    done('kept', path, ': npx stagecraft check shows what npx stagecraft emit would change there')
  return true
}

/** The Dockerfile that a config describes may replace the one that it was made from only when it is the same build. */
function isOther(output: Output, { imported, force }: Draft): boolean {
  if (force || imported === undefined || output.path !== imported || output.existing === undefined) return false
  const text = withoutHeader(output.text ?? '').replace(/^\n+/, '')
  return canonical(withoutHeader(output.existing), undefined) !== text
}

async function describe({ target, source }: Draft): Promise<Plan> {
  const texts = new Map([[target, source]])
  return planOutputs([await loadConfig(target, 60, texts)], dirname(target), [], texts)
}

/** The outputs of a preset that lie there and that Stagecraft did not write, or that somebody has changed since. */
export const othersIn = (folder: string): readonly string[] =>
  ['Dockerfile', 'Dockerfile.dockerignore']
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path) && sealOf(readFileSync(path, 'utf8')) !== 'intact')

function scriptFile(folder: string): readonly (FileToWrite & { readonly path: string })[] {
  const path = join(folder, 'package.json')
  if (!existsSync(path)) return []
  const text = withCheckScript(readFileSync(path, 'utf8'))
  return text === undefined ? [] : [{ path, text }]
}
