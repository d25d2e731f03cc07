import { posix } from 'node:path'
import { firstFile, hasFile, type Project } from '../../project/project.js'
import { part, readToml, texts, type Data } from '../../project/read-data.js'

export type PythonManager = 'pip' | 'uv' | 'poetry'

/** What a project of Python says that it needs. */
export interface Requirements {
  readonly manager: PythonManager
  /** The list that pip installs. */
  readonly list: string | undefined
  /** Names in lower case, as far as they are listed. */
  readonly names: ReadonlySet<string>
  readonly pyproject: Data | undefined
  readonly notes: readonly string[]
}

/** Nothing when this is no project of Python. */
export function readRequirements(project: Project): Requirements | undefined {
  const pyproject = readToml(project, 'pyproject.toml')
  const manager = managerOf(project, pyproject)
  if (manager === undefined) return undefined
  const list = manager === 'pip' ? listOf(project) : undefined
  const poetry = part(pyproject, 'tool', 'poetry')
  const listed = [
    ...texts(part(pyproject, 'project')['dependencies']),
    ...Object.keys(part(poetry, 'dependencies')),
    ...Object.entries(part(poetry, 'dependencies')).flatMap(([name, value]) =>
      texts(part({ value }, 'value')['extras']).map((extra) => `${name}[${extra}]`),
    ),
    ...(list === undefined ? [] : linesOf(project, list)),
  ]
  return { manager, list, names: new Set(listed.flatMap(namesIn)), pyproject, notes: notesFor(project, manager, list) }
}

/** What is installed for production, where there is no requirements.txt or that one only leads on. */
const likelyLists = ['production', 'prod', 'base', 'requirements'].map((name) => `requirements/${name}.txt`)

/** The list that pip installs: requirements.txt, or the one that it is nothing but a name for. */
function listOf(project: Project): string | undefined {
  if (!hasFile(project, 'requirements.txt')) return firstFile(project, likelyLists)
  const lines = (project.read('requirements.txt') ?? '').split('\n').filter((line) => !/^\s*(?:#|$)/.test(line))
  const installed = lines.filter((line) => limitsIn(line) === undefined)
  // One that only sets limits installs nothing.
  if (lines.length > 0 && installed.length === 0) return firstFile(project, likelyLists) ?? 'requirements.txt'
  const [only, ...others] = lines.map(listIn)
  return only !== undefined && others.length === 0 && hasFile(project, only) ? only : 'requirements.txt'
}

/** `-r base.txt` or `--requirement=base.txt` → the list that is installed as well, from the folder of its own list. */
const listIn = (line: string): string | undefined => /^\s*(?:-r\s*|--requirement[ =]\s*)(\S+)/.exec(line)?.[1]

/** `-c limits.txt` or `--constraint=limits.txt` → what says versions, and installs nothing. */
const limitsIn = (line: string): string | undefined => /^\s*(?:-c\s*|--constraint[ =]\s*)(\S+)/.exec(line)?.[1]

/** The lines of a list and of those that it includes; a line of limits names no package. */
function linesOf(project: Project, list: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(list)) return []
  seen.add(list)
  return (project.read(list) ?? '').split('\n').flatMap((line) => {
    const included = listIn(line)
    return included === undefined ? [line] : linesOf(project, posix.join(posix.dirname(list), included), seen)
  })
}

function managerOf(project: Project, pyproject: Data | undefined): PythonManager | undefined {
  if (hasFile(project, 'uv.lock')) return 'uv'
  if (hasFile(project, 'poetry.lock')) return 'poetry'
  if (listOf(project) !== undefined) return 'pip'
  if (pyproject === undefined) return undefined
  if (Object.keys(part(pyproject, 'tool', 'poetry')).length > 0) return 'poetry'
  // Others than these configure tools for repositories of any kind.
  return 'project' in pyproject ? 'uv' : undefined
}

const lockfiles = { uv: ['uv.lock', 'uv lock'], poetry: ['poetry.lock', 'poetry lock'] } as const

function notesFor(project: Project, manager: PythonManager, list: string | undefined): readonly string[] {
  if (manager === 'pip') return list === undefined ? [] : notesForList(project, list)
  const [file, command] = lockfiles[manager]
  return hasFile(project, file) ? [] : [`There is no ${file}: run ${command} once, and commit it.`]
}

/** A list of the project's own folder comes into the image alone. */
function notesForList(project: Project, list: string): readonly string[] {
  if (list.includes('/')) return []
  const included = (project.read(list) ?? '').split('\n').flatMap((line) => listIn(line) ?? limitsIn(line) ?? [])
  return included.length === 0
    ? []
    : [
        `${list} includes ${included.join(', ')}, which pip will not find in the image: keep the lists in a folder ` +
          "together, such as requirements/, and name one in `requirements: 'requirements/base.txt'`.",
      ]
}

/** `uvicorn[standard]>=0.30` → `uvicorn`, `uvicorn[standard]`. */
function namesIn(requirement: string): readonly string[] {
  const found = /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[([^\]]*)\])?/.exec(requirement)
  if (found === null) return []
  const name = found[1]!.toLowerCase().replace(/[_.]/g, '-')
  return [
    name,
    ...(found[2] ?? '').split(',').flatMap((extra) => (extra.trim() === '' ? [] : [`${name}[${extra.trim()}]`])),
  ]
}

/** Packages that are compiled when they are installed, and what of Debian that and running them needs. */
const native: {
  readonly [name: string]: { readonly packages: readonly string[]; readonly buildPackages: readonly string[] }
} = {
  psycopg2: { packages: ['libpq5'], buildPackages: ['gcc', 'libc6-dev', 'libpq-dev'] },
  'psycopg[c]': { packages: ['libpq5'], buildPackages: ['gcc', 'libc6-dev', 'libpq-dev'] },
  mysqlclient: { packages: ['libmariadb3'], buildPackages: ['gcc', 'libc6-dev', 'libmariadb-dev', 'pkg-config'] },
}

/** What the distribution must have for these. */
export function systemPackages(names: ReadonlySet<string>): {
  readonly packages: readonly string[] | undefined
  readonly buildPackages: readonly string[] | undefined
} {
  const needed = Object.entries(native).flatMap(([name, row]) => (names.has(name) ? [row] : []))
  const all = (of: (row: (typeof needed)[number]) => readonly string[]): readonly string[] | undefined =>
    needed.length === 0 ? undefined : [...new Set(needed.flatMap(of))].sort()
  return { packages: all((row) => row.packages), buildPackages: all((row) => row.buildPackages) }
}
