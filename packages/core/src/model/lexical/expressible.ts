import { DockerfileError, type ProblemInput } from '../../problem/index.js'
import type { Variable, Word } from '../word.js'
import { isSpace } from './white-space.js'
import { variableNameEnd } from './variable-name.js'
import { readDollar } from './variable-scan.js'

/*
 * What can be written where. Every predicate gives the problem, or nothing; `what` names the field in the sentence:
 * `ENV value`, `COPY source`. The DSL asks at the call, the emitter when it prints.
 */

/** How a field is read, which decides what can be written in it. */
export type WordRule =
  /** A value of ENV, LABEL or ARG. */
  | 'value'
  /** A key of ENV or LABEL. */
  | 'key'
  /** The whole rest of a line: WORKDIR, USER, STOPSIGNAL. */
  | 'rest'
  /** Words that quotes do not hold together: FROM, EXPOSE, and COPY or ADD beside an inline file. */
  | 'bare'
  /** Words that have a JSON form: COPY, ADD, VOLUME. */
  | 'path'
  /** A flag, or an option of a mount. */
  | 'flag'

const refused: { readonly [Rule in WordRule]: RegExp } = {
  value: /[\0\n]|\p{Cs}/u,
  key: /[\0\n=]|\p{Cs}/u,
  rest: /[\0\n]|\p{Cs}/u,
  bare: /[\0\t\n\v\f\r ]|\p{Cs}/u,
  path: /\0|\p{Cs}/u,
  // BuildKit reads flags byte by byte and so spoils every other character.
  flag: /[\0\n]|[^\0-\x7f]/u,
}

/** What no rule refuses. */
const harmless = /^[!-<>-~]*$/

/** Why a word cannot be written in a field of this kind, or nothing. */
export function wordProblem(rule: WordRule, what: string, value: Word, escape = '\\'): ProblemInput | undefined {
  if (typeof value === 'string') return textProblem(rule, what, value)
  for (const part of value.parts) {
    const problem =
      typeof part === 'string'
        ? textProblem(rule, what, part)
        : (variableProblem(what, part, escape) ?? textProblem(rule, what, part.modifier ?? ''))
    if (problem !== undefined) return problem
  }
  return undefined
}

/** Why a literal text cannot be written in a field of this kind, or nothing. */
export function textProblem(rule: WordRule, what: string, text: string): ProblemInput | undefined {
  if (harmless.test(text)) return undefined
  const found = refused[rule].exec(text)
  if (found === null) return undefined
  const character = found[0]
  if (character === '=') {
    return { code: 'bad-name', message: `${what}: no "=" may stand in it, found ${excerpt(text)}` }
  }
  if (character === '\n' && rule !== 'bare') {
    return { code: 'newline-in-value', message: `${what}: a newline cannot be written here, found ${excerpt(text)}` }
  }
  return {
    code: 'not-expressible',
    message: `${what}: ${named(character)} cannot be written here, found ${excerpt(text)}`,
  }
}

function named(character: string): string {
  if (character === '\0') return 'a NUL character'
  if (/\p{Cs}/u.test(character)) return 'half of a surrogate pair'
  if (isSpace(character.charCodeAt(0)) && character < '\x7f') return 'white space'
  return `the character ${JSON.stringify(character)}, which is not ASCII,`
}

/** Why a reference is none that BuildKit reads back as the same, or nothing. */
export function variableProblem(
  what: string,
  { name, modifier }: Variable,
  escape = '\\',
  quotes = true,
): ProblemInput | undefined {
  if (modifier === undefined) {
    if (plainName.test(name) || (name !== '' && variableNameEnd(name, 0) === name.length)) return undefined
  } else if (plainName.test(name) && plainModifier.test(modifier)) {
    return undefined
  } else {
    const text = '${' + name + modifier + '}'
    const read = readDollar(text, 0, { escape, quotes })
    if (read.kind === 'variable' && read.name === name && read.end === text.length) return undefined
  }
  const shown = excerpt(modifier === undefined ? name : '${' + name + modifier + '}')
  return { code: 'bad-variable', message: `${what}: ${shown} is not a variable that BuildKit reads` }
}

const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/
const plainModifier = /^(?::?[-+?]|[#%]{1,2})[\w.,:@/ -]*$/

/** Why a build argument cannot have a name, or nothing. Names are not expanded, so quotes would be of the name. */
export function argNameProblem(what: string, name: string): ProblemInput | undefined {
  if (plainName.test(name)) return undefined
  if (name !== '' && !/[\0="'`\\]|\p{Cs}/u.test(name) && !/[\s\u0085]/.test(name)) return undefined
  return { code: 'bad-name', message: `${what}: ${excerpt(name)} is not a name that can be written` }
}

/** Why strings cannot stand in a JSON list, or nothing. */
export function execProblem(what: string, args: readonly string[]): ProblemInput | undefined {
  for (let at = 0; at < args.length; at++) {
    const problem = textProblem('path', what, args[at]!)
    if (problem !== undefined) return problem
  }
  return undefined
}

const ascii = /^[ -~]*$/

/** Why a comment cannot be written, or nothing. */
export function commentProblem(what: string, text: string): ProblemInput | undefined {
  if (ascii.test(text)) return undefined
  return textProblem('rest', what, text)
}

/** Why a text cannot be the whole rest of a line that is taken as it is (MAINTAINER), or nothing. */
export function verbatimProblem(what: string, text: string, escape = '\\'): ProblemInput | undefined {
  const problem = textProblem('rest', what, text)
  if (problem !== undefined) return problem
  const cannot = (why: string): ProblemInput => ({
    code: 'not-expressible',
    message: `${what}: ${why}, found ${excerpt(text)}`,
  })
  if (text === '') return cannot('it must not be empty')
  if (isSpace(text.charCodeAt(0)) || isSpace(text.charCodeAt(text.length - 1))) {
    return cannot('white space at its ends is not kept')
  }
  return endsOpen(text, escape) ? cannot(`an ${escape} at its end would continue the line`) : undefined
}

/** Whether a line that ends with this text goes on: one escape character at its end, not two. */
export function endsOpen(text: string, escape: string): boolean {
  const last = text.length - 1
  return text[last] === escape && text[last - 1] !== escape
}

/** Why a directive cannot have a value, or nothing. */
export function directiveProblem(name: string, value: string): ProblemInput | undefined {
  const fault =
    value === ''
      ? 'it must not be empty'
      : /[\0\n\r]|\p{Cs}/u.test(value)
        ? 'it must be one line'
        : isSpace(value.charCodeAt(0)) || isSpace(value.charCodeAt(value.length - 1))
          ? 'white space at its ends is not kept'
          : undefined
  if (fault === undefined) return undefined
  return { code: 'bad-directive', message: `# ${name}=: ${fault}, found ${excerpt(value)}` }
}

/** A text as it is shown in a sentence: quoted, and not longer than a line. */
export function excerpt(text: string): string {
  // No character is cut in two.
  return JSON.stringify(text.length > 60 ? text.slice(0, 57).replace(/[\ud800-\udbff]$/, '') + '…' : text)
}

/** Throws the problem, if there is one. */
export function refuse(problem: ProblemInput | undefined): void {
  if (problem !== undefined) throw new DockerfileError(problem)
}
