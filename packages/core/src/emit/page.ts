import { DockerfileError, type ProblemInput } from '../problem/index.js'

/** What all printers know of the file that they print for. */
export interface Page {
  readonly escape: '\\' | '`'
  /** Set by a printer whose text has more than one physical line. */
  severalLines: boolean
}

/** The end of a physical line that goes on, and the four spaces of the next one. */
export function nextLine(page: Page): string {
  page.severalLines = true
  return page.escape === '\\' ? ' \\\n    ' : ' `\n    '
}

/** Refuses what cannot be written. */
export function fail(problem: ProblemInput): never {
  throw new DockerfileError(problem)
}
