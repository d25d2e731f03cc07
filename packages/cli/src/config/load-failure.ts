import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { problem, type Place, type Problem } from '@stagecraft/core'
import type { Graph } from '../bundle/bundle.js'
import { missingExport, missingImport } from '../bundle/message.js'
import { syntaxProblem } from '../bundle/syntax-problem.js'
import { textOf } from '../text-of.js'
import { optionPlace } from './option-place.js'
import { hintForMisuse, hintForThrown, nothingKnown, type KnownNames } from './slips.js'
import { userFrame } from './stack.js'

/**
 * What a config's failure means to its author: the sentence, and the line of the config where it happened.
 *
 * @param graph what the config is made of, where that is known
 * @param names what may have been meant
 */
export function loadFailure(
  error: unknown,
  config: string,
  graph?: Graph,
  names: KnownNames = nothingKnown,
): readonly Problem[] {
  const sources = graph?.files ?? [config]
  const misuse = misuseOf(error)
  if (misuse !== undefined) return [withHint(misuse, hintForMisuse(misuse, sources))]
  const text = messageOf(error)
  const broken = syntaxErrors(text)
  if (broken.length > 0) return broken
  const known = missingModule(error, text, config) ?? notExported(error, text, config, graph, names)
  if (known !== undefined) return [known]
  const found = thrown(error, text, config)
  return [withHint(found, hintForThrown(error, found.place, names))]
}

const withHint = (found: Problem, hint: string | undefined): Problem =>
  found.hint !== undefined || hint === undefined ? found : problem({ ...found, hint })

/**
 * The problem that a DockerfileError carries. It is recognised by shape: the config may have loaded another copy of
 * core than the CLI has.
 */
function misuseOf(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || error.name !== 'DockerfileError' || !('problem' in error)) return undefined
  const found = error.problem as Problem
  if (found.place !== undefined) return found
  const { place, inside } = userFrame(error.stack ?? '')
  // An option that somebody wrote says enough: which line of a preset looked at it does not help.
  const option = optionPlace({ ...found, ...(place === undefined ? {} : { place }) })
  if (option !== undefined) return problem({ ...found, place: option })
  const related = inside === undefined ? [] : [{ message: 'refused inside this call', place: inside }]
  return problem({ ...found, place: place ?? inside, related: [...(found.related ?? []), ...(place ? related : [])] })
}

/** esbuild's report: `/path/file.ts:3:4: ERROR: Expected ";" but found "x"`; its columns count from 0. */
function syntaxErrors(text: string): readonly Problem[] {
  if (!text.startsWith('Transform failed')) return []
  return [...text.matchAll(/^(.+):(\d+):(\d+): ERROR: (.+)$/gm)].map(([, file, line, column, message]) => {
    const awaits = message!.startsWith('Top-level await')
    const place = point(file!, Number(line), Number(column) + 1)
    if (!awaits) return syntaxProblem(message!, place, linesOf(file!).join('\n'))
    return problem({
      code: 'bad-config',
      message: 'Top-level await needs an ES module, and the nearest package.json says that this file is CommonJS',
      hint: 'Call the config dockerfile.config.mts, or export an async function.',
      place,
    })
  })
}

function missingModule(error: unknown, text: string, config: string): Problem | undefined {
  const code = (error as { code?: unknown } | null)?.code
  if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') return undefined
  const [, wanted, importer] = /Cannot find (?:module|package) '(.+?)'(?: imported from (.+))?/.exec(text) ?? []
  if (wanted === undefined) return undefined
  const required = /Require stack:\n- (.+)/.exec(text)?.[1]
  const from = pathOf(importer ?? required ?? config)
  const found = findQuoted(from, wanted)
  const specifier = found?.text ?? wanted
  const isPackage = !/^(?:[./]|file:|[A-Za-z]:)/.test(specifier)
  return missingImport({ missing: isPackage ? 'package' : 'file', specifier }, found?.place)
}

function notExported(
  error: unknown,
  text: string,
  config: string,
  graph: Graph | undefined,
  { asked }: KnownNames,
): Problem | undefined {
  const [, module, name] = /requested module '(.+?)' does not provide an export named '(.+?)'/.exec(text) ?? []
  if (module === undefined || name === undefined) return undefined
  const importer = /^(file:\/\/\S+?|\/\S.*?):\d+\n/.exec((error as Error).stack ?? '')?.[1]
  const files = graph?.files ?? [pathOf(importer ?? config), config]
  // A bundle imports packages by their files.
  const specifier = graph?.packages.find(({ url }) => url === module)?.specifier ?? module
  if (name === 'default') {
    const found = files.map((file) => findDefaultImport(file, specifier)).find((each) => each !== undefined)
    return missingExport(specifier, name, found?.place, [], bracesHint(specifier, found?.name, asked))
  }
  const place = files.map((file) => findWord(file, name)).find((found) => found !== undefined)
  return missingExport(specifier, name, place, asked)
}

function thrown(error: unknown, text: string, config: string): Problem {
  const { place, inside } = userFrame(error instanceof Error ? (error.stack ?? '') : '')
  const what = error instanceof Error ? `${error.name}: ${text}` : `a value that is no Error: ${text}`
  const cause = error instanceof Error && error.cause !== undefined ? ` (because of ${messageOf(error.cause)})` : ''
  const related = inside !== undefined && place !== undefined ? [{ message: 'thrown here', place: inside }] : []
  return problem({
    code: 'bad-config',
    message: `${basename(config)} threw ${what}${cause}`,
    place: place ?? inside,
    related,
  })
}

function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message
  try {
    return typeof error === 'string' ? error : (JSON.stringify(error) ?? String(error))
  } catch {
    return String(error)
  }
}

const pathOf = (location: string): string => (location.startsWith('file://') ? fileURLToPath(location) : location)

const point = (file: string, line: number, column: number, length = 0): Place => ({
  file,
  line,
  column,
  endLine: line,
  endColumn: column + length,
})

/** The quoted specifier in `file` that led to `wanted`, which may be written as an absolute path by now. */
function findQuoted(file: string, wanted: string): { readonly text: string; readonly place: Place } | undefined {
  const stem = basename(wanted).replace(/\.[mc]?[jt]sx?$/, '')
  for (const [index, text] of linesOf(file).entries()) {
    for (const found of text.matchAll(/(["'])((?:(?!\1).)+)\1/g)) {
      const specifier = found[2]!
      const matches = specifier === wanted || (/^[./]/.test(specifier) && lastStem(specifier) === stem)
      const isPart = wanted.length > 0 && specifier.startsWith(`${wanted}/`)
      if (matches || isPart) {
        return { text: specifier, place: point(file, index + 1, found.index + 1, specifier.length + 2) }
      }
    }
  }
  return undefined
}

const lastStem = (specifier: string): string => basename(specifier).replace(/\.[mc]?[jt]sx?$/, '')

function findWord(file: string, word: string): Place | undefined {
  for (const [index, text] of linesOf(file).entries()) {
    const column = text.split(/[^\p{L}\p{N}_$]/u).includes(word) ? text.indexOf(word) : -1
    if (column >= 0) return point(file, index + 1, column + 1, word.length)
  }
  return undefined
}

/** The name that the default export of a module has in `file`. */
function findDefaultImport(file: string, module: string): { readonly name: string; readonly place: Place } | undefined {
  const text = linesOf(file).join('\n')
  for (const found of text.matchAll(/\bimport\s+(?!type\b)([\w$]+)\s*(?:,[^'";]*)?\bfrom\s*(["'])(.*?)\2/g)) {
    if (found[3] !== module) continue
    const before = text.slice(0, found.index + found[0].search(/(?<=^import\s+)\S/)).split('\n')
    return { name: found[1]!, place: point(file, before.length, before.at(-1)!.length + 1, found[1]!.length) }
  }
  return undefined
}

/** What the module exports by name is imported in braces. */
const bracesHint = (module: string, name: string | undefined, exported: readonly string[]): string | undefined =>
  name !== undefined && exported.includes(name)
    ? `Write it inside the braces: import { ${name} } from '${module}'`
    : undefined

const linesOf = (file: string): readonly string[] => textOf(file)?.split(/\r?\n/) ?? []
