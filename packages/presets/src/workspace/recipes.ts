import { and, stage, words, type AnyStage, type Command, type Mount, type Stage } from '@stagecraft/core'
import { workspaceManagers, type WorkspaceManager, type WorkspaceManagerName } from './managers.js'
import type { WorkspacePackage } from './read-packages.js'

export type Recipe = <S extends Stage>(stage: S) => S

/** One application of a workspace: what it needs, and how its stages get it. */
export interface Workspace {
  readonly kind: 'workspace'
  readonly manager: WorkspaceManagerName
  readonly app: WorkspacePackage
  /** What the application needs to be built, itself last: each after what it needs. */
  readonly packages: readonly WorkspacePackage[]
  /** What root does first: the package manager, where the image has not got it ready. */
  readonly prepare: Recipe
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
  /** The same for stages of another user, in which `prepare` was used as root, and `/app` is where they work. */
  readonly as: (user: WorkspaceUser) => Workspace
}

/** Who installs, as COPY --chown has it. Where the number or the home is not known, no cache is kept between builds. */
export interface WorkspaceUser {
  readonly name: string
  readonly uid?: number | undefined
  readonly home?: string | undefined
}

/** What was read of a workspace. */
export interface WorkspaceFacts {
  readonly managerName: WorkspaceManagerName
  readonly app: WorkspacePackage
  /** What the application needs to be built, itself last. */
  readonly packages: readonly WorkspacePackage[]
  /** What it needs when it runs, itself last. */
  readonly production: readonly WorkspacePackage[]
  /** The name of the package at the root, if it has one. */
  readonly rootName: string | undefined
  /** Whether the root has a script `prepare`, which calls what only development has. */
  readonly prepares: boolean
  /** Manifests, lockfile and settings at the root, as far as they are there. */
  readonly rootFiles: readonly string[]
  /** What else the builds need of the root. */
  readonly files: readonly string[]
  readonly patterns: boolean
}

/**
 * The steps for one application.
 *
 * @param user who runs them in a stage that is prepared; without one, root does so in a stage that has only its base
 */
export function workspaceRecipes(facts: WorkspaceFacts, user?: WorkspaceUser): Workspace {
  const { managerName, app, packages } = facts
  const manager: WorkspaceManager = workspaceManagers[managerName]
  const prepare: Recipe = (on) => (manager.prepare === undefined ? on : on.run(manager.prepare))
  const begun: Recipe = (on) => (user === undefined ? on.workdir(APP).use(prepare) : on)
  const owned = (recipe: Recipe): Recipe =>
    user === undefined || user.uid === 0 ? recipe : (on) => on.within({ chown: user.name }, recipe) as typeof on
  const { uid = 0, home = '/root' } = user ?? {}
  const isKnown = user === undefined || (user.uid !== undefined && user.home !== undefined)
  const mounts = isKnown ? manager.caches({ uid, home }) : []
  return Object.freeze({
    kind: 'workspace',
    manager: managerName,
    app,
    packages,
    prepare,
    install: owned((on) =>
      manifests(on.use(begun), packages, facts).run(manager.install(packages, facts.rootName), { mounts }),
    ),
    source: owned((on) => sources(on, packages, facts.files)),
    build: (on) => buildAll(on, packages, manager),
    production: owned((on) => installProduction(on.use(begun), facts, mounts)),
    collect: (installed, built) => (on) => collect(on, facts.production, installed, built),
    run: (script) => manager.run(app, script),
    as: (other) => workspaceRecipes(facts, other),
  } satisfies Workspace)
}

const APP = '/app'

/** Copies stand in an order that another dependency does not change. */
const byFolder = (packages: readonly WorkspacePackage[]): readonly WorkspacePackage[] =>
  [...packages].sort((a, b) => (a.folder < b.folder ? -1 : 1))

function manifests<S extends Stage>(
  on: S,
  packages: readonly WorkspacePackage[],
  { rootFiles, patterns }: WorkspaceFacts,
): S {
  // COPY takes the content of a folder, so each folder has an instruction of its own.
  const plain = rootFiles.filter((file) => !file.includes('/'))
  const withRoot = rootFiles
    .filter((file) => file.includes('/'))
    .reduce((made, folder) => made.copy(folder, folder), on.copy(plain as [string], './'))
  if (!patterns)
    return byFolder(packages).reduce((made, { folder }) => made.copy(`${folder}/package.json`, `${folder}/`), withRoot)
  const parents = [...new Set(byFolder(packages).map(({ folder }) => `${folder.replace(/[^/]+$/, '*')}/package.json`))]
  return withRoot.copy(parents, './', { parents: true })
}

/** Manifests, and what the application needs when it runs. Settings are for the install: there may be a password in them. */
function installProduction<S extends Stage>(on: S, facts: WorkspaceFacts, mounts: readonly Mount[]): S {
  const { production, prepares, rootFiles } = facts
  const manager: WorkspaceManager = workspaceManagers[facts.managerName]
  const command = manager.production(production)
  const { beforeProduction } = manager
  const withManifests = manifests(on, production, facts)
  const installed = withManifests.run(
    prepares && beforeProduction !== undefined ? and(beforeProduction, command as never) : command,
    { mounts },
  )
  return rootFiles.includes('.npmrc') ? installed.run('rm -f .npmrc') : installed
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
