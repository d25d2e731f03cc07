import { basename, resolve } from 'node:path'
import { shownPath } from '../shown.js'
import type { Subject } from '../subject/subject.js'
import { lineOf, locate } from './locate.js'

/**
 * Writes behind every place of a Dockerfile in a line of text the place of TypeScript that it comes from:
 * `Dockerfile:12` becomes `Dockerfile:12 (dockerfile.config.ts:7:4)`. BuildKit quotes the line itself a little later: where the
 * file that lies here has another line there, the text is of another version of it, which is said.
 */
export function annotator(subjects: readonly Subject[], cwd: string): (line: string) => string {
  const names = [...new Set(subjects.map(({ path }) => basename(path)))].map((name) =>
    name.replace(/[\^$.*+?()[\]{}|]/g, '\\$&'),
  )
  if (names.length === 0) return (line) => line
  // A path stands at the start of a word, or behind a colour.
  const start = '(?<=^|[\\s"\'(<[=]|\\u001b\\[[\\d;]*m)'
  const places = new RegExp(
    `${start}((?:[^\\s:"'()<>\\[\\]\\u001b]*[/\\\\])?(?:${names.join('|')})):(\\d+)(?::\\d+)?(?!:?\\d)`,
    'g',
  )
  let named: Subject | undefined
  return (line) => {
    const [, at, quoted] = quotedLine.exec(line) ?? []
    if (at !== undefined && named !== undefined && lineOf(named, Number(at))?.trim() !== quoted!.trim()) {
      return `${line} (not so in ${shownPath(named.path, cwd)}: this is of another version of it, so the place may be wrong)`
    }
    return line.replace(places, (written: string, path: string, number: string) => {
      const subject = meant(subjects, path, cwd)
      const place = subject === undefined ? undefined : locate(subject, Number(number)).place
      if (place?.file === undefined) return written
      named = subject
      return `${written} (${shownPath(place.file, cwd)}:${place.line}:${place.column})`
    })
  }
}

/** `   9 | >>> RUN npm run build`, as BuildKit shows the line that failed. */
const quotedLine = /^\s*(\d+) \| >>> (.*)$/

/** Many tools print only the name of the file: it is enough where one output alone is called so. */
function meant(subjects: readonly Subject[], path: string, cwd: string): Subject | undefined {
  const exact = subjects.find((one) => one.path === resolve(cwd, path))
  if (exact !== undefined) return exact
  const named = subjects.filter((one) => one.path.endsWith(`/${path.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '')}`))
  return named.length === 1 ? named[0] : undefined
}
