import { DockerfileError, describeValue } from '../problem/index.js'
import type { Word } from '../model/index.js'
import { plainString } from './plain-string.js'

/** A build argument, as `arg()` gives it. Platform variables are automatic: BuildKit declares them. */
export class ArgHandle {
  readonly kind = 'arg'
  readonly word: Word
  readonly uses: readonly ArgHandle[]
  readonly name: string
  readonly default: Word | undefined
  /** Arguments that the default refers to. */
  readonly defaultUses: readonly ArgHandle[]
  readonly values: readonly string[] | undefined
  readonly automatic: boolean
  constructor(fields: Omit<ArgHandle, 'kind' | 'uses' | 'toString' | 'toJSON'>) {
    this.name = fields.name
    this.word = fields.word
    this.default = fields.default
    this.defaultUses = fields.defaultUses
    this.values = fields.values
    this.automatic = fields.automatic
    this.uses = Object.freeze([this])
    Object.freeze(this)
  }
  toString(): never {
    throw inPlainString(`the build argument ${this.name}`)
  }
  toJSON(): never {
    throw inPlainString(`the build argument ${this.name}`)
  }
}

/** Text with handles in it, as `text`, `literal` and friends give it. */
export class TextHandle {
  readonly kind = 'text'
  constructor(
    readonly word: Word,
    readonly uses: readonly ArgHandle[],
  ) {
    Object.freeze(this)
  }
  toString(): never {
    throw inPlainString('a text value')
  }
  toJSON(): never {
    throw inPlainString('a text value')
  }
}

function inPlainString(what: string): DockerfileError {
  return new DockerfileError({
    code: 'handle-in-plain-string',
    message: `${what} was put into an ordinary template string, which cannot keep it`,
    hint: 'Write text`…` for a value, or sh`…` for a shell command',
  })
}

export type RuntimeValue = string | ArgHandle | TextHandle

const none: readonly ArgHandle[] = Object.freeze([])

/** What a value of the DSL means. */
export function lowerValue(value: unknown, parameter: string): Word {
  if (typeof value === 'string') return plainString(value)
  if (value instanceof ArgHandle || value instanceof TextHandle) return value.word
  throw notText(value, parameter)
}

/** The build arguments that a value uses; a string uses none, it only names variables. */
export function usesOf(value: unknown): readonly ArgHandle[] {
  if (typeof value === 'string') return none
  return value instanceof ArgHandle || value instanceof TextHandle ? value.uses : none
}

/** All uses, each argument once, in order. */
export function mergeUses(...lists: (readonly ArgHandle[])[]): readonly ArgHandle[] {
  let out = none
  for (const uses of lists) {
    if (uses.length === 0 || uses === out) continue
    out = out.length === 0 ? uses : Object.freeze([...new Set([...out, ...uses])])
  }
  return out
}

/** Why something is not text: said in words that fit what it is. */
export function notText(value: unknown, parameter: string): DockerfileError {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined
  if (kind === 'secret' || (kind === 'mount' && (value as { type?: unknown }).type === 'secret')) return secretInValue()
  return wrongArgument(parameter, 'a string, a build argument, or text`…`', value)
}

export function secretInValue(): DockerfileError {
  return new DockerfileError({
    code: 'secret-in-value',
    message: 'a secret would stay in the image',
    hint: 'Mount it: .run(command, { mounts: [secret] })',
  })
}

/** For what stands behind the last parameter of a call: JavaScript takes no notice of it, so it would be lost. */
export function tooMany(call: string, accepted: string, hint?: string): DockerfileError {
  return new DockerfileError({ code: 'wrong-argument', message: `${call} takes ${accepted}; found more`, hint })
}

export function wrongArgument(parameter: string, accepted: string, found: unknown): DockerfileError {
  return new DockerfileError({
    code: 'wrong-argument',
    message: `${parameter}: expected ${accepted}, found ${describeValue(found)}`,
  })
}
