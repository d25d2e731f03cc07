import { readJson, part, text, texts } from '../../project/read-data.js'
import { hasFile, type Project } from '../../project/project.js'
import type { Manifest } from './manifest.js'

/** The file that the build makes of a source; nothing where that is not known for sure. */
export function compiledPath(project: Project, { scripts }: Manifest, source: string): string | undefined {
  const build = scripts['build'] ?? ''
  const found = /(?:^|[\s&])tsc(?:\s+(?:-p|--project)\s+(\S+)|(?=\s|$))/.exec(build)
  if (found === null || /\btsc\s+(?:--noEmit|-b)\b/.test(build)) return undefined
  const settings = compilerSettings(project, settingsPath(found[1]))
  if (settings.outDir === undefined || settings.rootDir === undefined) return undefined
  const root = settings.rootDir === '' ? '' : `${settings.rootDir}/`
  if (!source.startsWith(root)) return undefined
  return `${settings.outDir}/${source.slice(root.length).replace(/\.([cm]?)tsx?$/, '.$1js')}`
}

const settingsPath = (given: string | undefined): string => {
  const path = plain(given ?? 'tsconfig.json')
  return path.endsWith('.json') ? path : `${path}/tsconfig.json`
}

interface Settings {
  readonly outDir?: string | undefined
  readonly rootDir?: string | undefined
}

/** What a tsconfig says, with what it extends. Paths are those of the project. */
function compilerSettings(project: Project, path: string, depth = 0): Settings {
  const data = readJson(project, path)
  if (data === undefined || depth > 5) return {}
  const base = text(data['extends'])
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
  const from = (given: string): string => plain(folder === '' ? given : `${folder}/${given}`)
  const inherited =
    base !== undefined && base.startsWith('.')
      ? compilerSettings(project, from(base.endsWith('.json') ? base : `${base}.json`), depth + 1)
      : {}
  const { outDir, rootDir } = part(data, 'compilerOptions')
  return {
    outDir: mapped(text(outDir), from) ?? inherited.outDir,
    rootDir: mapped(text(rootDir), from) ?? inherited.rootDir ?? onlyFolder(texts(data['include']).map(from)),
  }
}

const mapped = (path: string | undefined, from: (path: string) => string): string | undefined =>
  path === undefined ? undefined : from(path)

/** Without a setting, the compiler takes the folder that all sources have in common. */
function onlyFolder(include: readonly string[]): string | undefined {
  const folders = new Set(include.map((path) => path.replace(/\/.*$/, '')))
  const [only] = folders
  if (only === undefined || [...folders].some((folder) => /[*.]/.test(folder))) return undefined
  return folders.size === 1 ? only : ''
}

/** `./src//x/` → `src/x`; what leads out of the project is left as it is. */
export const plain = (path: string): string =>
  path
    .replace(/^(?:\.\/+)+/, '')
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '')
    .replace(/^\.$/, '')

/** Whether the compiler takes a file beside package.json for a source of the project. */
export function compilesConfig(project: Project): boolean {
  const data = hasFile(project, 'tsconfig.json') ? readJson(project, 'tsconfig.json') : undefined
  if (data === undefined || 'references' in data || 'files' in data) return false
  const { noEmit } = part(data, 'compilerOptions')
  const include = 'include' in data ? texts(data['include']).map(plain) : ['**/*']
  const takes = include.some((pattern) => /^(?:|\*|\*\*\/\*|\*\*|\*\.ts|\*\*\/\*\.ts)$/.test(pattern))
  const excluded = texts(data['exclude']).some((path) =>
    /dockerfile\.config|^\*\.config\.|^\*\*\/\*\.config\./.test(path),
  )
  return takes && !excluded && noEmit !== true
}
