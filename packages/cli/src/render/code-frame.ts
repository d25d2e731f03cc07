import type { Place } from '@stagecraft/core'
import { printable } from '../shown.js'

const around = 2
const widest = 160

/**
 * The lines around a place, with a marker below the place itself:
 *
 *      2 | const app = stage('app')
 *    > 3 |   .from('node')
 *        |    ^^^^
 */
export function codeFrame(source: string, place: Place): readonly string[] {
  const lines = source.split('\n').map((line) => line.replace(/\r$/, ''))
  const marked = lines[place.line - 1]
  if (marked === undefined || marked.trim() === '') return []
  const first = Math.max(1, place.line - around)
  const last = Math.min(lines.length, place.line + around)
  const gutter = String(last).length
  const cut = marked.length > widest ? Math.max(0, place.column - 40) : 0
  const frame: string[] = []
  for (let number = first; number <= last; number++) {
    const text = lines[number - 1]!
    if (number === last && text === '' && number !== place.line) continue
    frame.push(
      `${number === place.line ? '>' : ' '} ${String(number).padStart(gutter)} | ${window(text, cut)}`.trimEnd(),
    )
    if (number === place.line) frame.push(`  ${' '.repeat(gutter)} | ${marker(marked, place, cut)}`)
  }
  return frame
}

const window = (text: string, cut: number): string => printable(text.slice(cut, cut + widest))

function marker(text: string, place: Place, cut: number): string {
  const from = Math.min(place.column - 1, text.length)
  // Tabs stay tabs, so that the marker stands below its place however wide they are drawn.
  const before = Array.from(text.slice(cut, from), (c) => (c === '\t' ? '\t' : ' '.repeat(width(c)))).join('')
  const to = place.endLine > place.line ? text.length : Math.min(endOf(text, place), cut + widest)
  const marked = Array.from(text.slice(from, to), width).reduce((sum, each) => sum + each, 0)
  return before + '^'.repeat(Math.max(1, marked))
}

/** The end of the place, counted from 0, or of the word that begins there where only a point is known. */
export function endOf(text: string, place: Place): number {
  if (place.endColumn > place.column) return place.endColumn - 1
  const word = /^[\p{L}\p{N}_$]+/u.exec(text.slice(place.column - 1))
  return place.column - 1 + (word?.[0].length ?? 1)
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u

const width = (character: string): number => (/\p{M}/u.test(character) ? 0 : wide.test(character) ? 2 : 1)
