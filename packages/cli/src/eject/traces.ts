import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { glob } from 'tinyglobby'
import { configNames } from '../config/config-names.js'
import { parse } from '../jsonc.js'
import { foldersUp } from '../lint/find-context.js'
import { sealOf } from '../outputs/header.js'
import { lockfiles } from '../package-json/lockfiles.js'

/** A place that names Stagecraft, and that only its author can judge. */
export interface Trace {
  /** Absolute. */
  readonly path: string
  /** The line, from 1; or where it stands in a file of JSON. */
  readonly at: number | string
  readonly text: string
}

const words = 'stagecraft|dockerfile\\.config\\.|dockerfile:check|ours-then-emit'
const ours = new RegExp(words, 'i')

/** Where git does not look, of what the pages of Stagecraft say that something is written, and where else people start such commands. */
const places = [
  '.github/workflows/*.{yml,yaml}',
  '.github/actions/*/action.{yml,yaml}',
  '{.gitlab-ci,azure-pipelines,bitbucket-pipelines,.drone,.travis,cloudbuild,Taskfile,lefthook}.{yml,yaml}',
  '.circleci/*.yml',
  '.woodpecker/*.{yml,yaml}',
  '{Jenkinsfile,Makefile,justfile}',
  '{.husky,.githooks,.git/hooks}/*',
  '.pre-commit-config.yaml',
  '{.gitattributes,.git/config}',
  '{,.github/}{renovate,.renovaterc}{,.json,.json5}',
  '{.dockerignore,tsconfig.json}',
]

/**
 * The lines of a repository that name Stagecraft: of CI, hooks, merges, tools, ignore files, scripts and pages. What is
 * still generated is left out, and so are configs; package.json of the folders is read by itself.
 *
 * @param folders those of the configs
 * @param texts what files will have; the others are read
 */
export async function findTraces(
  folders: readonly string[],
  texts: ReadonlyMap<string, string>,
): Promise<readonly Trace[]> {
  const roots = [...new Set(folders.flatMap((folder) => [foldersUp(folder).at(-1)!, folder]))]
  const options = { absolute: true, dot: true, expandDirectories: false, ignore: ['**/*.sample'] }
  const known = await Promise.all(roots.map(async (cwd) => await glob(places, { ...options, cwd })))
  const tops = [...new Set(folders.map((folder) => foldersUp(folder).at(-1)!))]
  const others = await Promise.all(tops.map(async (top) => inGit(top) ?? (await walk(top))))
  const readElsewhere = new Set(folders.map((folder) => join(folder, 'package.json')))
  const isLeftOut = (path: string): boolean =>
    readElsewhere.has(path) || configNames.includes(basename(path)) || lockfiles.includes(basename(path))
  // tinyglobby and git write paths with slashes.
  const paths = new Set([...known.flat(), ...others.flat()].map((path) => resolve(path)))
  return [...paths]
    .filter((path) => !isLeftOut(path))
    .sort()
    .flatMap((path) => linesOf(path, texts.get(path)))
}

/** Files with a text that names Stagecraft, but for those that git ignores; nothing where git cannot tell. */
function inGit(top: string): readonly string[] | undefined {
  if (!existsSync(join(top, '.git'))) return undefined
  const { status, stdout } = spawnSync('git', ['grep', '--untracked', '-lIziE', '-e', words], {
    cwd: top,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    // A folder above may be another repository.
    env: { ...process.env, GIT_CEILING_DIRECTORIES: dirname(top) },
  })
  if (status !== 0) return status === 1 ? [] : undefined
  return stdout.split('\0').flatMap((name) => (name === '' ? [] : [resolve(top, name)]))
}

/** Without git it is not known where a project ends: so deep, and so many files. */
const [DEPTH, MOST_FILES] = [4, 5000]

async function walk(folder: string): Promise<readonly string[]> {
  const paths = await glob('**', {
    cwd: folder,
    absolute: true,
    dot: true,
    deep: DEPTH,
    followSymbolicLinks: false,
    ignore: ['**/{node_modules,.git,.venv,target}/**'],
  })
  return paths.sort().slice(0, MOST_FILES)
}

/** More lines of one file say nothing new. */
const MOST_LINES = 10

function linesOf(path: string, known: string | undefined): readonly Trace[] {
  const text = known ?? textOf(path)
  if (text === undefined || sealOf(text) !== 'none') return []
  const found = text
    .split(/\r?\n/)
    .flatMap((line, index) => (ours.test(line) ? [{ path, at: index + 1, text: line.trim() }] : []))
  const next = found[MOST_LINES]
  return next === undefined || found.length === MOST_LINES + 1
    ? found
    : [
        ...found.slice(0, MOST_LINES),
        { ...next, text: `and in ${found.length - MOST_LINES - 1} lines below: ${next.text}` },
      ]
}

function textOf(path: string): string | undefined {
  try {
    if (!statSync(path).isFile() || statSync(path).size > 1_000_000) return undefined
    const text = readFileSync(path, 'utf8')
    return text.includes('\0') ? undefined : text
  } catch {
    // Written by somebody else, and perhaps not for us to read.
    return undefined
  }
}

/** What package.json has of Stagecraft: packages that can be taken out, and the rest. */
export interface PackageTraces {
  readonly packages: readonly string[]
  readonly others: readonly Trace[]
}

/** @param text as it will be: without what is taken out anyway */
export function packageTraces(path: string, text: string): PackageTraces {
  const data = parse(text.replace(/^\uFEFF/, '')) as unknown
  if (typeof data !== 'object' || data === null) return { packages: [], others: [] }
  const entries = Object.entries(data)
  const dependencies = entries.flatMap(([key, value]) => (/dependencies$/i.test(key) ? Object.keys(value ?? {}) : []))
  const others = entries.filter(([key]) => !/dependencies$/i.test(key)).flatMap(([key, value]) => textsIn(value, [key]))
  return {
    packages: dependencies.filter((name) => /^(?:@stagecraft\/|stagecraft$)/.test(name)),
    others: others
      .filter(({ keys, text: said }) => ours.test(said) || keys.some((key) => ours.test(key)))
      .map(({ keys, text: said }) => ({ path, at: keys.join(' > '), text: said })),
  }
}

interface TextIn {
  readonly keys: readonly string[]
  readonly text: string
}

function textsIn(value: unknown, keys: readonly string[]): readonly TextIn[] {
  if (typeof value === 'string') return [{ keys, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...keys, key]))
}
