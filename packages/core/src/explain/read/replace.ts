import type { Evaluated } from '../../check/expand/evaluate.js'
import type { Word } from '../../model/index.js'

/** How the variables of an instruction are replaced. */
export interface Replace {
  word(word: Word): Evaluated
  text(text: string): Evaluated
}
