import { shellText, type Entry, type Raw } from '../model/index.js'
import { parse, type Parsed } from './parse-file.js'

/** An instruction that ONBUILD keeps as text, read as BuildKit reads it when it runs: as a text of its own. */
export function readTrigger({ keyword, lines, heredocs }: Raw): Trigger | undefined {
  const bodies = heredocs.map(({ body, delimiter }) => `\n${body}${delimiter}`)
  const text = `FROM scratch\n${keyword} ${shellText({ form: 'shell', lines, heredocs })}${bodies.join('')}`
  const { file, places } = parse(text)
  const entry = file.stages[0]?.instructions.find(({ kind }) => kind !== 'comment' && kind !== 'blank')
  return entry === undefined ? undefined : { entry, text, places }
}

export interface Trigger {
  readonly entry: Entry
  /** The text that was read, and the places in it. */
  readonly text: string
  readonly places: Parsed['places']
}
