import type { Entry, Onbuild, Stage } from '../../model/index.js'
import { readTrigger } from '../../parse/read-trigger.js'
import { Syntax } from './syntax.js'

/** An instruction that runs in the stages that begin with another one. */
export interface Trigger {
  readonly entry: Entry
  readonly syntax: Syntax | undefined
}

/** The triggers of a stage. */
export function triggersOf({ instructions }: Stage): readonly Trigger[] {
  return instructions.flatMap((entry) => (entry.kind === 'onbuild' ? triggerOf(entry) : []))
}

function triggerOf({ trigger }: Onbuild): readonly Trigger[] {
  if (trigger.kind !== 'raw') return [{ entry: trigger, syntax: undefined }]
  const read = readTrigger(trigger)
  return read === undefined ? [] : [{ entry: read.entry, syntax: new Syntax(read.text, read.places, '\\') }]
}
