import { DockerfileError, didYouMean } from '../problem/index.js'
import {
  managerNames,
  managerOf,
  managers,
  productionInstall,
  userFacts,
  type Manager,
  type ManagerName,
  type UserFacts,
} from '../deps/index.js'
import type { Word } from '../model/index.js'
import { currentUser, entriesBackwards, newest, rootImage } from './chain.js'
import { and } from './commands/and.js'
import type { CommandValue } from './commands/command-value.js'
import { TextHandle, wrongArgument } from './handle.js'
import { onlyOptions } from './option-value.js'
import { cache } from './caches.js'
import type { MountValue } from './mounts.js'
import { noUses, type StageLink } from './step.js'

const OPTIONS = ['manager', 'production', 'folder']

export interface CopyDepsOptions {
  readonly manager?: ManagerName | undefined
  readonly folder?: string | undefined
  readonly production?: boolean | undefined
}

/** The instructions that `copyDeps` needs of a stage. */
interface Building extends StageLink {
  run(command: string | CommandValue, options?: object): this
  user(name: string | TextHandle): this
  copy(sources: readonly string[], destination: string, options?: object): this
  workdir(path: string): this
}

/** Runtime of `copyDeps`: manifests, install, source, in the order that keeps the layer cache. */
export function copyDeps<S extends Building>(stage: S, options: CopyDepsOptions = {}): S {
  onlyOptions('copyDeps', options, OPTIONS)
  const image = rootImage(stage)
  const name = options.manager ?? (image === undefined ? undefined : managerOf(image))
  if (name === undefined) throw unknownManager(image)
  if (!managerNames.includes(name)) throw notAManager(name)
  const manager: Manager = managers[name]
  const production = options.production === true
  const install = production ? productionInstall(name, image) : ([manager.install] as const)
  if (install === undefined) {
    throw new DockerfileError({
      code: 'manager-mismatch',
      message: `${name} has no production dependencies: what it builds needs none of them when it runs`,
      hint: 'Copy what the build stage makes: .copyFrom(builder.artifacts.…)',
    })
  }
  const user = currentUser(stage)
  const facts = user === undefined || typeof user === 'string' ? userFacts(user) : undefined
  const owner = ownerOption(stage, user)
  const caching = { mounts: cacheMounts(manager, facts) }

  const folder = projectFolder(options.folder)
  const source = folder === '' ? '.' : folder

  let out: S = newest(stage, 'workdir') === undefined ? stage.workdir('/app') : stage
  if (manager.prepare !== undefined) out = prepared(out, manager.prepare, user)
  if (manager.manifests.length === 0) return out.copy([source], '.', owner).run(manager.install, caching)
  const manifests = [...manager.manifests, ...(manager.optional ?? [])].map((file) => `${folder}${file}`)
  out = out.copy(manifests, './', owner).run(install.length === 1 ? install[0] : and(...install), caching)
  if (production) return out
  out = out.copy([source], '.', owner)
  return manager.afterSource === undefined ? out : out.run(manager.afterSource, caching)
}

/** A chain that has prepared the manager need not do it again; elsewhere root does it. */
function prepared<S extends Building>(stage: S, command: string, user: ReturnType<typeof currentUser>): S {
  for (const entry of entriesBackwards(stage)) {
    if (entry.kind !== 'run' || entry.command.form === 'exec') continue
    if (entry.command.lines.some((line) => typeof line === 'string' && line.includes(command))) return stage
  }
  if (user === undefined || isRoot(user)) return stage.run(command)
  return stage.user('root').run(command).user(asGiven(user))
}

const isRoot = (user: Word): boolean => typeof user === 'string' && /^(?:root|0)(?::.*)?$/.test(user)

/** A user once more. Its variables are declared already, where it was said first. */
const asGiven = (user: Word): string | TextHandle => (typeof user === 'string' ? user : new TextHandle(user, noUses))

/** The folder of the project as the start of a path: empty, or ending with a slash. */
function projectFolder(folder: unknown): string {
  if (folder === undefined) return ''
  if (typeof folder !== 'string' || folder === '')
    throw wrongArgument('copyDeps: folder', 'a folder of the build context', folder)
  const path = folder.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '')
  return path === '' || path === '.' ? '' : `${path}/`
}

/** Files belong to the user that will write beside them. */
function ownerOption(stage: StageLink, user: ReturnType<typeof currentUser>): object | undefined {
  if (user === undefined || isRoot(user) || stage.settings?.chown !== undefined) return undefined
  return { chown: asGiven(user) }
}

function cacheMounts(manager: Manager, user: UserFacts | undefined): readonly MountValue[] {
  // Who cannot be known cannot be given a cache that it may write: the install works without.
  if (user === undefined) return []
  const options = {
    ...(manager.locked === true ? { sharing: 'locked' } : {}),
    ...(user.uid === 0 ? {} : { uid: user.uid, gid: user.uid }),
  }
  return (manager.cache ?? []).map((folder) => cache(folder.replace(/^~/, user.home), options))
}

function unknownManager(image: string | undefined): DockerfileError {
  const base = image === undefined ? 'the base of this stage' : `the base image "${image}"`
  return new DockerfileError({
    code: 'unknown-manager',
    message: `copyDeps: no package manager follows from ${base}`,
    hint: `Name it: .copyDeps({ manager: ${managerNames.map((known) => `'${known}'`).join(' | ')} })`,
  })
}

function notAManager(name: string): DockerfileError {
  return new DockerfileError({
    code: 'unknown-manager',
    message: `copyDeps: "${name}" is not a package manager that is known here: ${managerNames.join(', ')}`,
    hint: didYouMean(name, managerNames),
  })
}
