import { existsSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface FoundPackage {
  /** The folder in `node_modules`, and where it leads; absent when the package is not installed. */
  readonly folder?: { readonly link: string; readonly root: string }
  /** Nearer places where it is not. */
  readonly absent: readonly string[]
}

/** The package that a bare specifier names, without what is asked of it: `@acme/images` of `@acme/images/go`. */
export const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** Where Node finds the package of a bare specifier: in the nearest `node_modules` above the importing file. */
export function findPackage(specifier: string, from: string): FoundPackage {
  const name = packageName(specifier)
  const absent: string[] = []
  for (let folder = from; ; folder = dirname(folder)) {
    const link = join(folder, 'node_modules', name)
    if (existsSync(join(link, 'package.json'))) return { folder: { link, root: realpathSync(link) }, absent }
    absent.push(link)
    if (dirname(folder) === folder) return { absent }
  }
}

/** The folder of the package.json above a file. */
export function packageOf(file: string): string {
  const folder = dirname(file)
  return existsSync(join(folder, 'package.json')) || folder === file ? folder : packageOf(folder)
}
