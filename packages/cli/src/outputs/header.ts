import { createHash } from 'node:crypto'
import { basename, dirname, relative, sep } from 'node:path'
import { configNames } from '../config/config-names.js'

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
  const source = oneLine(relative(dirname(output), config).split(sep).join('/'))
  const name = basename(config)
  const command = configNames.includes(name) ? 'npx stagecraft emit' : `npx stagecraft emit --config ${oneLine(name)}`
  return [`Generated from ${source} by Stagecraft. Edit that file, then run: ${command}`, hash, '']
}

/** The config that a header names, from the folder of the output on; nothing for a text that Stagecraft did not write. */
export function configInHeader(text: string): string | undefined {
  const named = originLine.exec(text)?.[1]
  return sealOf(text) === 'none' ? undefined : named
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
  const hash = lines.findIndex((line) => hashLine.test(line))
  if (hash < 0) return text
  let first = hash
  while (first > 0 && lines[first - 1]!.startsWith('#')) first--
  const end = /^#\r?$/.test(lines[hash + 1] ?? '') ? hash + 2 : hash + 1
  return [...lines.slice(0, first), ...lines.slice(first, end).map(() => ''), ...lines.slice(end)].join('\n')
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
