import type { Entry } from '../model/index.js'
import { expandedWords } from './entry-words.js'
import { usesOf, usesOfText, type Use } from './expand/evaluate.js'
import type { LexOptions } from './expand/lex-word.js'
import { mountFields } from './stages/mount-text.js'

/** How the body of a heredoc is read, whatever the escape character of the file is. */
export const inHeredoc: LexOptions = { escape: '\\', quotes: false }

/** Every variable that the words of an entry ask for, in the order of the text. Those of ARG are read one by one elsewhere. */
export function usesIn(entry: Entry, lex: LexOptions, words = expandedWords(entry)): readonly Use[] {
  const uses: Use[] = []
  for (const { word, quotes } of words) uses.push(...usesOf(word, quotes ? lex : inHeredoc))
  if (entry.kind !== 'run' || entry.flags.mounts === undefined) return uses
  // The text of a mount that BuildKit reads only when it builds: all values but `from`.
  for (const mount of entry.flags.mounts) {
    if (mount.type !== 'raw') continue
    for (const { key, value } of mountFields(mount.text) ?? [])
      if (value !== undefined && key !== 'from') uses.push(...usesOfText(value, lex))
  }
  return uses
}
