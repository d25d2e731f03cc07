import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let work

/** An empty folder outside of the workspace, which goes with the process. */
export function newFolder(name) {
  if (work === undefined) {
    work = realpathSync(mkdtempSync(join(tmpdir(), 'stagecraft-bench-')))
    process.on('exit', () => rmSync(work, { recursive: true, force: true }))
    process.once('SIGINT', () => process.exit(130))
  }
  const folder = join(work, name)
  mkdirSync(folder, { recursive: true })
  return folder
}
