import type { Env, Expose, InnerComment, Label, Pair } from '@stagecraft/core/model'
import { array, known, object, string, templateText, type Expression } from '../expression.js'
import { textTemplate, type Call } from '../library.js'
import { isPlain, wordExpression, type Handles } from '../words.js'
import { commentLine } from './comments.js'
import type { EntryContext } from './context.js'

/** ENV and LABEL: an object where one can say it, else a list. */
export function* pairsForms({ kind, pairs, comments = [] }: Env | Label, { handles }: EntryContext): Generator<Call> {
  if (comments.length === 0 && keepOrder(pairs)) {
    const entries = pairs.map(({ key, value }) => [key as string, wordExpression(value, handles)] as const)
    yield { method: kind, args: [object(entries)] }
  }
  const items = pairs.map(({ key, value }) => array([wordExpression(key, handles), wordExpression(value, handles)]))
  yield { method: kind, args: [array(withComments(items, comments))] }
}

/** Whether the names can be the keys of an object: constant, each once, and not reordered as numbers are. */
function keepOrder(pairs: readonly Pair[]): boolean {
  const keys = new Set(pairs.map(({ key }) => key))
  return (
    keys.size === pairs.length &&
    pairs.every(({ key }) => typeof key === 'string' && isPlain(key) && !/^\d+$/.test(key) && key !== '__proto__')
  )
}

/** Items with `{ comment }` before those that have one. */
export function withComments(items: readonly Expression[], comments: readonly InnerComment[]): readonly Expression[] {
  const out: Expression[] = []
  items.forEach((item, at) => {
    for (const { before, text } of comments) {
      if (before === at) out.push(object([['comment', string(commentLine(text))]]))
    }
    out.push(item)
  })
  return out
}

export function exposeForm({ ports }: Expose, { handles }: EntryContext): Call {
  return { method: 'expose', args: ports.map((port) => portExpression(port, handles)) }
}

function portExpression(port: Expose['ports'][number], handles: Handles): Expression {
  if (typeof port === 'string' && /^\d{1,5}$/.test(port) && String(Number(port)) === port) {
    return known(port, Number(port))
  }
  // What the type does not take for a port, such as `80/TCP`, is said as text.
  if (typeof port === 'string' && !/^\d{1,5}(?:-\d{1,5})?(?:\/(?:tcp|udp|sctp))?$/.test(port)) {
    return textTemplate([port], templateText, [])
  }
  return wordExpression(port, handles)
}
