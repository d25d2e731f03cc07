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

/** Whether an image surely carries npm before version 7, which has neither `--omit` nor `npm pkg`. */
export function hasOldNpm(reference: string): boolean {
  if (lastComponent(reference) !== 'node') return false
  const major = /:v?(\d+)/.exec(reference.replace(/@.*$/, '').replace(/^.*\//, ''))?.[1]
  return major !== undefined && Number(major) < 15
}

/**
 * The commands that install production dependencies, as the npm of the image understands them.
 */
export function productionInstall(
  name: ManagerName,
  baseImage: string | undefined,
): readonly [string, ...string[]] | undefined {
  const { beforeProduction, production } = managers[name] as Manager
  if (production === undefined) return undefined
  if (name === 'npm' && baseImage !== undefined && hasOldNpm(baseImage)) return ['npm ci --only=production']
  return beforeProduction === undefined ? [production] : [beforeProduction, production]
}
