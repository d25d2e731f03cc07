import { addFlags, copyFlags, type Add, type Copy, type InlineFile, type Source } from '@stagecraft/core/model'
import { array, known, string, type Expression } from '../expression.js'
import { bodyText } from '../commands/heredocs.js'
import { call, type Call } from '../library.js'
import { flagEntries, optionsArgument } from '../options.js'
import { Unsayable } from '../unsayable.js'
import { plainText, wordExpression, type Handles } from '../words.js'
import type { EntryContext } from './context.js'

export function* addForms({ flags, sources, destination }: Add, { handles }: EntryContext): Generator<Call> {
  const options = optionsArgument(flagEntries(addFlags, flags, handles))
  yield { method: 'add', args: [sourceList(sources, handles), wordExpression(destination, handles), ...options] }
}

export function* copyForms({ flags, sources, destination }: Copy, context: EntryContext): Generator<Call> {
  const { handles } = context
  const { from, ...rest } = flags
  const options = optionsArgument(flagEntries(copyFlags, rest, handles))
  const to = wordExpression(destination, handles)
  if (from === undefined) {
    yield { method: 'copy', args: [sourceList(sources, handles), to, ...options] }
    return
  }
  const [only] = sources
  if (sources.length === 1 && typeof only === 'string') {
    const artifact = context.artifact(from, only)
    if (artifact !== undefined) {
      if (destination === only && options.length === 0) yield { method: 'copyFrom', args: [artifact] }
      yield { method: 'copyFrom', args: [artifact, to, ...options] }
    }
  }
  yield { method: 'copyFrom', args: [context.origin(from), sourceList(sources, handles), to, ...options] }
}

function sourceList(sources: readonly Source[], handles: Handles): Expression {
  const items = sources.map((source) =>
    typeof source === 'string' || source.kind === 'template'
      ? wordExpression(source, handles)
      : inlineFile(source, handles),
  )
  return items.length === 1 ? items[0]! : array(items)
}

function inlineFile({ name, content, expand, stripTabs }: InlineFile, handles: Handles): Expression {
  const options: [string, Expression][] = []
  if (expand) options.push(['expand', known('true', true)])
  if (stripTabs) options.push(['stripTabs', known('true', true)])
  if (!expand && typeof content !== 'string') throw new Unsayable('variables in a file that is not expanded')
  const text = expand ? expandedContent(content, handles) : bodyText(content as string)
  return call('inline', [string(name), text, ...optionsArgument(options)])
}

/** Text with variables, in several lines where it has them. */
function expandedContent(content: InlineFile['content'], handles: Handles): Expression {
  const word = wordExpression(content, handles)
  if (typeof content === 'string' || !word.text.startsWith("'")) return word
  return bodyText(plainText(content.parts))
}
