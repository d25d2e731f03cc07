import { insertionOf, type Insertion, type TextEdit } from '@stagecraft/core/lint'
import type { Run } from '@stagecraft/core/model'
import { Node, type Expression } from 'ts-morph'
import type { ChainedCall } from './find-call.js'
import { innersIn, likeLiteral, type Inner } from './literals.js'
import { Refusal } from './refusal.js'

/** The edit that adds to the command of a `.run(…)` what its RUN gains. */
export function editRun({ call }: ChainedCall, before: Run, after: Run): TextEdit {
  const [command] = call.getArguments() as Expression[]
  const found = insertionOf(before, after)
  if (command === undefined || found === undefined) throw computed()
  const last = lastPart(command, found) ?? lineOf(command, found)
  return last ?? inserted(command, found)
}

const computed = (): Refusal => new Refusal('its command is computed')

/** One more part at the end of `and(…)`. */
function lastPart(command: Expression, { script, at, text }: Insertion): TextEdit | undefined {
  const part = /^\s*&&\s+(.+)$/.exec(text)?.[1]
  if (at !== script.length || part === undefined || !Node.isCallExpression(command)) return undefined
  const parts = command.getArguments()
  const last = parts.at(-1)
  if (command.getExpression().getText() !== 'and' || last === undefined) return undefined
  const before = parts.at(-2) ?? command.getExpression()
  const gap = command.getSourceFile().getFullText().slice(before.getEnd(), last.getStart())
  // Beside the others, or on a line of its own where they have one.
  const indent = /\n[ \t]*$/.exec(gap)?.[0]
  const quotes = innersIn(last)[0]
  const literal = quotes === undefined || quotes.isTemplate ? `'${part}'` : likeLiteral(last, part)
  return { start: last.getEnd(), end: last.getEnd(), text: `,${indent ?? ' '}${literal}` }
}

/** A line more in a script: behind the line before it, or before the first. */
function lineOf(command: Expression, found: Insertion): TextEdit | undefined {
  const { script, at, text } = found
  if (!text.endsWith('\n') || (at > 0 && script[at - 1] !== '\n')) return undefined
  const line = text.slice(0, -1)
  if (at > 0) {
    const before = script.slice(script.lastIndexOf('\n', at - 2) + 1, at - 1)
    return editBehind(command, script, at - 1, before.trim(), ({ isTemplate }, indent) =>
      isTemplate ? `\n${indent}${line.trimStart()}` : `\\n${line}`,
    )
  }
  const first = innersIn(command)[0]
  if (first === undefined || !first.raw.startsWith(script.split('\n', 1)[0]!)) throw computed()
  return { start: first.start, end: first.start, text: first.isTemplate ? text : `${line}\\n` }
}

/** Something more behind words of the command. */
function inserted(command: Expression, { script, at, text, breaks }: Insertion): TextEdit {
  // Two words are found more surely than one.
  const words = /(?:\S+[ \t]+)?\S+[ \t]*$/.exec(script.slice(0, at))?.[0] ?? ''
  return editBehind(command, script, at, words, ({ tag }) => {
    if (breaks.length === 0) return text
    if (tag !== 'lines') throw computed()
    let out = ''
    let done = 0
    for (const end of breaks) {
      out += `${text.slice(done, end)}\\\n`
      done = end
    }
    return out + text.slice(done)
  })
}

/** Writes something behind the words that end at an offset of the script, where literals have these as often as it has. */
function editBehind(
  command: Expression,
  script: string,
  at: number,
  words: string,
  write: (inner: Inner, indent: string) => string,
): TextEdit {
  // What a literal would write otherwise than the script has it is not looked for.
  if (words === '' || /[\\'"`$\n]/.test(words)) throw computed()
  const places = innersIn(command).flatMap((inner) => ends(inner.raw, words).map((end) => ({ inner, end })))
  const inScript = ends(script, words)
  const place = places[inScript.indexOf(at)]
  if (place === undefined || places.length !== inScript.length) throw computed()
  const { inner, end } = place
  const line = inner.raw.slice(inner.raw.lastIndexOf('\n', end - 1) + 1, end)
  const start = inner.start + end
  return { start, end: start, text: write(inner, /^[ \t]*/.exec(line)![0]) }
}

/** Where words end in a text, as often as they stand in it. */
function ends(text: string, words: string): readonly number[] {
  const found: number[] = []
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) found.push(at + words.length)
  return found
}
