import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/** The packages that a config may import although nothing is installed beside it: they come from the CLI. */
export const ownPackages = /^@stagecraft\/(?:core|presets)(?:\/|$)/

/** A module of the CLI, from which its own dependencies resolve. */
export const cliUrl = import.meta.url

const require = createRequire(cliUrl)

/** The URL that a specifier has for the CLI; nothing when it has none. */
export function resolveFromCli(specifier: string): string | undefined {
  try {
    return pathToFileURL(require.resolve(specifier)).href
  } catch {
    return undefined
  }
}
