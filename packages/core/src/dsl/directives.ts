import { DockerfileError } from '../problem/index.js'
import type { Directives } from '../model/index.js'
import { onlyOptions } from './option-value.js'

export interface DirectiveInput {
  readonly syntax?: string | false | undefined
  readonly escape?: '\\' | '`' | undefined
  readonly check?: string | undefined
}

/** Reads the argument of `directives`: BuildKit cuts a value at its first blank, so none may have one. */
export function checkedDirectives(
  given: DirectiveInput,
): Omit<Directives, 'syntax'> & { readonly syntax?: string | false } {
  onlyOptions('directives', given, ['syntax', 'escape', 'check'])
  const { syntax, escape, check } = given
  if (escape !== undefined && escape !== '\\' && escape !== '`')
    throw bad('escape', escape, 'a backslash or a backquote')
  if (syntax !== undefined && syntax !== false && !/^\S+$/.test(syntax)) {
    throw bad('syntax', syntax, "an image such as 'docker/dockerfile:1', or false")
  }
  if (check !== undefined && !/^\S+$/.test(check))
    throw bad('check', check, "text without blanks, such as 'skip=JSONArgsRecommended'")
  return Object.freeze({
    ...(syntax === undefined ? {} : { syntax }),
    ...(escape === undefined ? {} : { escape }),
    ...(check === undefined ? {} : { check }),
  })
}

function bad(name: string, found: unknown, accepted: string): DockerfileError {
  return new DockerfileError({
    code: 'bad-directive',
    message: `directive ${name}: found ${JSON.stringify(found)}, accepted is ${accepted}`,
  })
}
