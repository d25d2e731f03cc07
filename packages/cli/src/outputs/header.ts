import { createHash } from 'node:crypto'
import { basename, dirname, resolve } from 'node:path'
import { configNames } from '../config/config-names.js'
import { pathFrom } from '../shown.js'

// The header is part of every committed output: its words never change, or each update would make all outputs stale.

/** The hash of the text, and the hash of the config's sources when the text was written. */
const hashLine = /^# stagecraft hash=sha256:([0-9a-f]{16})(?: config=sha256:([0-9a-f]{16}))?(\r?)$/m
/** The line that names the config, unless the config says it in other words. */
const originLine = /^# Generated from (.+) by Stagecraft\. /m
const noHash = '0'.repeat(16)

/**
 * The lines of the comment (what follows `# `) that say where an output comes from; the last one is empty.
 *
 * @param words what a config says instead of the first line; `false` when it wants no header
 */
export function headerLines(output: string, config: string, words?: string | false): readonly string[] {
  if (words === false) return []
  const hash = `stagecraft hash=sha256:${noHash}`
  if (words !== undefined) return [...words.split(/\r?\n/).map((line) => oneLine(line).trimEnd()), hash, '']
  const source = oneLine(pathFrom(dirname(output), config))
  const name = basename(config)
  const command = configNames.includes(name) ? 'npx stagecraft emit' : `npx stagecraft emit --config ${oneLine(name)}`
  return [`Generated from ${source} by Stagecraft. Edit that file, then run: ${command}`, hash, '']
}

/** The config that the header of a file names. Absolute; nothing for a text that Stagecraft did not write. */
export function configInHeader(path: string, text: string): string | undefined {
  const named = originLine.exec(text)?.[1]
  return named === undefined || sealOf(text) === 'none' ? undefined : resolve(dirname(path), named)
}

/**
 * The text with its hash line filled in: the hash of everything else. Without a hash line it stays as it is.
 *
 * @param sources the hash of what the config is made of, where that is known
 */
export function seal(text: string, sources?: string): string {
  const config = sources === undefined ? '' : ` config=sha256:${sources}`
  return text.replace(hashLine, `# stagecraft hash=sha256:${contentHash(text)}${config}$3`)
}

/** The hash of the sources that a text was made from; nothing where the text does not say. */
export const sourcesOf = (text: string): string | undefined => hashLine.exec(text)?.[2]

/** The hash that a text says it has; nothing where it says none. */
export const hashOf = (text: string): string | undefined => hashLine.exec(text)?.[1]

/** The lines of a header as comment lines of an ignore file. */
export const commentLines = (header: readonly string[]): readonly string[] =>
  header.map((line) => (line === '' ? '#' : `# ${line}`))

export type Seal = 'intact' | 'broken' | 'none'

/** Whether a text is as Stagecraft wrote it. */
export function sealOf(text: string): Seal {
  const found = hashLine.exec(text)
  if (found === null) return 'none'
  return found[1] === contentHash(text) ? 'intact' : 'broken'
}

/** The text with blank lines where the header of an output stands, so that every other line keeps its number. */
export function withoutHeader(text: string): string {
  const lines = text.split('\n')
  const header = headerIn(lines)
  return header.size === 0 ? text : lines.map((line, at) => (header.has(at) ? '' : line)).join('\n')
}

/** The text without the header of an output, and without the blank lines around it; one stays below what stands above. */
export function cutHeader(text: string): string {
  const lines = text.split('\n')
  const header = headerIn(lines)
  if (header.size === 0) return text
  const [first] = header
  const isText = (line: string): boolean => line.trim() !== ''
  const above = lines.slice(0, first)
  const below = lines.slice(first).filter((_, at) => !header.has(first! + at))
  const rest = below.slice(Math.max(0, below.findIndex(isText)))
  const last = above.map(isText).lastIndexOf(true)
  if (last < 0) return rest.join('\n')
  return [...above.slice(0, last + 1), text.includes('\r\n') ? '\r' : '', ...rest].join('\n')
}

/** Which lines are the header, the first one first. A comment that somebody wrote in between is none of it. */
function headerIn(lines: readonly string[]): ReadonlySet<number> {
  const hash = lines.findIndex((line) => hashLine.test(line))
  if (hash < 0) return new Set()
  // Somebody may have taken the blank line away that stands below directives.
  const top = lines.findIndex((line) => !/^\uFEFF?\s*#\s*(?:syntax|escape|check)\s*=/i.test(line))
  const words: number[] = []
  for (let at = hash - 1; at >= top && /^\uFEFF?#/.test(lines[at]!); at--) words.unshift(at)
  const origin = words.filter((at) => originLine.test(lines[at]!.replace(/^\uFEFF/, '')))
  const end = /^#\r?$/.test(lines[hash + 1] ?? '') ? [hash + 1] : []
  return new Set([...(origin.length > 0 ? origin : words), hash, ...end])
}

/** The text without what its header says of its making: comments that somebody wrote beside it are not among that. */
export const withoutOrigin = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .filter((line) => !hashLine.test(line) && !originLine.test(line))
    .join('\n')

/** The text with another's hash line, so that a comparison shows only what differs otherwise. */
export function withHashOf(text: string, other: string): string {
  const [theirs] = hashLine.exec(other) ?? []
  return theirs === undefined ? text : text.replace(hashLine, `${theirs.replace(/\r$/, '')}$3`)
}

/** Git may have turned `\n` into `\r\n` on checkout: that is no edit. */
const contentHash = (text: string): string =>
  createHash('sha256').update(text.replace(hashLine, '').replaceAll('\r\n', '\n')).digest('hex').slice(0, 16)

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '?')
