import { node, type Onbuild, type Raw } from '../model/index.js'
import { quotedWordSpans } from '../model/lexical/quoted-words.js'
import { jsonList, separatedWords } from './arguments.js'
import { split } from './flag-words.js'
import { hasNoFlags } from './flags.js'
import { pairStretches } from './key-values.js'
import { keywordOf } from './keyword.js'
import { heredocsOf, type Lowered } from './lowered.js'
import { report, type Reading, type Source } from './reading.js'
import { shellLines } from './shell-lines.js'

/**
 * BuildKit stores the trigger as text, and reads it when an image that is made from this one is built. So it stays
 * text: its keyword as written, and what follows the keyword and one blank, to the last character. Where more than a
 * blank is between them, or no keyword is there, the whole ONBUILD is text.
 */
export function lowerOnbuild(reading: Reading, source: Source): Lowered | undefined {
  const { text } = source.line
  if (!hasNoFlags(reading, source)) return undefined
  if (source.start === source.end) {
    return report(reading, source, { code: 'missing-argument', message: 'ONBUILD: the instruction is missing' })
  }
  const parts = split(text, source.start, source.end, reading.escape)
  const { keyword } = parts
  const upper = keyword.toUpperCase()
  if (upper === 'ONBUILD' || upper === 'FROM' || upper === 'MAINTAINER') {
    const message = `ONBUILD ${upper} is not allowed`
    return report(reading, source, { code: 'bad-trigger', message }, source.start, source.start + keyword.length)
  }
  if (!isReadable(reading, { ...source, ...parts, name: keywordOf(keyword) })) return undefined
  const start = triggerStart(source)
  const end = start + keyword.length
  const heredocs = heredocsOf(reading, source)
  const isPlain =
    start === source.start && /^[A-Za-z]+$/.test(keyword) && /^(?: (?!$)|$)/.test(text.slice(end, end + 2))
  const from = isPlain ? Math.min(end + 1, text.length) : start
  const { lines, before, after } = shellLines(reading, source, from, 'both')
  if (!isPlain) return { entry: node<Raw>({ kind: 'raw', keyword: 'ONBUILD', lines, heredocs }), before, after }
  const trigger = node<Raw>({ kind: 'raw', keyword, lines, heredocs })
  return { entry: node<Onbuild>({ kind: 'onbuild', trigger }), before, after }
}

/** Of the trigger BuildKit reads no more than how its arguments are cut. */
function isReadable(reading: Reading, trigger: Source): boolean {
  const { name, start, end, line } = trigger
  switch (name) {
    case 'ENV':
    case 'LABEL':
      // Without a word, which an escape character alone is not, nothing is cut.
      return (
        quotedWordSpans(line.text, start, end, reading.escape).length === 0 ||
        pairStretches(reading, trigger) !== undefined
      )
    case 'ADD':
    case 'CMD':
    case 'COPY':
    case 'ENTRYPOINT':
    case 'RUN':
    case 'SHELL':
    case 'VOLUME':
      return jsonList(reading, trigger) !== 'refused'
    case 'HEALTHCHECK':
      return jsonList(reading, trigger, separatedWords(line.text, start, end)[1]?.start ?? end) !== 'refused'
    case 'ARG':
    case 'EXPOSE':
    case 'FROM':
    case 'MAINTAINER':
    case 'ONBUILD':
    case 'STOPSIGNAL':
    case 'USER':
    case 'WORKDIR':
    case undefined:
      return true
  }
}

/** Where the text begins that is stored: after the keyword and white space, of which a vertical tab is none here. */
function triggerStart({ keyword, keywordStart, line: { text } }: Source): number {
  let at = keywordStart + keyword.length
  while (at < text.length && ' \t\n\f\r'.includes(text[at]!)) at++
  return at
}
