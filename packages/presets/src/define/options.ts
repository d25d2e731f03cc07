import type { Need, Option } from './option.js'

/** The options of a preset by name. */
export interface OptionTable {
  readonly [name: string]: Option<unknown>
}

type NamesOf<O extends OptionTable, N extends Need> = {
  readonly [K in keyof O]: O[K] extends Option<unknown, infer M> ? (M extends N ? K : never) : never
}[keyof O]

type ValueOf<P> = P extends Option<infer T> ? T : never

/** What the user of a preset writes. */
export type Given<O extends OptionTable> = {
  readonly [K in keyof O as K extends NamesOf<O, 'required'> ? K : never]: ValueOf<O[K]>
} & {
  readonly [K in keyof O as K extends NamesOf<O, 'required'> ? never : K]?: ValueOf<O[K]> | undefined
}

/** What the preset gets: every option is there, and `undefined` only where one may be missing. */
export type Values<O extends OptionTable> = {
  readonly [K in keyof O]: O[K] extends Option<infer T, 'optional'> ? T | undefined : ValueOf<O[K]>
}
