import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DockerfileError } from '@stagecraft/core'
import { globSync } from 'tinyglobby'
import { parse as parseYaml } from 'yaml'

/** One package of a workspace, as its package.json tells. */
export interface WorkspacePackage {
  readonly name: string
  /** From the root of the workspace, with `/` on every platform. */
  readonly folder: string
  /** Names of the packages of the workspace that it needs when it runs. */
  readonly needs: readonly string[]
  /** Those that only its build and its tests need. */
  readonly needsToBuild: readonly string[]
  readonly scripts: readonly string[]
  /** What it publishes: paths without patterns, or nothing where that is not known. */
  readonly files: readonly string[] | undefined
}

interface Manifest {
  readonly name?: unknown
  readonly workspaces?: unknown
  readonly scripts?: { readonly [name: string]: unknown }
  readonly files?: unknown
  readonly dependencies?: object
  readonly devDependencies?: object
  readonly optionalDependencies?: object
  readonly peerDependencies?: object
}

/** All packages below the root, sorted by folder, so that the same workspace gives the same text on every machine. */
export function readPackages(root: string): readonly WorkspacePackage[] {
  const patterns = workspacePatterns(root)
  const found = globSync(
    patterns
      .filter((pattern) => !pattern.startsWith('!'))
      .map((pattern) => `${pattern.replace(/\/$/, '')}/package.json`),
    {
      cwd: root,
      ignore: [
        '**/node_modules/**',
        ...patterns.filter((p) => p.startsWith('!')).map((p) => `${p.slice(1).replace(/\/$/, '')}/**`),
      ],
      dot: false,
    },
  ).sort()
  const manifests = found.map((path) => ({ folder: dirname(path), manifest: readManifest(join(root, path)) }))
  const named = manifests.filter(
    (one): one is { folder: string; manifest: Manifest & { name: string } } => typeof one.manifest.name === 'string',
  )
  const names = new Set(named.map(({ manifest }) => manifest.name))
  const own = (...groups: readonly (object | undefined)[]): readonly string[] =>
    [...new Set(groups.flatMap((group) => Object.keys(group ?? {})))].filter((name) => names.has(name)).sort()
  return named.map(({ folder, manifest }) => ({
    name: manifest.name,
    folder,
    needs: own(manifest.dependencies, manifest.optionalDependencies, manifest.peerDependencies),
    needsToBuild: own(manifest.devDependencies),
    scripts: Object.keys(manifest.scripts ?? {}),
    files: plainPaths(manifest.files),
  }))
}

/** What the package at the root says of itself. */
export function readRoot(root: string): { readonly name: string | undefined; readonly scripts: readonly string[] } {
  const { name, scripts } = readManifest(join(root, 'package.json'))
  return { name: typeof name === 'string' ? name : undefined, scripts: Object.keys(scripts ?? {}) }
}

function workspacePatterns(root: string): readonly string[] {
  const pnpm = join(root, 'pnpm-workspace.yaml')
  if (existsSync(pnpm)) {
    const { packages } = (parseYaml(readFileSync(pnpm, 'utf8')) ?? {}) as { readonly packages?: unknown }
    if (isTexts(packages)) return packages
  }
  const { workspaces } = readManifest(join(root, 'package.json'))
  const patterns = isTexts(workspaces)
    ? workspaces
    : (workspaces as { readonly packages?: unknown } | undefined)?.packages
  if (isTexts(patterns)) return patterns
  throw new DockerfileError({
    code: 'bad-option',
    message: `workspace: ${root} is not the root of a workspace: neither package.json nor pnpm-workspace.yaml lists packages`,
  })
}

function readManifest(path: string): Manifest {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Manifest
  } catch (error) {
    throw new DockerfileError({
      code: 'bad-option',
      message: `workspace: ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    })
  }
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

/** COPY knows fewer patterns than npm does: where there are any, what is published is not known here. */
function plainPaths(files: unknown): readonly string[] | undefined {
  if (!isTexts(files) || files.length === 0) return undefined
  const paths = files.map((path) => path.replace(/^\.?\//, '').replace(/\/$/, ''))
  return paths.some((path) => path === '' || /[*?[\]{}!\\]/.test(path)) ? undefined : paths
}
