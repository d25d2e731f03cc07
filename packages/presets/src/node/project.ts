import { cache, stage, type Command, type Mount, type Stage } from '@stagecraft/core'
import {
  baseImage,
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
  /** Mirrors that packages are downloaded from while the image is built; they stay in no image. */
  mirrors: mirrorsOption('npm', 'apt', 'apk'),
} as const

/** What the steps of a Node project go by. */
interface Project extends Downloads {
  readonly manager: 'npm' | 'pnpm' | 'yarn'
  readonly images?: { readonly build?: ImageOption | undefined } | undefined
  readonly registry: Registry | undefined
  readonly packages: { readonly build?: readonly string[] | undefined } | undefined
  /** The folder of the build context that holds the project. */
  readonly folder?: string
}

/** The image that a project is built with. */
export const buildImage = ({ images, registry }: Pick<Project, 'images' | 'registry'>): BaseImage =>
  baseImage(NODE, images?.build, registry)

/** What root does before anybody builds: packages of the distribution, and the package manager. */
export function prepare(on: Stage, project: Project): Stage {
  const image = buildImage(project)
  const withPackages = on.use(installing(image, project.packages?.build, project))
  if (project.manager !== 'pnpm') return withPackages
  return withPackages
    .use(downloading(project, ['npm'], (s) => (lacksCorepack(image) ? s.run('npm install --global corepack@0') : s)))
    .run('corepack enable pnpm')
}

/** Images of Node 25 and later come without it. */
function lacksCorepack({ reference }: BaseImage): boolean {
  const major = /\/?node:(\d+)/.exec(reference)?.[1]
  return major !== undefined && Number(major) >= 25
}

/** Manifests, install and source. */
export const install = (on: Stage, { manager, folder, ...downloads }: Project): Stage =>
  on.use(downloading(downloads, ['npm'], (s) => s.copyDeps({ manager, folder })))

/**
 * Manifests and the dependencies of production. What `.npmrc` says is needed for the install alone, and there may be a
 * password in it.
 */
export function installProduction(on: Stage, { manager, folder, ...downloads }: Project): Stage {
  const installed = on.use(downloading(downloads, ['npm'], (s) => s.copyDeps({ manager, folder, production: true })))
  return manager === 'pnpm' ? installed.run('rm -f .npmrc') : installed
}

/** The build, with its arguments. */
export const building = (
  on: Stage,
  command: Command,
  buildArguments: { readonly [name: string]: unknown } | undefined,
  mounts: readonly Mount[] = [],
): Stage =>
  Object.entries(buildArguments ?? {})
    .reduce((made, [name, value]) => made.arg(name, value as string), on)
    .run(command, { mounts })

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
export function kept(folder: string, { builder }: BaseImage): readonly Mount[] {
  const uid = builder === 'node' ? 1000 : builder === 'root' ? 0 : Number.parseInt(builder ?? '', 10)
  if (Number.isNaN(uid)) return []
  return [cache(folder, uid === 0 ? {} : { uid, gid: uid })]
}

/** All that is copied to a runtime belongs to root: the program may read it, and cannot change itself. */
export const OWNED_BY_ROOT = { chown: '0:0' } as const

/** A health check that needs nothing but Node: the image may have no curl. */
export const checkedByNode = (healthcheck: Healthcheck | undefined, port: number): (<S extends Stage>(stage: S) => S) =>
  checkedBy(healthcheck, (path) => ['node', '-e', request(`http://127.0.0.1:${port}${path}`)])

const request = (address: string): string =>
  `fetch('${address}').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))`
