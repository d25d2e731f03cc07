import { existsSync, readdirSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  and,
  describeValue,
  didYouMean,
  DockerfileError,
  stage,
  words,
  type AnyStage,
  type Command,
  type Stage,
} from '@stagecraft/core'
import { closureOf } from './closure.js'
import { managerAt, workspaceManagers, type WorkspaceManager, type WorkspaceManagerName } from './managers.js'
import { readPackages, rootName, type WorkspacePackage } from './read-packages.js'

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

type Recipe = <S extends Stage>(stage: S) => S

/** One application of a workspace: what it needs, and how its stages get it. */
export interface Workspace {
  readonly kind: 'workspace'
  readonly manager: WorkspaceManagerName
  readonly app: WorkspacePackage
  /** What the application needs to be built, itself last: each after what it needs. */
  readonly packages: readonly WorkspacePackage[]
  /** Manifests and install: all that building and testing need. */
  readonly install: Recipe
  /** The source of these packages, and the files of the root. */
  readonly source: Recipe
  /** Builds them in order: the script `build` of each that has one. */
  readonly build: Recipe
  /** Manifests, and the install of what the application needs when it runs. */
  readonly production: Recipe
  /**
   * Puts the application together: what `production` installed, and of each package what it publishes (`files` of its
   * package.json), or else all of it.
   */
  readonly collect: (production: AnyStage, built: AnyStage) => Recipe
  /** A script of the application, as a command. */
  readonly run: (script: string) => Command
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
  const packages = closureOf(app, all, true)
  const production = closureOf(app, all, false)
  const copied = { root, patterns: options.manifests === 'parents', manager }
  const files = options.files ?? buildFiles(root)
  return Object.freeze({
    kind: 'workspace',
    manager: name,
    app,
    packages,
    install: (on) =>
      manifests(on, packages, copied).run(manager.install(packages, rootName(root)), { mounts: [...manager.caches] }),
    source: (on) => sources(on, packages, files),
    build: (on) => buildAll(on, packages, manager),
    production: (on) =>
      manifests(on, production, copied).run(manager.production(production), { mounts: [...manager.caches] }),
    collect: (installed, built) => (on) => collect(on, production, installed, built),
    run: (script) => manager.run(app, script),
  } satisfies Workspace)
}

const APP = '/app'

/** Copies stand in an order that another dependency does not change. */
const byFolder = (packages: readonly WorkspacePackage[]): readonly WorkspacePackage[] =>
  [...packages].sort((a, b) => (a.folder < b.folder ? -1 : 1))

function manifests<S extends Stage>(
  on: S,
  packages: readonly WorkspacePackage[],
  {
    root,
    patterns,
    manager,
  }: { readonly root: string; readonly patterns: boolean; readonly manager: WorkspaceManager },
): S {
  const prepared = manager.prepare === undefined ? on.workdir(APP) : on.workdir(APP).run(manager.prepare)
  const present = [
    'package.json',
    manager.lockfile,
    ...manager.rootFiles.filter((file) => existsSync(join(root, file))),
  ]
  // COPY takes the content of a folder, so each folder has an instruction of its own.
  const plain = present.filter((file) => !file.includes('/'))
  const withRoot = present
    .filter((file) => file.includes('/'))
    .reduce((made, folder) => made.copy(folder, folder), prepared.copy(plain, './'))
  if (!patterns)
    return byFolder(packages).reduce((made, { folder }) => made.copy(`${folder}/package.json`, `${folder}/`), withRoot)
  const parents = [...new Set(byFolder(packages).map(({ folder }) => `${folder.replace(/[^/]+$/, '*')}/package.json`))]
  return withRoot.copy(parents, './', { parents: true })
}

function sources<S extends Stage>(on: S, packages: readonly WorkspacePackage[], files: readonly string[]): S {
  const withFiles = files.length === 0 ? on : on.copy([...files], './')
  return byFolder(packages).reduce((made, { folder }) => made.copy(folder, folder), withFiles)
}

function buildAll<S extends Stage>(on: S, packages: readonly WorkspacePackage[], manager: WorkspaceManager): S {
  const commands = packages.filter(({ scripts }) => scripts.includes('build')).map((one) => manager.run(one, 'build'))
  const [first, ...rest] = commands as never[]
  if (first === undefined) return on
  return on.run(rest.length === 0 ? first : and(first, ...rest))
}

/** What is published is taken as it is; a package that does not say so is taken whole, without what its build installed. */
function collect<S extends Stage>(
  on: S,
  packages: readonly WorkspacePackage[],
  production: AnyStage,
  built: AnyStage,
): S {
  const whole = byFolder(packages)
    .filter(({ files }) => files === undefined)
    .map(({ folder }) => `${folder}/node_modules`)
  const output = whole.length === 0 ? built : stage('output').from(built).run(words('rm -rf', whole))
  const installed = on.workdir(APP).copyFrom(production, APP, './')
  const collected = byFolder(packages).reduce((made, { folder, files }) => {
    const paths = files === undefined ? [folder] : files.map((file) => `${folder}/${file}`)
    return paths.reduce((next, path) => next.copyFrom(output, `${APP}/${path}`, path), made)
  }, installed)
  return collected.workdir(`${APP}/${packages.at(-1)!.folder}`)
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
