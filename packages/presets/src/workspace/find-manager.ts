import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DockerfileError } from '@stagecraft/core'
import type { WorkspaceManagerName } from './managers.js'

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
