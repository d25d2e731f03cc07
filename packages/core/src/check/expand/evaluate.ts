import { partsOf, type Word } from '../../model/index.js'
import { lexModifier, WordFault, type Lexed, type LexedVariable, type LexOptions } from './lex-word.js'
import { withoutPrefix, withoutSuffix, withReplacement } from './pattern.js'

/** What is known of a variable. */
export interface Binding {
  /** `maybe` when only the base image could tell. */
  readonly set: boolean | 'maybe'
  /** Absent when the value is not known. */
  readonly text?: string
  /** True when a build argument could change it. */
  readonly byDefault: boolean
}

export type Lookup = (name: string) => Binding

/** What a word comes to. */
export interface Evaluated {
  /** Absent when it is not known. */
  readonly text?: string
  /** Why BuildKit refuses the word. */
  readonly fault?: string
  /** True when a build argument could change the answer. */
  readonly byDefault: boolean
}

/** A variable that a word asks for. */
export interface Use {
  readonly name: string
  /** It has a modifier that says what happens when it is not set. */
  readonly guarded: boolean
}

const none: readonly Use[] = Object.freeze([])

/** Replaces the variables of a word, as BuildKit does. */
export function evaluate(word: Word, lookup: Lookup, options: LexOptions): Evaluated {
  if (typeof word === 'string') return { text: word, byDefault: false }
  const state: State = { lookup, byDefault: false }
  try {
    const text = joined(lexed(word, options), state)
    return text === undefined ? { byDefault: state.byDefault } : { text, byDefault: state.byDefault }
  } catch (error) {
    if (error instanceof WordFault) return { fault: error.message, byDefault: state.byDefault }
    throw error
  }
}

/** Replaces the variables of a word that is already lexed. */
export function evaluateLexed(word: Lexed, lookup: Lookup): Evaluated {
  const state: State = { lookup, byDefault: false }
  try {
    const text = joined(word, state)
    return text === undefined ? { byDefault: state.byDefault } : { text, byDefault: state.byDefault }
  } catch (error) {
    if (error instanceof WordFault) return { fault: error.message, byDefault: state.byDefault }
    throw error
  }
}

/** Every variable that a word asks for, those inside modifiers too. A malformed modifier asks for none. */
export function usesOf(word: Word, options: LexOptions): readonly Use[] {
  if (typeof word === 'string') return none
  try {
    return usesOfLexed(lexed(word, options))
  } catch (error) {
    if (error instanceof WordFault) return none
    throw error
  }
}

export function usesOfLexed(word: Lexed): readonly Use[] {
  const out: Use[] = []
  for (const part of word) {
    if (typeof part === 'string') continue
    const { name, modifier } = part
    const kind = modifier?.kind
    out.push({ name, guarded: kind === 'default' || kind === 'alternative' || kind === 'required' })
    if (modifier === undefined) continue
    out.push(...usesOfLexed(modifier.word))
    if (modifier.kind === 'replace') out.push(...usesOfLexed(modifier.replacement))
  }
  return out
}

/** The parts of a word with their modifiers read. */
function lexed(word: Word, options: LexOptions): Lexed {
  return partsOf(word).map((part) => {
    if (typeof part === 'string') return part
    if (part.modifier === undefined) return { name: part.name }
    return { name: part.name, modifier: lexModifier(part.modifier, options) }
  })
}

interface State {
  readonly lookup: Lookup
  byDefault: boolean
}

function joined(word: Lexed, state: State): string | undefined {
  let out: string | undefined = ''
  for (const part of word) {
    const text = typeof part === 'string' ? part : valueOf(part, state)
    out = out === undefined || text === undefined ? undefined : out + text
  }
  return out
}

function valueOf({ name, modifier }: LexedVariable, state: State): string | undefined {
  const { set, text, byDefault } = state.lookup(name)
  if (byDefault) state.byDefault = true
  const value = set === true ? text : set === false ? '' : undefined
  if (modifier === undefined) return value
  const word = joined(modifier.word, state)
  switch (modifier.kind) {
    case 'default': {
      const missing = isMissing(set, value, modifier.emptyCounts)
      return missing === undefined ? undefined : missing ? word : value
    }
    case 'alternative': {
      const missing = isMissing(set, value, modifier.emptyCounts)
      return missing === undefined ? undefined : missing ? '' : word
    }
    case 'required': {
      const missing = isMissing(set, value, modifier.emptyCounts)
      if (missing === true) throw new WordFault(word === undefined || word === '' ? `${name} is required` : `${name}: ${word}`)
      return missing === undefined ? undefined : value
    }
    case 'prefix':
      // A malformed pattern is refused whatever the value is.
      if (word !== undefined) withoutPrefix('', word)
      return value === undefined || word === undefined ? undefined : withoutPrefix(value, word)
    case 'suffix':
      if (word !== undefined) withoutSuffix('', word)
      return value === undefined || word === undefined ? undefined : withoutSuffix(value, word)
    case 'replace': {
      const replacement = joined(modifier.replacement, state)
      if (word !== undefined) withReplacement('', word, '', false)
      if (value === undefined || word === undefined || replacement === undefined) return undefined
      return withReplacement(value, word, replacement, modifier.all)
    }
  }
}

/** Whether a variable counts as not set; `undefined` when that is not known. */
function isMissing(set: Binding['set'], value: string | undefined, emptyCounts: boolean): boolean | undefined {
  if (set === 'maybe') return undefined
  if (!set) return true
  if (!emptyCounts) return false
  return value === undefined ? undefined : value === ''
}
