import type { Entry } from '@stagecraft/core/model'
import { string } from '../expression.js'
import type { Call } from '../library.js'
import { wordExpression } from '../words.js'
import { numberOr } from '../options.js'
import { argForms } from './arg.js'
import { commentForms } from './comments.js'
import { addForms, copyForms } from './copy.js'
import type { EntryContext } from './context.js'
import { exposeForm, pairsForms } from './pairs.js'
import { rawForm } from './raw.js'
import { commandInstruction, healthcheckForms, runForms, shellForm } from './run.js'

/** The ways to say an instruction, the one that reads best first; the last resort, `raw`, is not among them. */
export function* entryForms(entry: Entry, context: EntryContext): Generator<Call> {
  const { handles } = context
  switch (entry.kind) {
    case 'add':
      yield* addForms(entry, context)
      break
    case 'arg':
      yield* argForms(entry, context)
      break
    case 'blank':
      yield { method: 'blank', args: [] }
      break
    case 'cmd':
    case 'entrypoint':
      yield* commandInstruction(entry)
      break
    case 'comment':
      yield* commentForms(entry)
      break
    case 'copy':
      yield* copyForms(entry, context)
      break
    case 'env':
    case 'label':
      yield* pairsForms(entry, context)
      break
    case 'expose':
      yield exposeForm(entry, context)
      break
    case 'healthcheck':
      yield* healthcheckForms(entry, context)
      break
    case 'maintainer':
      yield { method: 'maintainer', args: [string(entry.name)] }
      break
    case 'onbuild':
      // Told by the stage, which says triggers that follow each other in one call.
      break
    case 'raw':
      yield rawForm(entry)
      break
    case 'run':
      yield* runForms(entry, context)
      break
    case 'shell':
      yield shellForm(entry)
      break
    case 'stopsignal':
      yield { method: 'stopsignal', args: [numberOr(entry.signal, handles)] }
      break
    case 'user':
      yield { method: 'user', args: [numberOr(entry.user, handles)] }
      break
    case 'volume':
      yield { method: 'volume', args: entry.paths.map((path) => wordExpression(path, handles)) }
      break
    case 'workdir':
      yield { method: 'workdir', args: [wordExpression(entry.path, handles)] }
      break
  }
}
