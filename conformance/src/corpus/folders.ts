import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A Dockerfile as it stands on the disk, and as a decoder gives it to us. */
export interface CorpusFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly text: string
}

/** All files of folders and of their folders; a path of a file is taken too. */
export function readFolders(paths: readonly string[]): readonly CorpusFile[] {
  const files: CorpusFile[] = []
  for (const path of paths) visit(path, files)
  return files
}

function visit(path: string, files: CorpusFile[]): void {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) if (name !== '.git') visit(join(path, name), files)
    return
  }
  const bytes = readFileSync(path)
  // The byte order mark is kept: it is part of what parse must know.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  files.push({ name: path, bytes, text })
}
