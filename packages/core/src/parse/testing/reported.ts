import type { Place } from '../../problem/index.js'
import { sentence } from '../../problem/testing/sentence.js'
import { parse } from '../parse-file.js'

/** What is said of a text, each problem as its code (how bad it is, when it is no error), the text at its place, its sentence. */
export function reported(text: string): readonly (readonly [code: string, at: string, sentence: string])[] {
  return parse(text).problems.map((found) => [
    found.severity === 'error' ? found.code : `${found.code} (${found.severity})`,
    textAt(text, found.place!),
    sentence(found),
  ])
}

/** The text that a place points at. */
export function textAt(text: string, { line, column, endLine, endColumn }: Place): string {
  const lines = text.split('\n').slice(line - 1, endLine)
  const last = lines.length - 1
  lines[last] = (lines[last] ?? '').slice(0, endColumn - 1)
  lines[0] = lines[0]!.slice(column - 1)
  return lines.join('\n')
}
