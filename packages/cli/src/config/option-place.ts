import type { Place, Problem } from '@stagecraft/core'
import { endOf, type OpenBracket } from '../bundle/opened-bracket.js'
import { placeIn } from '../place-in.js'
import { textOf } from '../text-of.js'

/** Codes of what is wrong with one option of a call. */
const codes: ReadonlySet<string> = new Set(['unknown-option', 'bad-option', 'bad-duration', 'wrong-argument'])

/**
 * The option that a problem is about, where it is written out in the call that the problem is at: the call may have many,
 * and begin far above.
 */
export function optionPlace({ code, message, place }: Problem): Place | undefined {
  const path = codes.has(code) ? optionIn(message) : undefined
  if (path === undefined || place?.file === undefined) return undefined
  const text = textOf(place.file)
  const start = text === undefined ? undefined : offsetOf(text, place)
  const found = start === undefined ? undefined : keyOf(text!.slice(start), path)
  return found === undefined ? undefined : { file: place.file, ...placeIn(text!, start! + found.at, found.length) }
}

/**
 * The name of the option that a sentence is about, behind those of the groups that it is in: `prot` of
 * `nodeService has no option "prot"; …`, `images` and `runtime` of `nodeService: images: "runtime" takes …`.
 */
function optionIn(message: string): readonly string[] | undefined {
  const [, groups, name] =
    /^[\w ]+((?:: \w+)*) has no (?:option |field )?"([^"]+)"[;:] /.exec(message) ??
    /^[\w ]+((?:: \w+)*): "?([^" ]+)"? takes /.exec(message) ??
    []
  const path = groups ?? /^[\w ]+((?:: \w+)+): /.exec(message)?.[1]
  if (path === undefined) return undefined
  return [...path.split(': ').slice(1), ...(name === undefined ? [] : [name])]
}

interface Key {
  readonly at: number
  readonly length: number
}

/** Where an option is said in a source that begins with its call. */
function keyOf(source: string, path: readonly string[]): Key | undefined {
  const name = path.at(-1)!.replace(/[^\w$]/g, '\\$&')
  for (const found of source.matchAll(new RegExp(`(?<![\\w$.])(?:${name}|'${name}'|"${name}")(?=\\s*[:,}(])`, 'g'))) {
    const { open, isCode } = endOf(source.slice(0, found.index))
    // Behind the call, its bracket is open no more.
    if (isCode && open[0]?.at !== source.indexOf('(')) return undefined
    if (isCode && isAt(source, open, path)) {
      return { at: found.index, length: found[0].length }
    }
  }
  return undefined
}

/** Whether what is open is the call, an object in it, and in that one the objects of the groups. */
function isAt(source: string, [call, object, ...groups]: readonly OpenBracket[], path: readonly string[]): boolean {
  if (call?.bracket !== '(' || object?.bracket !== '{' || groups.length !== path.length - 1) return false
  return groups.every(({ bracket, at }, index) => {
    const before = /([\w$]+)['"]?\s*:\s*$/.exec(source.slice(0, at))?.[1]
    return bracket === '{' && before === path[index]
  })
}

function offsetOf(text: string, { line, column }: Place): number | undefined {
  let at = 0
  for (let each = 1; each < line; each++) {
    at = text.indexOf('\n', at) + 1
    if (at === 0) return undefined
  }
  return at + column - 1
}
