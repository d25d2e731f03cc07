import { readFileSync, statSync } from 'node:fs'
import { glob } from 'tinyglobby'
import { parse } from '../jsonc.js'
import { foldersUp } from '../lint/find-context.js'

/** A place that names Stagecraft, and that only its author can judge. */
export interface Trace {
  /** Absolute. */
  readonly path: string
  /** The line, from 1; or where it stands in a file of JSON. */
  readonly at: number | string
  readonly text: string
}

const ours = /stagecraft|dockerfile\.config\.m?[jt]s|dockerfile:check|ours-then-emit/i

/** Where the pages of Stagecraft say that something is written, and where else people start such commands. */
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
 * The lines of a repository that name Stagecraft: of CI, hooks, merges, tools and ignore files. package.json is read by
 * itself.
 *
 * @param folder the folder of the config
 */
export async function findTraces(folder: string): Promise<readonly Trace[]> {
  const root = foldersUp(folder).at(-1)!
  const roots = root === folder ? [folder] : [root, folder]
  const options = { absolute: true, dot: true, expandDirectories: false, ignore: ['**/*.sample'] }
  const found = await Promise.all(roots.map(async (cwd) => (await glob(places, { ...options, cwd })).sort()))
  return found.flat().flatMap(linesOf)
}

function linesOf(path: string): readonly Trace[] {
  if (statSync(path).size > 1_000_000) return []
  return readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .flatMap((text, index) => (ours.test(text) ? [{ path, at: index + 1, text: text.trim() }] : []))
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
