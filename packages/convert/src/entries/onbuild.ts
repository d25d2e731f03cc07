import { parse } from '@stagecraft/core/parse'
import type { Entry, Onbuild } from '@stagecraft/core/model'
import { dockerfileText } from '../commands/lines.js'
import { arrow, type Call } from '../library.js'
import { Unsayable } from '../unsayable.js'
import type { EntryContext } from './context.js'
import { entryForms } from './entry.js'
import { rawForm } from './raw.js'

/** Triggers in one call: `onbuild((on) => on.copy('.', '.').run('npm ci'))`. */
export function triggersCall(triggers: readonly Call[]): Call {
  return { method: 'onbuild', args: [arrow('on', triggers)] }
}

/**
 * A trigger as the instruction that it is. BuildKit keeps its text to the last blank, so that this is right only when
 * the library prints it so; else it is said as text, or not at all here.
 */
export function triggerCall(
  { trigger }: Onbuild,
  context: EntryContext,
  gives: (form: Call) => boolean,
): Call | undefined {
  if (trigger.kind !== 'raw') return undefined
  const entry = readTrigger(trigger)
  try {
    if (entry !== undefined) for (const form of entryForms(entry, context)) if (gives(form)) return form
  } catch (error) {
    if (!(error instanceof Unsayable)) throw error
  }
  const raw = rawForm(trigger)
  return gives(raw) ? raw : undefined
}

function readTrigger({ keyword, lines, heredocs }: Extract<Onbuild['trigger'], { kind: 'raw' }>): Entry | undefined {
  const { file, problems } = parse(`FROM scratch\n${keyword} ${dockerfileText(lines, heredocs)}\n`)
  const entries = file.stages[0]?.instructions ?? []
  const isFine = entries.length === 1 && !problems.some(({ severity }) => severity === 'error')
  return isFine && entries[0]!.kind !== 'raw' ? entries[0] : undefined
}
