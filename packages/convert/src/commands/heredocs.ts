import type { Heredoc, ShellCommand } from '@stagecraft/core/model'
import { known, longString, object, string, templateText, type Expression } from '../expression.js'
import { call, tagged } from '../library.js'
import { verbatim } from './lines.js'

/** `script` and `heredoc`, for a command that is one line and one heredoc. */
export function* heredocForms({ lines, heredocs }: ShellCommand): Generator<Expression> {
  const [line] = lines
  const [heredoc] = heredocs
  if (lines.length !== 1 || heredocs.length !== 1 || typeof line !== 'string' || heredoc === undefined) return
  if (line === '<<EOF' && !heredoc.stripTabs) yield* scriptForms(heredoc)
  yield* exactForm(line, heredoc)
}

const bashPrologue = '#!/usr/bin/env bash\nset -eo pipefail\n'
const prologue = 'set -e\n'

function* scriptForms({ body }: Heredoc): Generator<Expression> {
  if (body.startsWith(bashPrologue)) yield scriptOf(body.slice(bashPrologue.length), 'bash')
  if (body.startsWith(prologue)) yield scriptOf(body.slice(prologue.length))
  if (body.startsWith('#!')) yield scriptOf(body)
}

/** The body, indented as prettier indents the argument of a call in a chain. */
function scriptOf(body: string, member?: string): Expression {
  const indented = body.replace(/^(?=.)/gm, '      ')
  return tagged('script', `\n${verbatim(indented)}    `, member)
}

function* exactForm(line: string, { delimiter, expand, stripTabs, body }: Heredoc): Generator<Expression> {
  const opening = /^(.*?)(?:^|[ ])<<-?\S+(?: (.*))?$/.exec(line)
  if (opening === null) return
  const [, before = '', after = ''] = opening
  const options: [string, Expression][] = []
  if (delimiter !== freeDelimiter(body)) options.push(['name', string(delimiter)])
  if (!expand) options.push(['expand', known('false', false)])
  if (stripTabs) options.push(['stripTabs', known('true', true)])
  if (before !== '') options.push(['before', string(before)])
  if (after !== '') options.push(['after', string(after)])
  yield call('heredoc', [bodyText(body), ...(options.length === 0 ? [] : [object(options)])])
}

/** A body reads best as it will stand in the file; `String.raw` spares doubled backslashes. */
export function bodyText(body: string): Expression {
  if (!body.includes('\\') || /`|\$\{/.test(body) || !body.slice(0, -1).includes('\n') || body.endsWith('\\')) {
    return longString(body)
  }
  return templateText(body) === body.replaceAll('\\', '\\\\') ? known(`String.raw\`${body}\``, body) : longString(body)
}

function freeDelimiter(body: string): string {
  const lines = new Set(body.split('\n'))
  let name = 'EOF'
  for (let n = 1; lines.has(name); n++) name = `EOF${n}`
  return name
}
