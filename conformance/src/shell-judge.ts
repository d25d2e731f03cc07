import { parse as parseBash } from 'unbash'
import { simpleCommands } from '../../packages/core/src/lint/shell/read-script.js'

/** The words of all simple commands of a shell text, each as `start-end`, sorted; nothing when it is not understood. */
type Words = readonly string[] | undefined

export interface ShellComparison {
  readonly text: string
  readonly ours: Words
  readonly theirs: Words
  /** In what they differ, where both understand the text. */
  readonly difference: string | undefined
}

export function compareShell(text: string): ShellComparison {
  const ours = ourWords(text)
  const theirs = bashWords(text)
  return { text, ours, theirs, difference: ours && theirs && firstDifference(ours, theirs) }
}

function firstDifference(ours: readonly string[], theirs: readonly string[]): string | undefined {
  const missing = theirs.filter((one) => !ours.includes(one))
  const added = ours.filter((one) => !theirs.includes(one))
  return missing.length + added.length === 0 ? undefined : `missing ${missing.join(' ')}; added ${added.join(' ')}`
}

function ourWords(text: string): Words {
  return simpleCommands(text)
    ?.flatMap(({ words }) => words.map((word) => shown(word.start, word.end, word.isPlain ? word.text : undefined)))
    .sort()
}

const shown = (start: number, end: number, value: string | undefined): string =>
  value === undefined ? `${start}-${end}` : `${start}-${end} ${JSON.stringify(value)}`

type Json = { readonly [key: string]: unknown }

/** What the parser of bash makes of it. What stands in heredocs and backquotes is text for us. */
function bashWords(text: string): Words {
  const script = JSON.parse(JSON.stringify(parseBash(text))) as Json
  const words: string[] = []
  const isUnderstood = visit(script, words)
  return isUnderstood ? words.sort() : undefined
}

function visit(node: unknown, words: string[]): boolean {
  if (Array.isArray(node)) return node.every((one) => visit(one, words))
  if (node === null || typeof node !== 'object') return true
  const { type, text, errors, name, prefix, suffix } = node as Json
  if (Array.isArray(errors) && errors.length > 0) return false
  if (type === 'HereDoc' || type === 'ArithmeticCommandExpansion') return true
  if (type === 'CommandExpansion' && String(text).startsWith('`')) return true
  // An assignment alone is no command of ours; the substitutions in it are.
  if (type === 'Command' && name !== undefined) {
    for (const word of [...(prefix as Json[]), name as Json, ...(suffix as Json[])]) addWord(word, words)
  }
  return Object.values(node).every((one) => visit(one, words))
}

function addWord(word: Json, words: string[]): void {
  const { type, pos, end, value, parts, text } = word
  if (type !== 'Word' && type !== 'Assignment') return
  const array = type === 'Assignment' ? (value as Json | undefined) : undefined
  if (array?.['type'] === 'ArrayValue')
    words.push(
      shown(pos as number, array['pos'] as number, String(text).slice(0, (array['pos'] as number) - (pos as number))),
    )
  else
    words.push(
      shown(
        pos as number,
        end as number,
        isPlain(type === 'Word' ? parts : array?.['parts']) ? plainText(word) : undefined,
      ),
    )
}

const plainText = ({ type, value, name, append }: Json): string =>
  type === 'Word'
    ? String(value)
    : `${String(name)}${append === true ? '+' : ''}=${String((value as Json | undefined)?.['value'] ?? '')}`

/** Whether the shell would replace nothing in it; patterns are kept as written. */
function isPlain(parts: unknown): boolean {
  return (
    !Array.isArray(parts) ||
    (parts as Json[]).every(
      ({ type, parts: inner }) =>
        ['Literal', 'Glob', 'SingleQuoted', 'DoubleQuoted', 'BraceExpansion'].includes(String(type)) && isPlain(inner),
    )
  )
}
