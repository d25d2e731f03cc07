import { hasFile, type Project } from '../../project/project.js'
import { part, readToml, texts, type Data } from '../../project/read-data.js'

export type PythonManager = 'pip' | 'uv' | 'poetry'

/** What a project of Python says that it needs. */
export interface Requirements {
  readonly manager: PythonManager
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
  const poetry = part(pyproject, 'tool', 'poetry')
  const listed = [
    ...texts(part(pyproject, 'project')['dependencies']),
    ...Object.keys(part(poetry, 'dependencies')),
    ...Object.entries(part(poetry, 'dependencies')).flatMap(([name, value]) =>
      texts(part({ value }, 'value')['extras']).map((extra) => `${name}[${extra}]`),
    ),
    ...(project.read('requirements.txt') ?? '').split('\n'),
  ]
  return { manager, names: new Set(listed.flatMap(namesIn)), pyproject, notes: notesFor(project, manager) }
}

function managerOf(project: Project, pyproject: Data | undefined): PythonManager | undefined {
  if (hasFile(project, 'uv.lock')) return 'uv'
  if (hasFile(project, 'poetry.lock')) return 'poetry'
  if (hasFile(project, 'requirements.txt')) return 'pip'
  if (pyproject === undefined) return undefined
  if (Object.keys(part(pyproject, 'tool', 'poetry')).length > 0) return 'poetry'
  // Others than these configure tools for repositories of any kind.
  return 'project' in pyproject ? 'uv' : undefined
}

const lockfiles = { uv: ['uv.lock', 'uv lock'], poetry: ['poetry.lock', 'poetry lock'] } as const

function notesFor(project: Project, manager: PythonManager): readonly string[] {
  if (manager === 'pip') return []
  const [file, command] = lockfiles[manager]
  return hasFile(project, file) ? [] : [`There is no ${file}: run ${command} once, and commit it.`]
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
