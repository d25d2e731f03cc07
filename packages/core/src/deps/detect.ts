import { managers, type ManagerName } from './managers.js'
import type { Manager } from './manager.js'

/**
 * The package manager that follows from an image reference: by the last component of its repository.
 *
 *     managerOf('registry.corp/base/node:22')  // 'npm'
 */
export function managerOf(reference: string): ManagerName | undefined {
  const repository = lastComponent(reference)
  for (const name of managerNames) if ((managers[name] as Manager).images.includes(repository)) return name
  return undefined
}

export const managerNames = Object.freeze(Object.keys(managers)) as readonly ManagerName[]

/** `registry:5000/team/node:22@sha256:…` → `node` */
export function lastComponent(reference: string): string {
  return reference.replace(/@.*$/, '').replace(/^.*\//, '').replace(/:.*$/, '')
}

/**
 * The command that installs production dependencies. npm before version 7, which node images up to 14 carry, has no
 * `--omit`.
 */
export function productionInstall(name: ManagerName, baseImage: string | undefined): string | undefined {
  const { production } = managers[name] as Manager
  if (name !== 'npm' || baseImage === undefined || lastComponent(baseImage) !== 'node') return production
  const major = /:v?(\d+)/.exec(baseImage.replace(/^.*\//, ''))?.[1]
  return major !== undefined && Number(major) < 15 ? 'npm ci --only=production' : production
}
