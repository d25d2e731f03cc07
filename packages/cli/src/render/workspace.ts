import { existsSync, realpathSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { shownPath } from '../shown.js'

/** GitHub looks for files from the root of the workspace, wherever in it the command was run. */
export function inWorkspace(file: string, cwd: string): string {
  const workspace = process.env['GITHUB_WORKSPACE'] ?? ''
  if (!isAbsolute(workspace) || !existsSync(workspace)) return shownPath(file, cwd)
  const path = resolve(cwd, file.startsWith('file://') ? fileURLToPath(file) : file)
  const inside = relative(realpathSync(workspace), existsSync(path) ? realpathSync(path) : path)
  const isBelow = inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside)
  return isBelow ? inside.split(sep).join('/') : shownPath(file, cwd)
}
