import { DockerfileError } from '../../problem/index.js'
import { partsOf } from '../../model/index.js'
import { ArgHandle, mergeUses, notText, TextHandle, usesOf } from '../handle.js'
import { referenceText } from '../word-text.js'
import { escapeForDoubleQuotes, shellQuote } from './quote.js'
import { ShellScanner } from './scan.js'

/** Shell text with values put in, each quoted for the place where it stands. */
export function interpolate(
  tag: string,
  chunks: readonly string[],
  values: readonly unknown[],
): { text: string; uses: readonly ArgHandle[] } {
  const scanner = new ShellScanner()
  let text = ''
  chunks.forEach((chunk, index) => {
    scanner.feed(chunk)
    text += chunk
    if (index >= values.length) return
    text += quoted(tag, values[index], scanner)
    scanner.interpolated()
  })
  return { text, uses: mergeUses(...values.map(usesOf)) }
}

function quoted(tag: string, value: unknown, scanner: ShellScanner): string {
  const { context } = scanner
  if (context !== 'bare' && context !== 'double-quotes') {
    throw new DockerfileError({
      code: 'unsafe-interpolation',
      message: `${tag}\`…\`: a value cannot be quoted inside ${places[context]}`,
      hint: 'Close it before the value, or put the value between double quotes',
    })
  }
  const inside = context === 'double-quotes'
  const escape = scanner.quotedReference ? (text: string) => inReference(tag, text) : escapeForDoubleQuotes
  if (typeof value === 'string' || typeof value === 'number') {
    return inside ? escape(String(value)) : shellQuote(String(value))
  }
  if (!(value instanceof ArgHandle) && !(value instanceof TextHandle)) throw notText(value, `${tag}\`…\``)
  let out = ''
  for (const part of partsOf(value.word)) {
    out += typeof part === 'string' ? escape(part) : referenceText(part)
  }
  return inside ? out : `"${out}"`
}

function inReference(tag: string, text: string): string {
  if (!text.includes("'")) return escapeForDoubleQuotes(text).replaceAll('}', '\\}')
  throw new DockerfileError({
    code: 'unsafe-interpolation',
    message: `${tag}\`…\`: shells do not agree on what a single quote is inside "\${…}"`,
    hint: 'Put the value into a variable of its own',
  })
}

const places = {
  'single-quotes': 'single quotes',
  backquotes: 'backquotes',
  comment: 'a comment',
  heredoc: 'a heredoc',
} as const
