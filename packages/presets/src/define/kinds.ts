import { DockerfileError, type Command, type Value } from '@stagecraft/core'
import { refuseShellWords } from './exec-form.js'
import { makeOption, type About, type Kind, type NeedOf, type Option } from './option.js'
import type { Given, OptionTable } from './options.js'
import { readOptions } from './read-options.js'
import { schemaKind, type StandardSchema } from './standard-schema.js'

/** An overload for each need, so that it is known also where the type of the value is written out. */
interface OfFunction {
  <T>(about: About<T> & Reads<T> & { readonly required: true }): Option<T, 'required'>
  <T>(about: About<T> & Reads<T> & { readonly default: T }): Option<T, 'defaulted'>
  <T>(about: About<T> & Reads<T>): Option<T, 'optional'>
}

interface SchemaFunction {
  <T>(schema: StandardSchema<T>, about: About<T> & Accepts & { readonly required: true }): Option<T, 'required'>
  <T>(schema: StandardSchema<T>, about: About<T> & Accepts & { readonly default: T }): Option<T, 'defaulted'>
  <T>(schema: StandardSchema<T>, about: About<T> & Accepts): Option<T, 'optional'>
}

interface Accepts {
  /** What is accepted, as the rest of a sentence: "four digits". */
  readonly accepts: string
}

interface Reads<T> extends Accepts {
  readonly read: (value: unknown, path: string) => T | undefined
}

/** Makes the options of a preset. Every option says in a sentence what it changes. */
export const option = Object.freeze({
  /**
   * A line of text.
   *
   *     option.text({ description: 'The team that answers for the image.', required: true, samples: ['payments'] })
   */
  text<const A extends About<string>>(about: A): Option<string, NeedOf<A>> {
    return makeOption(about, {
      accepts: 'a line of text',
      read: (value) => (typeof value === 'string' && value !== '' && !/[\n\r]/.test(value) ? value : undefined),
    })
  },

  /**
   * One of a few words; the type of the option is their union.
   *
   *     option.choice(['npm', 'pnpm', 'yarn'], { description: 'The package manager.', default: 'npm' })
   */
  choice<const T extends string, const A extends About<T>>(values: readonly T[], about: A): Option<T, NeedOf<A>> {
    const quoted = values.map((value) => `'${value}'`)
    return makeOption<T, NeedOf<A>>(about, {
      accepts: quoted.length < 2 ? quoted.join() : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)!}`,
      choices: values,
      samples: values,
      read: (value) => values.find((one) => one === value),
    })
  },

  /** Yes or no. Default: no, so that the option needs no default. */
  flag<const A extends About<boolean>>(about: A): Option<boolean, 'defaulted'> {
    return makeOption(
      { ...about, default: about.default ?? false },
      {
        accepts: 'true or false',
        samples: [true, false],
        read: (value) => (typeof value === 'boolean' ? value : undefined),
      },
    )
  },

  /** A whole number. */
  integer<const A extends About<number> & { readonly min?: number; readonly max?: number }>(
    about: A,
  ): Option<number, NeedOf<A>> {
    const { min = 0, max = Number.MAX_SAFE_INTEGER } = about
    const fits = (value: number): boolean => Number.isSafeInteger(value) && value >= min && value <= max
    const near = about.default ?? min
    return makeOption<number, NeedOf<A>>(about, {
      accepts:
        max === Number.MAX_SAFE_INTEGER ? `a whole number from ${min} on` : `a whole number from ${min} to ${max}`,
      samples: [near + 1, near - 1].filter(fits).slice(0, 1),
      read: (value) => (typeof value === 'number' && fits(value) ? value : undefined),
    })
  },

  /** A port that a process without privileges may listen on: 1024 to 65535. */
  port<const A extends About<number>>(about: A): Option<number, NeedOf<A>> {
    return option.integer({ ...about, min: 1024, max: 65535 }) as Option<number, NeedOf<A>>
  },

  /** A list of texts, such as names of packages. */
  texts<const A extends About<readonly string[]>>(about: A): Option<readonly string[], NeedOf<A>> {
    return makeOption(about, {
      accepts: 'a list of texts',
      read: (value) =>
        Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '')
          ? Object.freeze([...(value as string[])])
          : undefined,
    })
  },

  /** A program and its arguments, which no shell reads: what a container runs, in exec form. */
  program<const A extends About<readonly string[]>>(about: A): Option<readonly string[], NeedOf<A>> {
    const { accepts, read } = option.texts({ description: about.description })
    return makeOption<readonly string[], NeedOf<A>>(about, {
      accepts,
      read: (value, path) => {
        const words = read(value, path)
        if (words !== undefined) refuseShellWords(words, path, 'list')
        return words
      },
    })
  },

  /** A command: shell form as a string, exec form as a list, or what `sh`, `and`, `script` make. */
  command<const A extends About<Command>>(about: A): Option<Command, NeedOf<A>> {
    return makeOption<Command, NeedOf<A>>(about, {
      accepts: 'a command: a string, a list of words, or sh`…`',
      samples: ['make'],
      read: (value, path) => {
        if (typeof value === 'string') return value.trim() === '' ? undefined : value
        if (Array.isArray(value)) {
          if (value.length === 0 || !value.every((word) => typeof word === 'string')) return undefined
          refuseShellWords(value, path, 'string')
          return value
        }
        return hasKind(value, 'command') ? (value as Command) : undefined
      },
    })
  },

  /** Names with values, such as the variables of an environment. */
  pairs<const A extends About<{ readonly [name: string]: Value }>>(
    about: A,
  ): Option<{ readonly [name: string]: Value }, NeedOf<A>> {
    return makeOption<{ readonly [name: string]: Value }, NeedOf<A>>(about, {
      accepts: 'an object of names and values',
      samples: [{ SAMPLE: 'value' }],
      read: (value) =>
        typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isValue)
          ? Object.freeze({ ...(value as { readonly [name: string]: Value }) })
          : undefined,
    })
  },

  /**
   * Options of their own under one name.
   *
   *     option.group({ description: 'Mirrors.', options: { npm: option.text({ description: '…', samples: ['…'] }) } })
   */
  group<const A extends About<Given<O>>, O extends OptionTable>(
    about: A & { readonly options: O },
  ): Option<Given<O>, NeedOf<A>> {
    const { options } = about
    const names = Object.keys(options)
    return makeOption<Given<O>, NeedOf<A>>(about, {
      fields: options,
      accepts: `an object with ${names.map((name) => `"${name}"`).join(', ')}`,
      samples: Object.freeze(
        names.flatMap((name) => options[name]!.samples.slice(0, 1).map((sample) => ({ [name]: sample }) as Given<O>)),
      ),
      read: (value, path) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? (readOptions(options, value, path) as Given<O>)
          : undefined,
    })
  },

  /**
   * Anything else.
   *
   *     option.of({ description: 'The cost centre.', accepts: 'four digits', samples: ['4711'],
   *       read: (value) => (typeof value === 'string' && /^\d{4}$/.test(value) ? value : undefined) })
   *
   * `read` gives the value as the preset gets it, or `undefined` when it is not accepted.
   */
  of: ((about: About<unknown> & Kind<unknown>) => makeOption(about, about)) as OfFunction,

  /**
   * Whatever a schema of zod, valibot, arktype or another library accepts that speaks Standard Schema. It must answer
   * at once: a promise is refused.
   *
   * @see https://standardschema.dev
   */
  schema: ((schema: StandardSchema<unknown>, about: About<unknown> & { readonly accepts: string }) =>
    makeOption(about, schemaKind(schema, about.accepts))) as SchemaFunction,
})

export const hasKind = (value: unknown, kind: string): boolean =>
  typeof value === 'object' && value !== null && (value as { readonly kind?: unknown }).kind === kind

/** A string, or a handle that core will look at. */
function isValue(value: unknown): value is Value {
  if (hasKind(value, 'secret')) {
    throw new DockerfileError({
      code: 'secret-in-value',
      message: 'a secret would stay in the image',
      hint: 'Mount it in a step that you replace: steps: { install: (stage) => stage.run(command, { mounts: [secret] }) }',
    })
  }
  return typeof value === 'string' || hasKind(value, 'text') || hasKind(value, 'arg')
}
