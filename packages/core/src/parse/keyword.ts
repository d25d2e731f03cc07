import { allKeywords, type Keyword } from '../model/index.js'
import { goLower } from '../model/lexical/lower-case.js'

const byWord = new Map<string, Keyword>(
  allKeywords.flatMap((word) => [[word, word] as const, [word.toLowerCase(), word] as const]),
)

/** The keyword that a word is, in any case, or nothing. */
export function keywordOf(word: string): Keyword | undefined {
  return byWord.get(word) ?? byWord.get(goLower(word))
}
