import { DockerfileError } from '@stagecraft/core'
import type { Kind } from './option.js'

/**
 * What libraries of schemas have agreed on, as far as it is needed here.
 *
 * @see https://standardschema.dev
 */
export interface StandardSchema<T> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (value: unknown) => Verdict<T> | Promise<Verdict<T>>
  }
}

type Verdict<T> =
  { readonly value: T; readonly issues?: undefined } | { readonly issues: readonly { readonly message: string }[] }

/** What a schema says of a value, as a kind of option. The sentences of the schema are kept. */
export function schemaKind<T>(schema: StandardSchema<T>, accepts: string): Kind<T> {
  return {
    accepts,
    read(value, path) {
      const verdict = schema['~standard'].validate(value)
      if (verdict instanceof Promise) {
        throw new DockerfileError({
          code: 'wrong-argument',
          message: `${path}: the schema answers with a promise, and options are read at once`,
        })
      }
      if (verdict.issues === undefined) return verdict.value
      const reasons = verdict.issues.map(({ message }) => message).join('; ')
      throw new DockerfileError({ code: 'bad-option', message: `${path} takes ${accepts}: ${reasons}` })
    },
  }
}
