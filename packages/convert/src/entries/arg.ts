import type { Arg, ArgDeclaration } from '@stagecraft/core/model'
import { array, string, type Expression } from '../expression.js'
import type { Call } from '../library.js'
import { wordExpression, type Handles } from '../words.js'
import type { EntryContext } from './context.js'
import { withComments } from './pairs.js'

export function* argForms(
  { args, comments = [] }: Arg,
  { handles, declared }: Pick<EntryContext, 'handles' | 'declared'>,
): Generator<Call> {
  const [only] = args
  if (args.length === 1 && comments.length === 0) {
    const handle = declared(only!.name)
    if (handle !== undefined) yield { method: 'arg', args: [handle] }
    yield { method: 'arg', args: nameAndDefault(only!, handles) }
    return
  }
  const items = args.map((arg) => item(arg, handles))
  yield {
    method: 'arg',
    args: [
      array(
        withComments(
          args.map((arg, at) => declared(arg.name) ?? items[at]!),
          comments,
        ),
      ),
    ],
  }
  yield { method: 'arg', args: [array(withComments(items, comments))] }
}

function nameAndDefault({ name, value }: ArgDeclaration, handles: Handles): readonly Expression[] {
  return value === undefined ? [string(name)] : [string(name), wordExpression(value, handles)]
}

function item(arg: ArgDeclaration, handles: Handles): Expression {
  return arg.value === undefined ? string(arg.name) : array(nameAndDefault(arg, handles))
}
