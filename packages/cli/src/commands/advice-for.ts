import type { Output } from '../outputs/plan.js'
import { isOfVersions, renderAdvice, type Behind } from '../render/advice.js'

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
  const versions = behind.filter(isOfVersions).map(({ output }) => output)
  if (versions.length === 0) return renderAdvice(behind, [], cwd)
  const { trySync } = await import('../sync/try-sync.js')
  const { found } = await trySync(versions, all, true, seconds, cwd)
  return renderAdvice(behind, found, cwd)
}
