import { DockerfileError } from '../problem/index.js'
import { ownList, type InnerComment, type Pair } from '../model/index.js'
import { commentText } from './comments.js'
import { lowerValue, mergeUses, usesOf, wrongArgument, type ArgHandle } from './handle.js'
import { plainString } from './plain-string.js'
import { noUses } from './step.js'

/** `key=value` pairs as given: an object, or a list of `[key, value]` with `{ comment }` lines between them. */
export function pairs(
  call: string,
  given: unknown,
): { pairs: readonly Pair[]; comments: readonly InnerComment[] | undefined; uses: readonly ArgHandle[] } {
  if (typeof given !== 'object' || given === null) throw wrongArgument(call, 'an object such as { NAME: value }', given)
  const out: Pair[] = []
  const comments: InnerComment[] = []
  let uses = noUses
  const add = (key: unknown, value: unknown): void => {
    if (value === undefined) return
    out.push(Object.freeze({ key: pairKey(call, key), value: pairValue(call, key, value) }))
    if (typeof key !== 'string' || typeof value !== 'string') uses = mergeUses(uses, usesOf(key), usesOf(value))
  }
  if (Array.isArray(given)) {
    for (const item of given as unknown[]) {
      if (isInnerComment(item)) comments.push(...innerComments(item.comment, out.length))
      else if (Array.isArray(item) && item.length === 2) add(item[0], item[1])
      else throw wrongArgument(call, '[key, value] or { comment }', item)
    }
  } else for (const key in given) add(key, (given as { readonly [key: string]: unknown })[key])
  if (out.length === 0)
    throw new DockerfileError({ code: 'empty-sources', message: `${call} needs at least one value` })
  return { pairs: ownList(out), comments: comments.length === 0 ? undefined : ownList(comments), uses }
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
