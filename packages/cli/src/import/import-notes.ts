import { basename } from 'node:path'
import { canonicalOrNone } from '../outputs/canonical.js'
import { withoutHeader } from '../outputs/header.js'
import { readText } from '../outputs/read-text.js'
import { printable, shownPath } from '../shown.js'
import { takenAlong } from './taken-along.js'

/** What becomes otherwise for somebody whose Dockerfile is described by a config from now on. */
export function importNotes(path: string, config: string, cwd: string): readonly string[] {
  const text = withoutHeader(readText(path, shownPath(path, cwd)))
  return [...listOf(takenAlong(path, config, cwd)), ...listOf(lineEndNote(path, text))]
}

function lineEndNote(path: string, text: string): string | undefined {
  const isWindows = text.slice(0, text.indexOf('\n')).endsWith('\r')
  if (!isWindows) return undefined
  const name = printable(basename(path))
  const written = `${name} came with CRLF line ends, and Stagecraft writes LF; a checkout with CRLF counts as the same.`
  // In a heredoc it belongs to the text that the build gets.
  const isKept = canonicalOrNone(text)?.includes('\r') === true
  return isKept
    ? `${written} Its heredocs keep CRLF: so that git leaves it alone, add to .gitattributes: ${name} -text`
    : written
}

const listOf = (note: string | undefined): readonly string[] => (note === undefined ? [] : [note])
