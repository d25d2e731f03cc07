import { cache, sh, words, type Command, type Mount } from '@stagecraft/core'
import type { WorkspacePackage } from './read-packages.js'

/** How one package manager treats a workspace of which only some packages are there. */
export interface WorkspaceManager {
  readonly lockfile: string
  /** Copied with the manifests and the lockfile, where they exist. */
  readonly rootFiles: readonly string[]
  /** Prepares the manager itself, before the manifests are there. */
  readonly prepare?: string
  /** @param user who installs */
  readonly caches: (user: { readonly uid: number; readonly home: string }) => readonly Mount[]
  /** Installs what the packages need, the root's own tools among it. */
  readonly install: (packages: readonly WorkspacePackage[], root: string | undefined) => Command
  /** Takes the script `prepare` out of the root's manifest: the manager runs it after every install. */
  readonly beforeProduction?: string
  /** Installs what they need when they run. */
  readonly production: (packages: readonly WorkspacePackage[]) => Command
  /** Runs a script of one package. */
  readonly run: (one: WorkspacePackage, script: string) => Command
}

/** The one that is asked for is the last of its closure. */
const app = (packages: readonly WorkspacePackage[]): string => packages.at(-1)!.name

const folders = (packages: readonly WorkspacePackage[]): readonly string[] =>
  packages.map(({ folder }) => `--workspace=${folder}`)

const owner = ({ uid }: { readonly uid: number }): { readonly uid?: number; readonly gid?: number } =>
  uid === 0 ? {} : { uid, gid: uid }

export const workspaceManagers = {
  npm: {
    lockfile: 'package-lock.json',
    rootFiles: ['.npmrc'],
    caches: () => [cache.npm()],
    beforeProduction: 'npm pkg delete scripts.prepare',
    install: (packages) => words('npm ci --include-workspace-root', folders(packages)),
    production: (packages) => words('npm ci --omit=dev', folders(packages)),
    run: ({ folder }, script) => sh`npm run ${script} --workspace=${folder}`,
  },
  pnpm: {
    lockfile: 'pnpm-lock.yaml',
    rootFiles: ['pnpm-workspace.yaml', '.npmrc', '.pnpmfile.cjs'],
    prepare: 'corepack enable pnpm',
    caches: (user) => [cache.pnpm(owner(user))],
    beforeProduction: 'npm pkg delete scripts.prepare',
    install: (packages) => sh`pnpm install --frozen-lockfile --store-dir=/pnpm/store --filter=${`${app(packages)}...`}`,
    production: (packages) =>
      sh`pnpm install --frozen-lockfile --store-dir=/pnpm/store --prod --filter=${`${app(packages)}...`}`,
    run: ({ name }, script) => sh`pnpm --filter=${name} run ${script}`,
  },
  yarn: {
    lockfile: 'yarn.lock',
    rootFiles: ['.yarnrc', '.npmrc'],
    caches: (user) => [cache.yarn(owner(user))],
    install: () => 'yarn install --frozen-lockfile --cache-folder=/yarn/cache',
    production: () => 'yarn install --frozen-lockfile --cache-folder=/yarn/cache --production',
    run: ({ name }, script) => sh`yarn workspace ${name} run ${script}`,
  },
  'yarn-berry': {
    lockfile: 'yarn.lock',
    rootFiles: ['.yarnrc.yml', '.yarn/releases', '.yarn/plugins', '.yarn/patches'],
    prepare: 'corepack enable yarn',
    // All that it keeps there: folders beside the cache would belong to root, who mounts it.
    caches: (user) => [cache(`${user.home}/.yarn`, owner(user))],
    install: (packages, root) =>
      words('yarn workspaces focus', root === undefined ? [app(packages)] : [app(packages), root]),
    production: (packages) => sh`yarn workspaces focus --production ${app(packages)}`,
    run: ({ name }, script) => sh`yarn workspace ${name} run ${script}`,
  },
} as const satisfies { readonly [name: string]: WorkspaceManager }

export type WorkspaceManagerName = keyof typeof workspaceManagers
