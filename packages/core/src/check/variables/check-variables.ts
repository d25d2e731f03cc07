import { keywords, type Entry, type Stage, type Word } from '../../model/index.js'
import type { At } from '../at.js'
import { inHeredoc, usesIn } from '../entry-uses.js'
import { expandedWords } from '../entry-words.js'
import { evaluate, usesOf, type Use } from '../expand/evaluate.js'
import type { LexOptions } from '../expand/lex-word.js'
import { siblingNames, undefinedFinding, undefinedInFrom, type VariableFacts } from './undefined.js'

const none: ReadonlySet<string> = new Set()

/** The variables that the words of an entry ask for, and the words that BuildKit refuses. ARG is checked by its items. */
export function checkEntryVariables(entry: Entry, at: At, facts: VariableFacts): void {
  const words = expandedWords(entry)
  const uses = usesIn(entry, at.lex, words)
  if (words.length + uses.length === 0) return
  const keyword = entry.kind in keywords ? keywords[entry.kind as keyof typeof keywords] : ''
  // What is malformed in a mount that is kept as text is told with the mount.
  for (const { word, quotes } of words) checkFault(word, keyword, at, quotes ? at.lex : inHeredoc)
  tellUndefined(uses, keyword, at, facts, entry.kind === 'env' && uses.length > 0 ? siblingNames(entry, at.lex) : none)
}

/**
 * The default of one ARG: it sees the items before it.
 *
 * @param isReplaceable whether a build may give the argument, so that BuildKit never looks at the default
 */
export function checkArgument(value: Word, name: string, at: At, facts: VariableFacts, isReplaceable: boolean): void {
  checkFault(value, 'ARG', at, at.lex, isReplaceable ? name : undefined)
  tellUndefined(usesOf(value, at.lex), 'ARG', at, facts, none)
}

/** The variables of FROM: its base and its platform see the global arguments only. */
export function checkFromVariables({ base, platform }: Stage, at: At, facts: VariableFacts): void {
  const words = [base.kind === 'image-reference' ? base.reference : '', platform ?? '']
  if (words.every((word) => typeof word === 'string')) return
  const told = new Set<string>()
  for (const word of words) {
    checkFault(word, 'FROM', at, at.lex)
    for (const { name, guarded } of usesOf(word, at.lex)) {
      if (guarded || told.has(name) || facts.globals.get(name) !== undefined) continue
      told.add(name)
      at.add({ severity: 'warning', ...undefinedInFrom(name, facts) })
    }
  }
}

/** @param argument the build argument whose default the word is, where a build may give it */
function checkFault(word: Word, keyword: string, at: At, lex: LexOptions, argument?: string): void {
  const { fault, byDefault, required } = evaluate(word, at.scope.lookup, lex)
  // `${NAME:?}` asks for a build argument on purpose.
  if (fault === undefined || (required !== undefined && (byDefault || required === argument))) return
  at.refuse(
    { byDefault: byDefault || argument !== undefined },
    { code: 'bad-variable', message: `${keyword}: ${fault}` },
  )
}

function tellUndefined(
  uses: readonly Use[],
  keyword: string,
  at: At,
  facts: VariableFacts,
  siblings: ReadonlySet<string>,
): void {
  const told = new Set<string>()
  for (const use of uses) {
    const finding = told.has(use.name) ? undefined : undefinedFinding(use, keyword, at, facts, siblings)
    if (finding === undefined) continue
    told.add(use.name)
    at.add({ severity: 'warning', ...finding })
  }
}
