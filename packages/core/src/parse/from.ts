import { fromFlags, type FromFlags, type Word } from '../model/index.js'
import { excerpt } from '../model/lexical/expressible.js'
import { goLower } from '../model/lexical/lower-case.js'
import { stageNameFault } from '../model/lexical/stage-name.js'
import { separatedWords } from './arguments.js'
import { readFlags } from './flags.js'
import { report, type Reading, type Source } from './reading.js'
import type { Stages } from './stages.js'
import { readWord } from './values.js'

/** What a FROM says; what BuildKit refuses of it is left out. */
export interface From {
  readonly base: Word
  readonly name?: string
  readonly flags: FromFlags
}

/** The name that a FROM gives its stage, in lower case, or nothing. Reports nothing. */
export function stageName(source: Source): string | undefined {
  const { text } = source.line
  const words = separatedWords(text, source.start, source.end)
  const [, as, name] = words
  if (words.length !== 3 || !isAs(text.slice(as!.start, as!.end))) return undefined
  const lower = goLower(text.slice(name!.start, name!.end))
  return stageNameFault(lower) === undefined ? lower : undefined
}

/** Case folding takes the long s for an s. */
function isAs(text: string): boolean {
  return /^a[s\u017f]$/i.test(text)
}

export function readFrom(reading: Reading, source: Source, stages: Stages): From {
  const { text } = source.line
  const words = separatedWords(text, source.start, source.end)
  const [base, as, name] = words
  const shown = (index: number): string => excerpt(text.slice(words[index]!.start, words[index]!.end))
  if (base === undefined) {
    report(reading, source, { code: 'missing-argument', message: 'FROM: the base is missing' })
  } else if (as !== undefined && !isAs(text.slice(as.start, as.end))) {
    const message = `FROM takes a base, and AS with a name: found ${shown(1)} after the base`
    const comment = shown(1).startsWith('"#')
    const hint = comment ? 'A comment stands on a line of its own' : undefined
    report(reading, source, { code: 'too-many-arguments', message, hint }, as.start)
  } else if (as !== undefined && name === undefined) {
    report(reading, source, { code: 'missing-argument', message: 'FROM: the name after AS is missing' }, as.start)
  } else if (words.length > 3) {
    const message = `FROM takes a base, and AS with a name: found ${shown(3)} after the name`
    const hint = shown(3).startsWith('"#') ? 'A comment stands on a line of its own' : undefined
    report(reading, source, { code: 'too-many-arguments', message, hint }, words[3]!.start)
  } else if (name !== undefined && stageName(source) === undefined) {
    const fault = stageNameFault(goLower(text.slice(name.start, name.end)))
    const message = `FROM: ${shown(2)} cannot be the name of a stage: ${fault}`
    report(reading, source, { code: 'bad-stage-name', message }, name.start, name.end)
  }
  const flags = readFlags<FromFlags>(reading, source, stages, fromFlags) ?? Object.freeze({})
  const read = base === undefined ? '' : (readWord(reading, source, 'FROM', base) ?? text.slice(base.start, base.end))
  const named = stageName(source)
  return named === undefined ? { base: read, flags } : { base: read, name: named, flags }
}
