import {
  cache,
  DockerfileError,
  stage,
  type Command,
  type Mount,
  type Secret,
  type Stage,
  type Value,
} from '@stagecraft/core'
import {
  baseImage,
  buildPackagesOption,
  certificateMounts,
  checkedBy,
  downloading,
  installing,
  mirrorsOption,
  type BaseImage,
  type Downloads,
  type Healthcheck,
  type ImageOption,
  type Registry,
} from '../common/index.js'
import { option } from '../define/index.js'
import type { WorkspaceManagerName } from '../workspace/managers.js'
import type { Workspace } from '../workspace/recipes.js'
import { builderOf } from './builder.js'
import { npmrcOption, withNpmrc } from './npmrc.js'

/** The image that Node presets build with. */
export const NODE = 'node:24-slim'

/** Options of everything that a package manager of Node installs and builds. */
export const projectOptions = {
  /** The package manager, whose lockfile lies beside package.json. */
  manager: option.choice(['npm', 'pnpm', 'yarn'], {
    description: 'The package manager, whose lockfile lies beside package.json.',
    default: 'npm',
  }),
  /** Build arguments that the build step has in its environment, with their defaults. */
  buildArguments: option.pairs({
    description: 'Build arguments that the build step has in its environment, with their defaults.',
    samples: [{ COMMIT: 'unknown' }],
  }),
  /** Packages of the distribution that only installing and building needs, such as a compiler. */
  buildPackages: buildPackagesOption,
  /** Mirrors that packages are downloaded from while the image is built; they stay in no image. */
  mirrors: mirrorsOption('npm', 'apt', 'apk'),
  /** A secret in the form of a .npmrc file, with what registries of packages ask for. */
  npmrc: npmrcOption,
} as const

/** What the steps of a Node project go by. */
interface Project extends Downloads {
  readonly manager: 'npm' | 'pnpm' | 'yarn'
  /** The workspace that the project is an application of. */
  readonly workspace?: Workspace | undefined
  readonly images?: { readonly build?: ImageOption | undefined } | undefined
  readonly registry: Registry | undefined
  readonly packages?: readonly string[] | undefined
  readonly buildPackages: readonly string[] | undefined
  /** The folder of the build context that holds the project. */
  readonly folder?: string
  readonly npmrc?: Secret | undefined
}

/** The image that a project is built with. */
export const buildImage = ({ images, registry }: Pick<Project, 'images' | 'registry'>): BaseImage =>
  baseImage(NODE, images?.build, registry)

/** What root does before anybody builds: packages of the distribution, and the package manager. */
export function prepare(on: Stage, project: Project): Stage {
  const image = buildImage(project)
  const names = [...(project.packages ?? []), ...(project.buildPackages ?? [])]
  const withPackages = on.use(installing(image, names, project))
  const major = majorOf(image)
  const manager = managerOf(project)
  if (manager === 'npm' || (manager === 'yarn' && major < NO_YARN)) return withPackages
  return withPackages
    .use(major < NO_COREPACK ? (s) => s : getCorepack(project))
    .run(`corepack enable ${manager === 'pnpm' ? 'pnpm' : 'yarn'}`)
}

const managerOf = ({ manager, workspace }: Project): WorkspaceManagerName => workspace?.manager ?? manager

/** Images from these versions of Node on come without. */
const NO_COREPACK = 25
const NO_YARN = 26

/** The version that an official image tells; of others it is not known that something is missing. */
const majorOf = ({ reference }: BaseImage): number => Number(/(?:^|\/)node:(\d+)/.exec(reference)?.[1] ?? 0)

/** It replaces the yarn that images of Node 25 have. */
const getCorepack = (project: Project): ((stage: Stage) => Stage) =>
  downloading(project, ['npm'], (s) => s.run('npm install --global --force corepack@0'))

/** Manifests, install and source. */
export function install(on: Stage, project: Project): Stage {
  const workspace = workspaceOf(project)
  if (workspace !== undefined) return on.use(downloadingPackages(project, workspace.install)).use(workspace.source)
  const { manager, folder } = project
  return on.use(downloadingPackages(project, (s) => s.copyDeps({ manager, folder })))
}

/** The steps of the workspace, for whoever installs here. */
const workspaceOf = (project: Project): Workspace | undefined => project.workspace?.as(builderOf(buildImage(project)))

/**
 * Manifests and the dependencies of production. What `.npmrc` says is needed for the install alone, and there may be a
 * password in it.
 */
export function installProduction(on: Stage, project: Project): Stage {
  const workspace = workspaceOf(project)
  if (workspace !== undefined) return on.use(downloadingPackages(project, workspace.production))
  const { manager, folder } = project
  const installed = on.use(downloadingPackages(project, (s) => s.copyDeps({ manager, folder, production: true })))
  return manager === 'pnpm' ? installed.run('rm -f .npmrc') : installed
}

function downloadingPackages(project: Project, body: (stage: Stage) => Stage): (stage: Stage) => Stage {
  const manager = managerOf(project)
  if (manager === 'yarn' && project.mirrors?.npm !== undefined) {
    throw new DockerfileError({
      code: 'bad-option',
      message: 'mirrors: npm does nothing with yarn 1, which downloads from the addresses in yarn.lock',
      hint: `Let yarn.lock name the mirror: sed -i 's#https://registry.yarnpkg.com#${project.mirrors.npm}#' yarn.lock`,
    })
  }
  return downloading(
    project,
    [manager === 'yarn' ? 'npm' : manager],
    withNpmrc(project.npmrc, buildImage(project), body),
  )
}

/** A build, with its arguments and the certificates: what builds may also download. */
export const building = (
  on: Stage,
  command: Command,
  {
    buildArguments,
    certificates,
  }: { readonly buildArguments?: Arguments | undefined } & Pick<Downloads, 'certificates'>,
  mounts: readonly Mount[] = [],
): Stage =>
  Object.entries(buildArguments ?? {})
    .reduce((made, [name, value]) => made.arg(name, value), on)
    .run(command, { mounts: [...certificateMounts(certificates), ...mounts] })

type Arguments = { readonly [name: string]: Value }

/**
 * What installing and building starts with. The user of the image builds, not root: what a package runs while it is
 * installed has no more rights than the program will have, and the target `dev` may write where tools keep their caches.
 */
export function projectBase(project: Project, prepared: (stage: Stage) => Stage): Stage<'base'> {
  const { reference, builder } = buildImage(project)
  const begun = prepared(stage('base').from(reference))
  return (builder === undefined ? begun : begun.user(builder)).workdir('/app') as Stage<'base'>
}

/** A folder that is kept between builds, where it is known who writes to it. The folder around it must exist. */
export function kept(folder: string, image: BaseImage): readonly Mount[] {
  const { uid } = builderOf(image)
  if (image.builder === undefined || uid === undefined) return []
  return [cache(folder, uid === 0 ? {} : { uid, gid: uid })]
}

/** All that is copied to a runtime belongs to root: the program may read it, and cannot change itself. */
export const OWNED_BY_ROOT = { chown: '0:0' } as const

/** A health check that needs nothing but Node: the image may have no curl. */
export const checkedByNode = (healthcheck: Healthcheck | undefined, port: number): (<S extends Stage>(stage: S) => S) =>
  checkedBy(healthcheck, (path) => ['node', '-e', request(`http://127.0.0.1:${port}${path}`)])

const request = (address: string): string =>
  `fetch('${address}').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))`
