import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { packageName } from './find-package.js'

/** The packages that a config may import although nothing is installed beside it: they come from the CLI. */
export const ownPackageNames = ['@stagecraft/core', '@stagecraft/presets']

/** What a config writes to import them, or a part of them. */
export const ownPackages = new RegExp(`^(?:${ownPackageNames.join('|')})(?:/|$)`)

/** A module of the CLI, from which its own dependencies resolve. */
export const cliUrl = import.meta.url

/** The folder of that module. */
export const cliFolder = dirname(fileURLToPath(cliUrl))

const require = createRequire(cliUrl)

let together: ReadonlySet<string> | undefined

/**
 * Whether a specifier is of a package that was installed in one go with the CLI, as `npx -p stagecraft -p @acme/images` does: a
 * folder without a package.json can use the presets of a company so.
 */
export function isInstalledTogether(specifier: string): boolean {
  together ??= dependenciesAbove()
  return together.has(packageName(specifier))
}

/** Whether a specifier may be resolved as the CLI would, where nothing of it is installed beside the config. */
export const comesWithCli = (specifier: string): boolean =>
  ownPackages.test(specifier) || isInstalledTogether(specifier)

/** What the package.json beside the `node_modules` of the CLI asks for. */
function dependenciesAbove(): ReadonlySet<string> {
  const at = cliFolder.lastIndexOf(`${sep}node_modules${sep}`)
  if (at < 0) return new Set()
  try {
    const text = readFileSync(join(cliFolder.slice(0, at), 'package.json'), 'utf8')
    const { dependencies = {}, devDependencies = {} } = JSON.parse(text) as { readonly [kind: string]: object }
    return new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)])
  } catch {
    return new Set()
  }
}

/** The URL that a specifier has for the CLI; nothing when it has none. */
export function resolveFromCli(specifier: string): string | undefined {
  try {
    return pathToFileURL(require.resolve(specifier)).href
  } catch {
    return undefined
  }
}
