import { partsOf, type Word } from '../../model/index.js'
import {
  lexModifier,
  lexWord,
  TooDeep,
  WordFault,
  type Lexed,
  type LexedVariable,
  type LexOptions,
  type Modifier,
} from './lex-word.js'
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
  /** The fault is that of `${NAME:?}`: this variable is not set. */
  readonly required?: string
  /** True when a build argument could change the answer. */
  readonly byDefault: boolean
}

/** A variable that a word asks for. */
export interface Use {
  readonly name: string
  readonly modifier?: Modifier['kind']
  /** It has a modifier that says what happens when it is not set. */
  readonly guarded: boolean
}

const none: readonly Use[] = Object.freeze([])

/** Replaces the variables of a word, as BuildKit does. */
export function evaluate(word: Word, lookup: Lookup, options: LexOptions): Evaluated {
  if (typeof word === 'string') return { text: word, byDefault: false }
  return evaluated(() => lexed(word, options), lookup)
}

/** Replaces the variables of text as it stands in the file, quotes and escapes and all. */
export function evaluateText(text: string, lookup: Lookup, options: LexOptions): Evaluated {
  return evaluated(() => lexWord(text, options), lookup)
}

function evaluated(read: () => Lexed, lookup: Lookup): Evaluated {
  const state: State = { lookup, byDefault: false }
  try {
    const text = joined(read(), state)
    return text === undefined ? { byDefault: state.byDefault } : { text, byDefault: state.byDefault }
  } catch (error) {
    if (error instanceof TooDeep) return { byDefault: true }
    if (!(error instanceof WordFault)) throw error
    const fault = { fault: error.message, byDefault: state.byDefault }
    return error instanceof RequiredFault ? { ...fault, required: error.variable } : fault
  }
}

class RequiredFault extends WordFault {
  constructor(
    readonly variable: string,
    said: string | undefined,
  ) {
    super(said === undefined || said === '' ? `${variable} is required` : `${variable}: ${said}`)
  }
}

/** Every variable that a word asks for, those inside modifiers too. A malformed modifier asks for none. */
export function usesOf(word: Word, options: LexOptions): readonly Use[] {
  if (typeof word === 'string') return none
  try {
    return usesOfLexed(lexed(word, options))
  } catch (error) {
    if (error instanceof WordFault || error instanceof TooDeep) return none
    throw error
  }
}

/** The same of text as it stands in the file. */
export function usesOfText(text: string, options: LexOptions): readonly Use[] {
  try {
    return usesOfLexed(lexWord(text, options))
  } catch (error) {
    if (error instanceof WordFault || error instanceof TooDeep) return none
    throw error
  }
}

function usesOfLexed(word: Lexed): readonly Use[] {
  const out: Use[] = []
  for (const part of word) {
    if (typeof part === 'string') continue
    const { name, modifier } = part
    if (modifier === undefined) {
      out.push({ name, guarded: false })
      continue
    }
    const { kind } = modifier
    out.push({ name, modifier: kind, guarded: kind === 'default' || kind === 'alternative' || kind === 'required' })
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
  const word = modifier === undefined ? undefined : joined(modifier.word, state)
  // A malformed pattern is refused whatever the value is.
  if (modifier !== undefined && word !== undefined) checkPattern(modifier.kind, word)
  const { set, text, byDefault } = state.lookup(name)
  if (byDefault) state.byDefault = true
  const value = set === true ? text : set === false ? '' : undefined
  if (modifier === undefined) return value
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
      if (missing === true) throw new RequiredFault(name, word)
      return missing === undefined ? undefined : value
    }
    case 'prefix':
      return value === undefined || word === undefined ? undefined : withoutPrefix(value, word)
    case 'suffix':
      return value === undefined || word === undefined ? undefined : withoutSuffix(value, word)
    case 'replace': {
      const replacement = joined(modifier.replacement, state)
      if (value === undefined || word === undefined || replacement === undefined) return undefined
      return withReplacement(value, word, replacement, modifier.all)
    }
  }
}

function checkPattern(kind: Modifier['kind'], word: string): void {
  if (kind === 'prefix') withoutPrefix('', word)
  if (kind === 'suffix') withoutSuffix('', word)
  if (kind === 'replace') withReplacement('', word, '', false)
}

/** Whether a variable counts as not set; `undefined` when that is not known. */
function isMissing(set: Binding['set'], value: string | undefined, emptyCounts: boolean): boolean | undefined {
  if (set === 'maybe') return undefined
  if (!set) return true
  if (!emptyCounts) return false
  return value === undefined ? undefined : value === ''
}
