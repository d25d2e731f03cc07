import { firstFile, hasFile, type Project } from '../../project/project.js'
import { plainWords } from '../../words.js'
import { procfileCommand } from '../procfile.js'
import { compiledPath, plain } from './compiled.js'
import { firstOf, type Manifest } from './manifest.js'

export interface StartCommand {
  readonly command: readonly string[]
  /** The file that Node begins with. */
  readonly entry?: string | undefined
  readonly env?: { readonly [name: string]: string }
  readonly found: string
}

/** What runs the service, where the folder tells it for sure. */
export function startCommand(project: Project, manifest: Manifest): StartCommand | undefined {
  return (
    fromScripts(project, manifest) ??
    fromProcfile(project, manifest) ??
    fromFramework(manifest) ??
    fromEntry(project, manifest)
  )
}

/** Programs that answer requests, with the packages that bring them. */
const programs: { readonly [program: string]: string } = {
  'react-router-serve': '@react-router/serve',
  'remix-serve': '@remix-run/serve',
  fastify: 'fastify-cli',
  serve: 'serve',
  'http-server': 'http-server',
  tsx: 'tsx',
}

function fromScripts(project: Project, manifest: Manifest): StartCommand | undefined {
  for (const name of ['start:prod', 'start']) {
    const script = manifest.scripts[name]
    if (script === undefined) continue
    const found = fromLine(project, manifest, script, `the script "${name}"`)
    if (found !== undefined) return found
  }
  return undefined
}

function fromProcfile(project: Project, manifest: Manifest): StartCommand | undefined {
  const line = procfileCommand(project)
  return line === undefined ? undefined : fromLine(project, manifest, line, 'Procfile')
}

function fromLine(project: Project, manifest: Manifest, line: string, found: string): StartCommand | undefined {
  const words = plainWords(line)
  // What only a shell understands is left to npm, if something of it surely runs the service.
  if (words === undefined)
    return /(?:&&|;)\s*(?:exec\s+)?node\s[^&|;]+$/.test(line) ? { command: ['npm', 'start'], found } : undefined
  const { env, rest } = withoutEnvironment(words)
  const [program, ...more] = rest
  if (program === 'node') return nodeCommand(project, manifest, more, env, found)
  if (program !== undefined && manifest.dependencies.has(programs[program] ?? '')) {
    return { command: [`node_modules/.bin/${program}`, ...more], ...env, found, ...entryOf(more) }
  }
  return undefined
}

const entryOf = (words: readonly string[]): { entry?: string } => {
  const entry = words.find((word) => /\.[cm]?[jt]s$/.test(word))
  return entry === undefined ? {} : { entry: plain(entry) }
}

/** `NODE_ENV=production node x`, also with cross-env. */
function withoutEnvironment(words: readonly string[]): {
  readonly env: { readonly env?: { readonly [name: string]: string } }
  readonly rest: readonly string[]
} {
  const start = words[0] === 'cross-env' ? 1 : 0
  const first = words.findIndex((word, at) => at >= start && !/^[A-Za-z_]\w*=/.test(word))
  const pairs = words
    .slice(start, first)
    .map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)])
  const env = Object.fromEntries(pairs.filter(([name, value]) => name !== 'NODE_ENV' || value !== 'production'))
  return { env: Object.keys(env).length === 0 ? {} : { env }, rest: words.slice(first) }
}

const takingValue = /^(?:-r|--require|--import|--loader|--experimental-loader|-C|--conditions)$/

/** `node [flags] entry [arguments]`. The file with secrets is in no image, and nothing is watched there. */
function nodeCommand(
  project: Project,
  manifest: Manifest,
  words: readonly string[],
  env: { readonly env?: { readonly [name: string]: string } },
  found: string,
): StartCommand | undefined {
  const flags: string[] = []
  let at = 0
  for (; words[at]?.startsWith('-') === true; at++) {
    const flag = words[at]!
    if (/^--(?:env-file|watch)/.test(flag)) continue
    flags.push(flag)
    if (takingValue.test(flag)) flags.push(words[++at] ?? '')
  }
  const given = words[at]
  if (given === undefined) return undefined
  const entry = plain(given) === '' ? manifest.main : given
  if (entry === undefined || !canBeThere(project, manifest, entry)) return undefined
  return {
    command: ['node', ...flags, given === '.' ? plain(entry) : given, ...words.slice(at + 1)],
    ...env,
    entry: plain(entry),
    found,
  }
}

/** It lies there, or a build makes it. */
function canBeThere(project: Project, manifest: Manifest, entry: string): boolean {
  const path = plain(entry)
  const inSource = ['', '.js', '.mjs', '.cjs', '.ts', '/index.js'].some((end) => hasFile(project, path + end))
  return inSource || manifest.scripts['build'] !== undefined
}

/** Frameworks whose build always makes the same file. */
const made = [
  { needs: 'nuxt', command: ['node', '.output/server/index.mjs'] },
  { needs: '@sveltejs/adapter-node', command: ['node', 'build'] },
  { needs: '@astrojs/node', command: ['node', 'dist/server/entry.mjs'], env: { HOST: '0.0.0.0' } },
  { needs: '@nestjs/core', command: ['node', 'dist/main.js'] },
] as const

function fromFramework(manifest: Manifest): StartCommand | undefined {
  if (manifest.scripts['build'] === undefined) return undefined
  const row = made.find(({ needs }) => manifest.all.has(needs))
  if (row === undefined) return undefined
  const { needs, command } = row
  return { command, entry: command[1], found: needs, ...('env' in row ? { env: row.env } : {}) }
}

/** Names by which one file says that it is the one to begin with. */
const names = ['server', 'main', 'index', 'app']
const endings = ['ts', 'mts', 'js', 'mjs', 'cjs']

function fromEntry(project: Project, manifest: Manifest): StartCommand | undefined {
  const source = sourceEntry(project, manifest)
  if (source === undefined) return undefined
  if (/\.[cm]?js$/.test(source)) return { command: ['node', source], entry: source, found: source }
  if (manifest.scripts['build'] === undefined) return undefined
  const compiled = compiledPath(project, manifest, source)
  return compiled === undefined ? undefined : { command: ['node', compiled], entry: compiled, found: source }
}

/** The file that development begins with, or the only one with such a name. */
export function sourceEntry(project: Project, manifest: Manifest): string | undefined {
  const dev = manifest.scripts['dev'] ?? manifest.scripts['start:dev'] ?? ''
  const named = /(?:^|\s)(\S+\.[cm]?[jt]s)(?=\s|$)/.exec(dev)?.[1]
  if (named !== undefined && hasFile(project, plain(named))) return plain(named)
  if (manifest.main !== undefined && hasFile(project, plain(manifest.main))) return plain(manifest.main)
  for (const folder of ['src/', '']) {
    const found = names.flatMap(
      (name) =>
        firstFile(
          project,
          endings.map((end) => `${folder}${name}.${end}`),
        ) ?? [],
    )
    const sure = found.find((path) => /(?:^|\/)server\./.test(path))
    if (sure !== undefined) return sure
    if (found.length === 1) return found[0]
  }
  return undefined
}

/** Whether something in the package is there to serve: what only builds or checks has neither. */
export const canServe = (manifest: Manifest): boolean =>
  manifest.scripts['start'] !== undefined ||
  firstOf(
    manifest.all,
    made.map(({ needs }) => needs),
  ) !== undefined
