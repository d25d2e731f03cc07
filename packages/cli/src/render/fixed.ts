import type { Io } from '../io.js'
import type { FixedFile } from '../lint/fixed-file.js'
import { renderDiff } from './diff.js'
import { printable, shownPath } from '../shown.js'

/** What `--fix` did, a line for each file that it changed. */
export function renderFixed(files: readonly FixedFile[], io: Io): string {
  return files
    .map(({ path, fixed, isConfig }) => {
      const stale = isConfig ? '; what it describes is stale now, run: npx stagecraft emit' : ''
      return `${io.outColors.green('fixed')} ${printable(shownPath(path, io.cwd))}: ${counted(fixed)}${stale}\n`
    })
    .join('')
}

/** `FromAsCasing, LegacyKeyValueFormat (3)` */
function counted(fixed: FixedFile['fixed']): string {
  const counts = new Map<string, number>()
  for (const { code } of fixed) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].map(([code, count]) => (count === 1 ? code : `${code} (${count})`)).join(', ')
}

/** What `--fix` would do, as diffs. */
export async function renderDryRun(files: readonly FixedFile[], io: Io): Promise<string> {
  let text = ''
  for (const { path, before, after, fixed } of files) {
    const name = printable(shownPath(path, io.cwd))
    const diff = await renderDiff({ name, text: before }, { name: `${name} (fixed)`, text: after }, io.outColors)
    text += `${name}: ${counted(fixed)}\n${diff}\n`
  }
  return text
}
