import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cache, DockerfileError, sh, words, type Command, type Mount } from '@stagecraft/core'
import type { WorkspacePackage } from './read-packages.js'

/** How one package manager treats a workspace of which only some packages are there. */
export interface WorkspaceManager {
  readonly lockfile: string
  /** Copied with the manifests and the lockfile, where they exist. */
  readonly rootFiles: readonly string[]
  /** Prepares the manager itself, before the manifests are there. */
  readonly prepare?: string
  readonly caches: readonly Mount[]
  /** Installs what the packages need, the root's own tools among it. */
  readonly install: (packages: readonly WorkspacePackage[], root: string | undefined) => Command
  /** Installs what they need when they run. */
  readonly production: (packages: readonly WorkspacePackage[]) => Command
  /** Runs a script of one package. */
  readonly run: (one: WorkspacePackage, script: string) => Command
}

/** The one that is asked for is the last of its closure. */
const app = (packages: readonly WorkspacePackage[]): string => packages.at(-1)!.name

const folders = (packages: readonly WorkspacePackage[]): readonly string[] =>
  packages.map(({ folder }) => `--workspace=${folder}`)

export const workspaceManagers = {
  npm: {
    lockfile: 'package-lock.json',
    rootFiles: ['.npmrc'],
    caches: [cache.npm()],
    install: (packages) => words('npm ci --include-workspace-root', folders(packages)),
    production: (packages) => words('npm ci --omit=dev', folders(packages)),
    run: ({ folder }, script) => sh`npm run ${script} --workspace=${folder}`,
  },
  pnpm: {
    lockfile: 'pnpm-lock.yaml',
    rootFiles: ['pnpm-workspace.yaml', '.npmrc', '.pnpmfile.cjs'],
    prepare: 'corepack enable pnpm',
    caches: [cache.pnpm()],
    install: (packages) => sh`pnpm install --frozen-lockfile --store-dir=/pnpm/store --filter=${`${app(packages)}...`}`,
    production: (packages) =>
      sh`pnpm install --frozen-lockfile --store-dir=/pnpm/store --prod --filter=${`${app(packages)}...`}`,
    run: ({ name }, script) => sh`pnpm --filter=${name} run ${script}`,
  },
  yarn: {
    lockfile: 'yarn.lock',
    rootFiles: ['.yarnrc', '.npmrc'],
    caches: [cache.yarn()],
    install: () => 'yarn install --frozen-lockfile --cache-folder=/yarn/cache',
    production: () => 'yarn install --frozen-lockfile --cache-folder=/yarn/cache --production',
    run: ({ name }, script) => sh`yarn workspace ${name} run ${script}`,
  },
  'yarn-berry': {
    lockfile: 'yarn.lock',
    rootFiles: ['.yarnrc.yml', '.yarn/releases', '.yarn/plugins', '.yarn/patches'],
    prepare: 'corepack enable yarn',
    caches: [cache('/root/.yarn/berry/cache')],
    install: (packages, root) =>
      words('yarn workspaces focus', root === undefined ? [app(packages)] : [app(packages), root]),
    production: (packages) => sh`yarn workspaces focus --production ${app(packages)}`,
    run: ({ name }, script) => sh`yarn workspace ${name} run ${script}`,
  },
} as const satisfies { readonly [name: string]: WorkspaceManager }

export type WorkspaceManagerName = keyof typeof workspaceManagers

const lockfiles = { 'pnpm-lock.yaml': 'pnpm', 'package-lock.json': 'npm', 'yarn.lock': 'yarn' } as const

/** The manager that keeps the lockfile of the root. */
export function managerAt(root: string): WorkspaceManagerName {
  const found = Object.entries(lockfiles).filter(([file]) => existsSync(join(root, file)))
  const [only, other] = found
  if (only === undefined || other !== undefined) {
    const what = only === undefined ? 'no lockfile' : `the lockfiles ${found.map(([file]) => file).join(', ')}`
    throw new DockerfileError({
      code: 'unknown-manager',
      message: `workspace: ${root} has ${what}, so its package manager does not follow`,
      hint: "Name it: workspace({ manager: 'npm' | 'pnpm' | 'yarn' | 'yarn-berry', … })",
    })
  }
  return only[1] === 'yarn' && isBerry(root) ? berryAt(root) : only[1]
}

/** Lockfiles of yarn 2 and later are YAML with metadata at the top. */
const isBerry = (root: string): boolean => /^__metadata:/m.test(readFileSync(join(root, 'yarn.lock'), 'utf8'))

/** Plug'n'Play resolves through files at the root that name every package of the workspace. */
function berryAt(root: string): 'yarn-berry' {
  const settings = join(root, '.yarnrc.yml')
  if (existsSync(settings) && /^nodeLinker:\s*["']?(?:node-modules|pnpm)/m.test(readFileSync(settings, 'utf8')))
    return 'yarn-berry'
  throw new DockerfileError({
    code: 'unknown-manager',
    message: "workspace: yarn uses Plug'n'Play here, which keeps no folder of dependencies that an image could get",
    hint: 'Set nodeLinker: node-modules in .yarnrc.yml',
  })
}
