import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Where a module lies for the time in which it is imported. */
export interface ModuleFile {
  readonly url: string
  remove(): void
}

/** Makes a text importable: as a temporary file, or without any file where none can be written. */
export function moduleFile(code: string): ModuleFile {
  let folder: string | undefined
  const remove = (): void => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  }
  try {
    folder = mkdtempSync(join(tmpdir(), 'stagecraft-'))
    const path = join(folder, 'config.mjs')
    writeFileSync(path, code)
    return { url: pathToFileURL(path).href, remove }
  } catch {
    remove()
    return { url: `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`, remove: () => {} }
  }
}
