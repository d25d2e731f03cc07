import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { loadConfig } from '../config/load-config.js'
import type { Io } from '../io.js'
import { canonicalOrNone } from '../outputs/canonical.js'
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

/** All that is written for a draft. */
export interface ProjectFiles {
  readonly config: FileToWrite
  readonly outputs: readonly FileToWrite[]
  /** The package.json that gets a script, where there is one. */
  readonly script: readonly FileToWrite[]
  /** Dockerfiles that stay as they are: what the config describes is not provably the same build. */
  readonly kept: readonly Output[]
}

/**
 * Runs the config as if it were there: a config that does not load, or that describes nothing that can be built, is not
 * written. Nothing when there are errors, which are shown then.
 */
export async function planProject(draft: Draft, io: Io): Promise<ProjectFiles | undefined> {
  const { outputs, problems } = await describe(draft)
  if (problems.length > 0) io.err(renderProblems(problems, io.cwd, io.errColors))
  if (problems.some(({ severity }) => severity === 'error')) return undefined
  const kept = outputs.filter((output) => isOther(output, draft))
  const changed = outputs.filter((output) => output.state !== 'fresh' && !kept.includes(output))
  return {
    config: { path: draft.target, text: draft.source },
    outputs: changed.map(({ path, text }) => ({ path, text })),
    script: scriptFile(dirname(draft.target)),
    kept,
  }
}

/** Writes all of it, or nothing. */
export const writeProject = ({ config, outputs, script }: ProjectFiles): void =>
  writeTexts([config, ...outputs, ...script])

/** What was done, or what would be. */
export function projectLines(
  { config, outputs, script, kept }: ProjectFiles,
  isDry: boolean,
  { cwd, outColors }: Io,
): string {
  const [wrote, added, keeps] = isDry ? ['would write', 'would add', 'would keep'] : ['wrote', 'added', 'kept']
  const line = (what: string, { path }: { readonly path: string }): string =>
    `${what} ${printable(shownPath(path, cwd))}\n`
  return [
    ...[config, ...outputs].map((file) => line(outColors.green(wrote), file)),
    ...script.map((file) => line(`${outColors.green(added)} the script "${SCRIPT}" to`, file)),
    ...kept.map((output) => line(keeps, output)),
  ].join('')
}

/** The Dockerfile that a config describes may replace the one that it was made from only when it is the same build. */
function isOther(output: Output, { imported, force }: Draft): boolean {
  if (force || imported === undefined || output.path !== imported || output.existing === undefined) return false
  // Where a header stood there are blank lines, which the canonical form does not have.
  const [before, after] = [output.existing, output.text ?? ''].map((text) => canonicalOrNone(withoutHeader(text)))
  return before === undefined || before !== after
}

async function describe({ target, source }: Draft): Promise<Plan> {
  const texts = new Map([[target, source]])
  return await planOutputs([await loadConfig(target, 60, texts)], dirname(target), [], texts)
}

/** The outputs of a preset that lie there and that Stagecraft did not write, or that somebody has changed since. */
export const othersIn = (folder: string): readonly string[] =>
  ['Dockerfile', 'Dockerfile.dockerignore']
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path) && sealOf(readFileSync(path, 'utf8')) !== 'intact')

function scriptFile(folder: string): readonly FileToWrite[] {
  const path = join(folder, 'package.json')
  if (!existsSync(path)) return []
  const text = withCheckScript(readFileSync(path, 'utf8'))
  return text === undefined ? [] : [{ path, text }]
}
