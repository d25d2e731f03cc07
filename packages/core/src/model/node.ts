import type { Dockerfile, Stage } from './dockerfile.js'
import type { Heredoc, LineComment } from './command.js'
import type { Blank, Comment, Entry, InlineFile } from './instructions.js'
import type { Mount } from './mount.js'

/** Everything that has a place and can be asked for in a place map. */
export type Node = Dockerfile | Stage | Entry | Mount | InlineFile | Heredoc | LineComment

/**
 * The only door to nodes: freezes what it is given. Children and lists are frozen by who makes them, through `node`
 * and {@link list}, so a tree is frozen through and through without being walked again.
 */
export function node<N extends Node>(value: N): N {
  return Object.freeze(value)
}

/*
 * Lists are frozen, and V8 compiles neither iterators nor methods of frozen arrays into the code that uses them: a
 * `for … of` takes four times as long as of another array, `every` twenty times, `slice` forty times. What every
 * instruction of a file comes through goes by index for that reason.
 */

/** A frozen copy of a list. */
export function list<T>(items: Iterable<T>): readonly T[] {
  if (!Array.isArray(items)) return Object.freeze([...items])
  return items.length === 0 ? empty : Object.freeze((items as readonly T[]).slice())
}

/** Freezes a list that nobody else holds, in place of a copy. */
export function ownList<T>(items: T[]): readonly T[] {
  return items.length === 0 ? empty : Object.freeze(items)
}

const empty: readonly never[] = Object.freeze([])

/** A frozen object without the keys that are undefined, so that what was not said is absent. */
export function options<T extends object>(value: { readonly [K in keyof T]: T[K] | undefined }): T {
  const out: Partial<T> = {}
  for (const key in value) if (value[key] !== undefined) out[key] = value[key] as T[typeof key]
  return Object.freeze(out) as T
}

export const blank: Blank = Object.freeze({ kind: 'blank' })

/** A comment line; `text` is all that follows `#`. */
export function comment(text: string): Comment {
  return Object.freeze({ kind: 'comment', text })
}
