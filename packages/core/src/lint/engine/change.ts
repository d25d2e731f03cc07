import type { Instruction, Node, Stage } from '../../model/index.js'
import type { Span } from '../../model/lexical/quoted-words.js'

/**
 * One step of a fix, in words by which a text and a config can both be edited. Nodes are those of the file that was
 * linted.
 */
export type Change = Replace | Remove | Insert | Move | Rewrite | Respell | RemoveLine

/** Another instruction stands there. Who carries it out leaves alone what both have in common. */
export interface Replace {
  readonly kind: 'replace'
  readonly node: Instruction | Stage
  readonly by: Instruction | Stage
}

export interface Remove {
  readonly kind: 'remove'
  readonly node: Instruction
}

export interface Insert {
  readonly kind: 'insert'
  readonly before: Instruction
  readonly entry: Instruction
}

/** The instruction stands behind another one of its stage, written as it was. */
export interface Move {
  readonly kind: 'move'
  readonly node: Instruction
  readonly behind: Instruction
}

/** The instruction means what it did, and is written in its canonical form. A config has no other form. */
export interface Rewrite {
  readonly kind: 'rewrite'
  readonly node: Instruction
}

/** A stretch of the instruction's text, its lines joined, is written otherwise. A config has no such text. */
export interface Respell {
  readonly kind: 'respell'
  readonly node: Node
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The step that writes a word of an instruction otherwise. */
export function respelled(node: Node, { start, end }: Span, text: string): Respell {
  return { kind: 'respell', node, start, end, text }
}

/** A physical line that means nothing goes. Counts from 1. */
export interface RemoveLine {
  readonly kind: 'remove-line'
  readonly line: number
}
