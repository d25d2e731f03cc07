import {
  existsSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeFolder } from '../make-folder.js'
import { packageRoot, version } from '../package-root.js'
import type { Basis, Bundle, Graph } from './bundle.js'
import { cacheFolder } from './cache-folder.js'
import { hash } from './hash.js'

/** A bundle that lies on disk. */
export interface StoredBundle {
  /** The module. */
  readonly path: string
  readonly graph: Graph
}

interface Entry {
  readonly code: string
  readonly graph: Graph
  readonly basis: Basis
}

/** Changes whenever a bundle is made in another way. */
const FORMAT = 1

const folderOfBundles = (): string | undefined => {
  const folder = cacheFolder()
  return folder === undefined ? undefined : join(folder, 'configs')
}

const keyOf = (config: string): string => hash([FORMAT, version(), packageRoot, config].join('\0')).slice(0, 24)

/** The bundle of a config from an earlier run, when all that it was made from is as it was. */
export function readStored(config: string): StoredBundle | undefined {
  const folder = folderOfBundles()
  if (folder === undefined) return undefined
  try {
    const { code, graph, basis } = JSON.parse(readFileSync(join(folder, `${keyOf(config)}.json`), 'utf8')) as Entry
    const path = join(folder, code)
    return isUnchanged(basis) && isThere(graph) && isWhole(path) ? { path, graph } : undefined
  } catch {
    return undefined
  }
}

const isUnchanged = ({ hashes, absent, links }: Basis): boolean =>
  Object.entries(hashes).every(([path, expected]) => hash(readFileSync(path)) === expected) &&
  Object.entries(links).every(([link, root]) => realpathSync(link) === root) &&
  !absent.some((path) => existsSync(path))

/** The name of a module tells its hash: a disk that was full, or a crash, may have left less of it. */
const isWhole = (path: string): boolean => path.endsWith(`-${codeHash(readFileSync(path, 'utf8'))}.mjs`)

const codeHash = (code: string): string => hash(code).slice(0, 16)

const isThere = ({ packages }: Graph): boolean => packages.every(({ url }) => existsSync(fileURLToPath(url)))

/** Keeps a bundle for the next run; nothing when there is no room for it, which is no failure. */
export function store(config: string, { code, graph, basis }: Bundle): StoredBundle | undefined {
  const folder = folderOfBundles()
  if (folder === undefined) return undefined
  try {
    makeFolder(folder, 0o700)
    const key = keyOf(config)
    const name = `${key}-${codeHash(code)}.mjs`
    const index = join(folder, `${key}.json`)
    const before = codeOf(index)
    put(join(folder, name), code)
    put(index, JSON.stringify({ code: name, graph, basis } satisfies Entry))
    if (before !== undefined && before !== name) rmSync(join(folder, before), { force: true })
    sweep(folder)
    return { path: join(folder, name), graph }
  } catch {
    return undefined
  }
}

function codeOf(index: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(index, 'utf8')) as Entry).code
  } catch {
    return undefined
  }
}

/** Whole or not at all: another process may be reading. */
function put(path: string, text: string): void {
  const temporary = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`
  try {
    writeFileSync(temporary, text, { flag: 'wx', mode: 0o600 })
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

const day = 24 * 60 * 60 * 1000

/** Once a day, removes what has not been written for a month. */
function sweep(folder: string): void {
  const mark = join(folder, '.swept')
  const now = Date.now()
  if (now - (statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? 0) < day) return
  writeFileSync(mark, '')
  utimesSync(mark, now / 1000, now / 1000)
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (now - statSync(path).mtimeMs > 30 * day) rmSync(path, { force: true })
  }
}
