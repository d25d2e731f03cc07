import {
  closeSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
  type Stats,
} from 'node:fs'
import { createHash, randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { makeFolder } from '../make-folder.js'

/** A file and the text that it gets; without text it is deleted. */
export interface FileToWrite {
  readonly path: string
  readonly text?: string | undefined
}

/** Says which file could not be written; the system's error is its cause. */
export class WriteError extends Error {
  override readonly name = 'WriteError'
  readonly path: string
  constructor(path: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.path = path
  }
}

/**
 * Writes files so that, whenever the process or the machine stops, each path holds its old text or its new text as a
 * whole. First every new text is brought to disk beside its target, then each is renamed onto it: a full disk or a
 * missing permission shows before anything has changed.
 *
 * A symbolic link stays and its target is replaced; mode and owner of what was there are kept. All of it is synchronous,
 * so a signal that has a handler waits until it is done.
 *
 * @throws {WriteError}
 */
export function writeFiles(files: readonly FileToWrite[]): void {
  const staged: { path: string; target: string; temporary?: string }[] = []
  try {
    for (const { path, text } of files) {
      const target = attempt(path, () => targetOf(path))
      staged.push(
        text === undefined ? { path, target } : { path, target, temporary: attempt(path, () => stage(target, text)) },
      )
    }
    for (const file of staged) {
      attempt(file.path, () => {
        if (file.temporary === undefined) unlinkSync(file.target)
        else renameSync(file.temporary, file.target)
      })
      delete file.temporary
      syncFolder(dirname(file.target))
    }
  } finally {
    for (const { temporary } of staged) if (temporary !== undefined) remove(temporary)
  }
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    throw error instanceof WriteError ? error : new WriteError(path, error)
  }
}

/** Where a path really leads: through symbolic links, also through one whose target does not exist yet. */
function targetOf(path: string, depth = 0): string {
  if (existsSync(path)) {
    const target = realpathSync(path)
    if (!statSync(target).isFile()) throw new Error(`${path} is no regular file`)
    return target
  }
  const link = isLink(path) ? readlinkSync(path) : undefined
  if (link === undefined) return path
  if (depth > 40) throw new Error(`${path}: too many symbolic links`)
  return targetOf(resolve(dirname(path), link), depth + 1)
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    return false
  }
}

/** Writes the text beside the target and waits until the disk has it. */
function stage(target: string, text: string): string {
  const folder = dirname(target)
  makeFolder(folder)
  sweep(folder, basename(target))
  const temporary = join(folder, temporaryName(basename(target)))
  const before = existsSync(target) ? statSync(target) : undefined
  const handle = openSync(temporary, 'wx', 0o666)
  try {
    writeFileSync(handle, text)
    if (before !== undefined) keepOwnerAndMode(handle, before)
    fsyncSync(handle)
    closeSync(handle)
  } catch (error) {
    try {
      closeSync(handle)
    } catch {}
    remove(temporary)
    throw error
  }
  return temporary
}

function keepOwnerAndMode(handle: number, before: Stats): void {
  try {
    fchownSync(handle, before.uid, before.gid)
  } catch {
    // Only root may give files away; then the file belongs to who wrote it.
  }
  fchmodSync(handle, before.mode & 0o7777)
}

/** Makes the rename last. Not every file system lets a folder be opened; the rename is whole there too. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {}
}

function remove(path: string): void {
  try {
    unlinkSync(path)
  } catch {}
}

// Temporary files: .<name>.<machine>-<process>-<random>.stagecraft-tmp

const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
const temporaryName = (name: string): string =>
  `.${name}.${machine}-${process.pid}-${randomBytes(6).toString('hex')}.stagecraft-tmp`

/** Removes what a process that was killed left beside this output. */
function sweep(folder: string, name: string): void {
  for (const entry of readdirSync(folder)) {
    if (!entry.startsWith(`.${name}.`)) continue
    const found = /^([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.stagecraft-tmp$/.exec(entry.slice(name.length + 2))
    if (found === null) continue
    const path = join(folder, entry)
    if (found[1] === machine ? !isAlive(Number(found[2])) : isOld(path)) remove(path)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function isOld(path: string): boolean {
  try {
    return Date.now() - statSync(path).mtimeMs > 60_000
  } catch {
    return false
  }
}
