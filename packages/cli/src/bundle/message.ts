import { resolve } from 'node:path'
import { didYouMean, problem, type Place, type Problem } from '@stagecraft/core'
import type { Location, Message } from 'esbuild'
import type { MissingImport } from './bundle.js'
import { packageName } from './find-package.js'
import { ownPackageNames } from './own-packages.js'
import { syntaxProblem } from './syntax-problem.js'

/**
 * What esbuild says about a config, as a problem at its place; nothing where it is something that we do not know.
 *
 * @param folder from which esbuild calls files
 * @param read the text of a file, as its author has written it
 * @param files how many bytes stand before the first line of each file, that its author has not written
 */
export function problemOf(
  { text, detail, location }: Message,
  folder: string,
  files: ReadonlyMap<string, number>,
  read: (path: string) => string | undefined,
): Problem | undefined {
  if (location === null) return undefined
  const path = resolve(folder, location.file)
  const place = (length: number): Place => placeOf(location, path, files.get(path) ?? 0, length)
  if (isMissing(detail)) return missingImport(detail, place(location.length))
  const noExport = /^No matching export in "(.+)" for import "(.+)"$/.exec(text)
  if (noExport !== null) {
    const [, module, name] = noExport
    return missingExport(
      module!,
      name!,
      place(location.length),
      location.suggestion === '' ? [] : [location.suggestion],
    )
  }
  return syntaxProblem(text, place(0), read(path))
}

const isMissing = (detail: unknown): detail is MissingImport =>
  typeof detail === 'object' && detail !== null && 'missing' in detail

export function missingImport({ missing, specifier }: MissingImport, place: Place | undefined): Problem {
  const name = JSON.stringify(specifier)
  return missing === 'package'
    ? problem({
        code: 'bad-config',
        message: `The package ${name} is imported and cannot be found`,
        hint:
          ownPackageMeant(specifier) ??
          `Install it in the folder of the config, bring it along with: npx -p stagecraft -p ${packageName(specifier)} stagecraft, or correct its name.`,
        place,
      })
    : problem({ code: 'bad-config', message: `The file ${name} is imported and does not exist`, place })
}

/** A slip of the finger in the name of a package of ours: the name that was typed may be a package of somebody else. */
function ownPackageMeant(specifier: string): string | undefined {
  const name = packageName(specifier)
  return didYouMean(name, ownPackageNames)
}

/** @param exported what the module exports, as far as that is known */
export const missingExport = (
  module: string,
  name: string,
  place: Place | undefined,
  exported: readonly string[],
  hint?: string,
): Problem =>
  problem({
    code: 'bad-config',
    message:
      name === 'default'
        ? `${JSON.stringify(module)} has no default export`
        : `${JSON.stringify(module)} exports nothing called ${JSON.stringify(name)}`,
    hint: hint ?? didYouMean(name, exported),
    place,
  })

/** esbuild counts bytes, from 0. */
function placeOf({ line, column, lineText }: Location, file: string, before: number, length: number): Place {
  const bytes = Buffer.from(lineText)
  const units = (end: number): number => bytes.subarray(line === 1 ? before : 0, end).toString().length
  return { file, line, column: units(column) + 1, endLine: line, endColumn: units(column + length) + 1 }
}
