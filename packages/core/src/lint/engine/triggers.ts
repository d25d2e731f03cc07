import { shellText, type Entry, type Onbuild, type Stage } from '../../model/index.js'
import { parse } from '../../parse/parse-file.js'
import { Syntax } from './syntax.js'
import { isInstruction } from './run.js'

/** An instruction that runs in the stages that begin with another one. */
export interface Trigger {
  readonly entry: Entry
  readonly syntax: Syntax | undefined
}

/** The triggers of a stage, read as BuildKit reads them: each as a text of its own. */
export function triggersOf({ instructions }: Stage): readonly Trigger[] {
  return instructions.flatMap((entry) => (entry.kind === 'onbuild' ? readTrigger(entry) : []))
}

function readTrigger({ trigger }: Onbuild): readonly Trigger[] {
  if (trigger.kind !== 'raw') return [{ entry: trigger, syntax: undefined }]
  const { keyword, lines, heredocs } = trigger
  const bodies = heredocs.map(({ body, delimiter }) => `\n${body}${delimiter}`)
  const text = `FROM scratch\n${keyword} ${shellText({ form: 'shell', lines, heredocs })}${bodies.join('')}`
  const { file, places } = parse(text)
  const entry = file.stages[0]?.instructions.find(isInstruction)
  return entry === undefined ? [] : [{ entry, syntax: new Syntax(text, places, '\\') }]
}
