import type { ProblemCode } from './codes.js'

export type Severity = 'error' | 'warning' | 'info'

/** A stretch of a text file. Lines and columns count from 1; the end is exclusive. */
export interface Place {
  /** Path as the caller gave it; absent when the text has no file. */
  readonly file?: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** The line of an installed package, such as a preset, that this line called and that did it. */
  readonly inside?: Place
}

/** A second place that explains a problem: "first defined here". */
export interface Related {
  readonly message: string
  readonly place?: Place
}

/**
 * The one shape of everything that Stagecraft reports.
 *
 * `code` is permanent and is what programs read; `message` is what people read. Drawing it (colour, code frame) is the
 * caller's business.
 */
export interface Problem {
  readonly code: ProblemCode
  readonly severity: Severity
  /** One sentence: what is wrong, what was found, what is accepted. */
  readonly message: string
  /** What to type instead. */
  readonly hint?: string
  readonly place?: Place
  readonly related?: readonly Related[]
}

/** What {@link problem} takes: `undefined` counts as absent, so that callers can pass what they have. */
export interface ProblemInput {
  readonly code: ProblemCode
  readonly message: string
  readonly severity?: Severity | undefined
  readonly hint?: string | undefined
  readonly place?: Place | undefined
  readonly related?: readonly Related[] | undefined
}

/** The only maker of problems. The severity is `error` unless said. */
export function problem(input: ProblemInput): Problem {
  const { code, severity = 'error', message, hint } = input
  return Object.freeze({
    code,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...whereabouts(input),
  })
}

/** The place of a problem, and what is related: the line of a preset comes last. */
export function whereabouts({ place, related = [] }: Pick<ProblemInput, 'place' | 'related'>): {
  readonly place?: Place
  readonly related?: readonly Related[]
} {
  if (place?.inside === undefined)
    return { ...(place && { place }), ...(related.length > 0 && { related: freeze(related) }) }
  const { inside, ...outside } = place
  return {
    place: outside,
    related: freeze([...related, { message: 'written by this line of a preset', place: inside }]),
  }
}

const freeze = (related: readonly Related[]): readonly Related[] => Object.freeze([...related])

/** The same problem at a place, unless it has one. */
export function placed(found: Problem, place: Place | undefined): Problem {
  return found.place !== undefined || place === undefined ? found : problem({ ...found, place })
}
