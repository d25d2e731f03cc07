import { DockerfileError } from '@stagecraft/core'

/** Whether a value must be given, is filled in, or may be missing. */
export type Need = 'required' | 'defaulted' | 'optional'

/** One option of a preset: what it takes, and how it is told to people. Made by {@link option}. */
export interface Option<T, N extends Need = Need> {
  readonly kind: 'option'
  /** One sentence: what the option changes. */
  readonly description: string
  /** What is accepted, as the rest of a sentence: "a port from 1 to 65535". */
  readonly accepts: string
  readonly need: N
  readonly default: T | undefined
  /** Values besides the default with which the testing kit tries the option. */
  readonly samples: readonly T[]
  /** The words that are accepted, where those are all. */
  readonly choices: readonly string[]
  /** The options of a group by name; of everything else none. */
  readonly fields: { readonly [name: string]: Option<unknown> }
  /** The value as the preset gets it, or `undefined` when it is not accepted. `path` begins a sentence about a part. */
  readonly read: (value: unknown, path: string) => T | undefined
}

/** What an author says of an option. A required option has no default. */
export interface About<T> {
  /** One sentence: what the option changes. */
  readonly description: string
  readonly default?: T | undefined
  readonly required?: true | undefined
  /** Values with which the testing kit tries the option. Default: what follows from the kind of option. */
  readonly samples?: readonly T[] | undefined
}

export type NeedOf<A> = A extends { readonly default: {} }
  ? 'defaulted'
  : A extends { readonly required: true }
    ? 'required'
    : 'optional'

/** What all options of one kind have in common. */
export interface Kind<T> {
  readonly accepts: string
  readonly samples?: readonly T[]
  readonly choices?: readonly string[]
  readonly fields?: { readonly [name: string]: Option<unknown> }
  readonly read: (value: unknown, path: string) => T | undefined
}

/** The only maker of options. */
export function makeOption<T, N extends Need>(about: About<T>, kind: Kind<T>): Option<T, N> {
  const { description, default: fallback, required, samples = kind.samples ?? [] } = about
  if (typeof description !== 'string' || description.trim() === '') {
    throw new DockerfileError({
      code: 'wrong-argument',
      message: 'an option of a preset needs a description: one sentence that says what it changes',
    })
  }
  if (required === true && fallback !== undefined) {
    throw new DockerfileError({ code: 'wrong-argument', message: 'a required option has no default' })
  }
  const option: Option<T> = {
    kind: 'option',
    description,
    accepts: kind.accepts,
    need: required === true ? 'required' : fallback === undefined ? 'optional' : 'defaulted',
    default: fallback,
    samples: Object.freeze(samples.filter((sample) => sample !== fallback)),
    choices: Object.freeze(kind.choices ?? []),
    fields: Object.freeze({ ...kind.fields }),
    read: kind.read,
  }
  return Object.freeze(option) as Option<T, N>
}
