import type { Parsed } from '../core.js'
import type { ParseAnswer } from '../oracle.js'

type Problems = Parsed['problems']

/** What BuildKit refuses only when it converts, and parse cannot but refuse too: there is no word for it. */
const refusedLater: ReadonlySet<string> = new Set(['unbalanced-quote', 'bad-variable', 'bad-image'])

/**
 * Whether what parse refuses is what BuildKit's parser and instructions refuse: nothing when they agree, else what they
 * do not agree on.
 */
export function refusalDifference(problems: Problems, { error }: ParseAnswer): string | undefined {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const early = errors.filter(({ code }) => !refusedLater.has(code))
  if (error === undefined) {
    const [first] = early
    return first && `refused by us only: ${first.place?.line ?? '?'}: ${first.message}`
  }
  if (errors.length === 0) return `refused by BuildKit only: ${error.message}`
  const lines = errors.map(({ place }) => place?.line)
  const [location] = error.locations ?? []
  // A file without instructions has no line to be refused at.
  if (location === undefined || errors[0]?.code === 'empty-file') return undefined
  // BuildKit counts directives and lines that are too long from 0.
  const from0 = /parser directive|invalid escape token|line greater than/.test(error.message) ? 1 : 0
  const found = lines.some(
    (line) => line !== undefined && line >= location.start + from0 && line <= location.end + from0,
  )
  if (found) return undefined
  return `refused at ${lines.join(', ')}, by BuildKit at ${location.start}-${location.end}: ${error.message}`
}
