import type { Problem } from '@stagecraft/core'
import type { Output } from '../outputs/plan.js'
import { commandOf, isOfVersions, renderAdvice, type Behind } from '../render/advice.js'

/**
 * What to run for outputs that are behind. Whether `sync` can take what was edited is not promised, but tried.
 *
 * @param all every output of the configs in this run
 */
export async function adviceFor(
  behind: readonly Behind[],
  all: readonly Output[],
  seconds: number,
  cwd: string,
): Promise<string> {
  return renderAdvice(behind, await refusedOf(behind, all, seconds, cwd), cwd)
}

/** The same for one output, for programs: what is to be done, and the one command that does it, where there is one. */
export async function nextStepFor(
  each: Behind,
  all: readonly Output[],
  seconds: number,
  cwd: string,
): Promise<{ readonly hint: string; readonly run?: string }> {
  const refused = await refusedOf([each], all, seconds, cwd)
  const run = commandOf(each, refused.length > 0, cwd)
  return { hint: renderAdvice([each], refused, cwd).trimEnd(), ...(run === undefined ? {} : { run }) }
}

/** Why `sync` cannot take the versions that were edited. */
async function refusedOf(
  behind: readonly Behind[],
  all: readonly Output[],
  seconds: number,
  cwd: string,
): Promise<readonly Problem[]> {
  const versions = behind.filter(isOfVersions).map(({ output }) => output)
  if (versions.length === 0) return []
  const { trySync } = await import('../sync/try-sync.js')
  return (await trySync(versions, all, true, seconds, cwd)).found
}
