import { node, type Onbuild, type Raw } from '../model/index.js'
import { split } from './flag-words.js'
import { hasNoFlags } from './flags.js'
import { heredocsOf, type Lowered } from './lowered.js'
import { report, type Reading, type Source } from './reading.js'
import { shellLines } from './shell-lines.js'

/**
 * BuildKit stores the trigger as text, and reads it when an image that is made from this one is built. So it stays
 * text: its keyword as written, and what follows the keyword and one blank, to the last character.
 */
export function lowerOnbuild(reading: Reading, source: Source): Lowered | undefined {
  const { text } = source.line
  if (!hasNoFlags(reading, source)) return undefined
  if (source.start === source.end) {
    return report(reading, source, { code: 'missing-argument', message: 'ONBUILD: the instruction is missing' })
  }
  const { keyword } = split(text, source.start, source.end, reading.escape)
  const upper = keyword.toUpperCase()
  if (upper === 'ONBUILD' || upper === 'FROM' || upper === 'MAINTAINER') {
    const message = `ONBUILD ${upper} is not allowed`
    return report(reading, source, { code: 'bad-trigger', message }, source.start, source.start + keyword.length)
  }
  const { lines, before, after } = shellLines(reading, source, source.start + keyword.length, true)
  const trigger = node<Raw>({ kind: 'raw', keyword, lines, heredocs: heredocsOf(reading, source) })
  return { entry: node<Onbuild>({ kind: 'onbuild', trigger }), before, after }
}
