import { DockerfileError } from '../problem/index.js'
import { ownList, type InnerComment, type Pair } from '../model/index.js'
import { commentText } from './comments.js'
import { lowerValue, mergeUses, usesOf, wrongArgument, type ArgHandle } from './handle.js'
import { plainString } from './plain-string.js'
import { noUses } from './step.js'

interface Pairs {
  readonly pairs: readonly Pair[]
  readonly comments: readonly InnerComment[] | undefined
  readonly uses: readonly ArgHandle[]
}

/** `key=value` pairs as given: an object, or a list of `[key, value]` with `{ comment }` lines between them. */
export function pairs(call: string, given: unknown): Pairs {
  if (typeof given !== 'object' || given === null) throw wrongArgument(call, 'an object such as { NAME: value }', given)
  if (!Array.isArray(given)) return ofObject(call, given as { readonly [key: string]: unknown })
  const out: Pair[] = []
  const comments: InnerComment[] = []
  let uses = noUses
  for (const item of given as unknown[]) {
    if (isInnerComment(item)) comments.push(...innerComments(item.comment, out.length))
    else if (Array.isArray(item) && item.length === 2) {
      const [key, value] = item as [unknown, unknown]
      if (value === undefined) continue
      out.push(pair(call, key, value))
      uses = mergeUses(uses, usesOf(key), usesOf(value))
    } else throw wrongArgument(call, '[key, value] or { comment }', item)
  }
  if (out.length === 0) throw noPair(call)
  return { pairs: ownList(out), comments: comments.length === 0 ? undefined : ownList(comments), uses }
}

function ofObject(call: string, given: { readonly [key: string]: unknown }): Pairs {
  let out: Pair[] | undefined
  let uses = noUses
  for (const key in given) {
    const value = given[key]
    if (value === undefined) continue
    const made = pair(call, key, value)
    if (out === undefined) out = [made]
    else out.push(made)
    if (typeof value !== 'string') uses = mergeUses(uses, usesOf(value))
  }
  if (out === undefined) throw noPair(call, Object.keys(given))
  return { pairs: ownList(out), comments: undefined, uses }
}

function pair(call: string, key: unknown, value: unknown): Pair {
  return Object.freeze({ key: pairKey(call, key), value: pairValue(call, key, value) })
}

function noPair(call: string, unsaid: readonly string[] = []): DockerfileError {
  const found = unsaid.length === 0 ? '' : `; undefined: ${unsaid.join(', ')}`
  return new DockerfileError({ code: 'empty-sources', message: `${call} needs at least one value${found}` })
}

export function isInnerComment(item: unknown): item is { readonly comment: string } {
  return typeof item === 'object' && item !== null && 'comment' in item && typeof item.comment === 'string'
}

/** Comment lines inside an instruction. */
export function innerComments(text: string, before: number): InnerComment[] {
  return text.split(/\r?\n/).map((line) => Object.freeze({ before, text: commentText(line) }))
}

function pairKey(call: string, key: unknown): Pair['key'] {
  const name = typeof key === 'string' ? plainString(key) : lowerValue(key, `${call}: key`)
  if (name === '') throw new DockerfileError({ code: 'bad-name', message: `${call}: a key cannot be empty` })
  return name
}

function pairValue(call: string, key: unknown, value: unknown): Pair['value'] {
  if (typeof value === 'string') return plainString(value)
  return lowerValue(
    typeof value === 'number' || typeof value === 'boolean' ? String(value) : value,
    `${call}: ${String(typeof key === 'string' ? key : 'value')}`,
  )
}
