import type { InlineFile, Word } from '../model/index.js'
import { inlineFileProblem } from '../model/lexical/expressible-command.js'
import { refuse } from '../model/lexical/expressible.js'
import { endsHeredoc } from '../model/lexical/heredoc-words.js'
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
  let body = ''
  for (const [index, part] of parts.entries()) {
    body += typeof part === 'string' ? part.replace(/[\\$]/g, '\\$&') : printVariable(part, parts[index + 1])
  }
  // A byte order mark at the start would be dropped, a line that is the name would end the file.
  if (body.startsWith('\ufeff')) body = '\\' + body
  const end = { delimiter: file.name, stripTabs: file.stripTabs }
  if (!body.includes(file.name)) return body
  return body
    .split('\n')
    .map((line) => (endsHeredoc(line, end) ? line.replace(/^\t*/, '$&\\') : line))
    .join('\n')
}
