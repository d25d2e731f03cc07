import { existsSync, readdirSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeValue, didYouMean, DockerfileError } from '@stagecraft/core'
import { closureOf } from './closure.js'
import { managerAt } from './find-manager.js'
import { workspaceManagers, type WorkspaceManager, type WorkspaceManagerName } from './managers.js'
import { readPackages, readRoot, type WorkspacePackage } from './read-packages.js'
import { workspaceRecipes, type Workspace } from './recipes.js'

export interface WorkspaceOptions {
  /** The root of the workspace, which is the build context too: `new URL('../..', import.meta.url)`, or an absolute path. */
  readonly root: URL | string
  /** The name of the package that the image is for. */
  readonly app: string
  /** Default: the one whose lockfile lies in the root. */
  readonly manager?: WorkspaceManagerName | undefined
  /**
   * How manifests are copied: one instruction for each package that the application needs, or patterns that also match
   * packages to come, with `--parents` (Dockerfile 1.20). Default: `exact`.
   */
  readonly manifests?: 'exact' | 'parents' | undefined
  /** Files of the root that builds need besides the manifests. Default: `tsconfig*.json` and `*.config.*` files there. */
  readonly files?: readonly string[] | undefined
}

/**
 * Reads a workspace (npm, pnpm, yarn) when the config runs, and gives the steps for one application of it.
 *
 *     const shop = workspace({ root: new URL('../..', import.meta.url), app: '@shop/api' })
 *     const builder = stage('builder').from('node:24-slim').use(shop.install).use(shop.source).use(shop.build)
 *     const production = stage('production').from('node:24-slim').use(shop.production)
 *     stage('runtime').from('node:24-slim').use(shop.collect(production, builder)).cmd(['node', 'dist/server.js'])
 *
 * Only what the application needs is copied, so a change of another package rebuilds nothing. The Dockerfile names the
 * packages, so `stagecraft check` says when one was added.
 *
 * @throws {DockerfileError} 'bad-option', 'unknown-option', 'unknown-manager'
 */
export function workspace(options: WorkspaceOptions): Workspace {
  checkNames(options)
  const root = rootFolder(options.root)
  const all = readPackages(root)
  const app = all.find(({ name }) => name === options.app)
  if (app === undefined) throw unknownApp(options.app, all)
  const name = options.manager ?? managerAt(root)
  const manager: WorkspaceManager | undefined = workspaceManagers[name]
  if (manager === undefined) {
    throw new DockerfileError({
      code: 'unknown-manager',
      message: `workspace: "${String(name)}" is not a manager that is known here: ${Object.keys(workspaceManagers).join(', ')}`,
    })
  }
  if (!existsSync(join(root, manager.lockfile))) {
    throw new DockerfileError({
      code: 'bad-option',
      message: `workspace: ${name} installs what ${manager.lockfile} says, and ${root} has none`,
      hint: 'Run its install once, and commit the lockfile',
    })
  }
  const rootManifest = readRoot(root)
  return workspaceRecipes({
    managerName: name,
    app,
    packages: closureOf(app, all, true),
    production: closureOf(app, all, false),
    rootName: rootManifest.name,
    prepares: rootManifest.scripts.includes('prepare'),
    rootFiles: ['package.json', manager.lockfile, ...manager.rootFiles.filter((file) => existsSync(join(root, file)))],
    files: options.files ?? buildFiles(root),
    patterns: options.manifests === 'parents',
  })
}

/** Configurations at the root that the builds of packages extend. */
const buildFiles = (root: string): readonly string[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .filter((name) => /^tsconfig.*\.json$|^(?!dockerfile\.)[\w-]+\.config\.[cm]?[jt]s$/.test(name))
    .sort()

function rootFolder(root: unknown): string {
  if (root instanceof URL) return fileURLToPath(root).replace(/[\\/]$/, '')
  if (typeof root === 'string' && root.startsWith('file:')) return rootFolder(new URL(root))
  if (typeof root === 'string' && isAbsolute(root)) return root
  throw new DockerfileError({
    code: 'bad-option',
    message: `workspace: "root" takes a URL or an absolute path; found ${describeValue(root)}`,
    hint: "Write it from the config's place: new URL('../..', import.meta.url)",
  })
}

const OPTIONS = ['root', 'app', 'manager', 'manifests', 'files']

function checkNames(options: object): void {
  for (const name of Object.keys(options)) {
    if (OPTIONS.includes(name)) continue
    throw new DockerfileError({
      code: 'unknown-option',
      message: `workspace has no option "${name}"; it has ${OPTIONS.map((known) => `"${known}"`).join(', ')}`,
      hint: didYouMean(name, OPTIONS),
    })
  }
}

function unknownApp(app: unknown, all: readonly WorkspacePackage[]): DockerfileError {
  const names = all.map(({ name }) => name)
  return new DockerfileError({
    code: 'bad-option',
    message: `workspace: no package is called ${describeValue(app)}; there are ${names.map((name) => `"${name}"`).join(', ')}`,
    hint: typeof app === 'string' ? didYouMean(app, names) : undefined,
  })
}
