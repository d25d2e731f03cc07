import type { Word } from '../word.js'

const plain = /^[\w./:@+^,~][\w./:@+^,~=%*?-]*$/

/** Whether a word is plain text, bare in every field and whatever the escape character is. */
export function isPlainWord(value: Word): boolean {
  return typeof value === 'string' && plain.test(value)
}
