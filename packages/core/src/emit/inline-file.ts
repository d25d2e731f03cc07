import type { InlineFile, Part, Word } from '../model/index.js'
import { inlineFileProblem } from '../model/lexical/expressible-command.js'
import { excerpt, refuse } from '../model/lexical/expressible.js'
import { bodyEndsHeredoc, endsHeredoc } from '../model/lexical/heredoc-words.js'
import { fail } from './page.js'
import { printVariable } from './variable.js'

/** The word that opens an inline file. The name is quoted unless the body is expanded. */
export function printInlineName(keyword: string, file: InlineFile): string {
  refuse(inlineFileProblem(keyword, file))
  const { name, expand, stripTabs } = file
  const open = stripTabs ? '<<-' : '<<'
  if (expand) return open + (/^[\w./@:+,=~%][\w./@:+,=~%-]*$/.test(name) ? name : escapeEach(name))
  if (!/["$\\]/.test(name)) return `${open}"${name}"`
  return open + (name.includes("'") ? `"${name.replace(/["$\\]/g, '\\$&')}"` : `'${name}'`)
}

/** Every character that the search for heredocs would read. A backslash there is no quote, so the body stays expanded. */
function escapeEach(name: string): string {
  return name.replace(/[^\w./@:+,=~%]/gu, '\\$&')
}

/** The lines after the instruction: the body and the name that ends it. */
export function printInlineBody(file: InlineFile): string {
  const { name, content, expand } = file
  const body = expand ? printExpanded(file, content) : (content as string)
  return `\n${body}${name}`
}

/** A body in which BuildKit expands variables and removes backslashes. */
function printExpanded(file: InlineFile, content: Word): string {
  const parts = typeof content === 'string' ? [content] : content.parts
  const body = printParts(parts)
  // A byte order mark at the start would be dropped.
  const whole = body.startsWith('\ufeff') ? '\\' + body : body
  return bodyEndsHeredoc(whole, endOf(file))
    ? linesOf(parts)
        .map((line) => printLine(file, line))
        .join('\n')
    : whole
}

function endOf({ name, stripTabs }: InlineFile): { delimiter: string; stripTabs: boolean } {
  return { delimiter: name, stripTabs }
}

function printParts(parts: readonly Part[]): string {
  let text = ''
  for (const [index, part] of parts.entries()) {
    text += typeof part === 'string' ? part.replace(/[\\$]/g, '\\$&') : printVariable(part, parts[index + 1])
  }
  return text
}

function linesOf(parts: readonly Part[]): Part[][] {
  const lines: Part[][] = [[]]
  for (const part of parts) {
    const pieces: readonly Part[] = typeof part === 'string' ? part.split('\n') : [part]
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) lines.push([])
      lines[lines.length - 1]!.push(piece)
    }
  }
  return lines
}

/** A line that is the name is written otherwise: every character with a backslash, every reference with braces. */
function printLine(file: InlineFile, parts: readonly Part[]): string {
  const line = printParts(parts)
  if (!endsHeredoc(line, endOf(file)) && !line.startsWith('\ufeff')) return line
  const loud = parts
    .map((part) =>
      typeof part === 'string' ? part.replace(/[^\t]/gu, '\\$&') : '${' + part.name + (part.modifier ?? '') + '}',
    )
    .join('')
  if (!endsHeredoc(loud, endOf(file))) return loud
  const message = `the inline file ${excerpt(file.name)} has a line that is its own name, which would end it`
  fail({ code: 'bad-heredoc', message, hint: 'Give it another name' })
}
