import { readdirSync, readFileSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import type { Project } from './project.js'

/** Folders whose files somebody installed or built. */
const notSource = new Set([
  'node_modules',
  'vendor',
  'target',
  'build',
  'dist',
  'out',
  'coverage',
  'venv',
  '__pycache__',
  'site-packages',
])

/** Folders with a dot that tell something. */
const dotted = new Set(['.mvn'])

/** What tells how a project is built lies near its top, and in a few files. */
const DEEPEST = 9
const MOST = 20_000
const LONGEST = 1_000_000

/** The project that lies in a folder of the disk. What cannot be read is not there. */
export function diskProject(root: string): Project {
  const texts = new Map<string, string | undefined>()
  return {
    files: listed(root),
    read(path) {
      if (!texts.has(path)) texts.set(path, readFile(join(root, path)))
      return texts.get(path)
    },
  }
}

/** Level by level, so that a tree that is too large is known at its top. */
function listed(root: string): readonly string[] {
  const files: string[] = []
  let level = ['']
  for (let depth = 0; depth < DEEPEST && level.length > 0 && files.length < MOST; depth++) {
    const next: string[] = []
    for (const folder of level) {
      for (const entry of entriesOf(join(root, folder))) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`
        if (entry.isFile()) files.push(path)
        else if (entry.isDirectory() && isSource(entry.name)) next.push(path)
      }
    }
    level = next
  }
  return files.slice(0, MOST).sort()
}

const isSource = (name: string): boolean => !notSource.has(name) && (!name.startsWith('.') || dotted.has(name))

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

function readFile(path: string): string | undefined {
  try {
    const text = readFileSync(path, 'utf8')
    return text.length > LONGEST ? undefined : text.replace(/^\uFEFF/, '')
  } catch {
    return undefined
  }
}
