import { keywords, type Dockerfile, type Entry, type Env, type Word } from '../../model/index.js'
import { automaticArguments } from '../../model/lexical/automatic-arguments.js'
import { nearest } from '../../problem/index.js'
import type { At } from '../at.js'
import { expandedWords } from '../entry-words.js'
import { evaluate, usesOf, type Use } from '../expand/evaluate.js'
import type { Finding } from '../report.js'
import type { Scope } from './scope.js'
import type { StageArguments } from './stage-arguments.js'

/** Suggestions look at so many names at most. */
const horizon = 200

/** What the search for undefined variables needs to know of the file. */
export interface VariableFacts {
  readonly globals: Scope
  readonly arguments: StageArguments
}

/** The variables that the words of an entry ask for, and the words that BuildKit refuses. ARG is checked by its items. */
export function checkEntryVariables(entry: Entry, at: At, facts: VariableFacts): void {
  const keyword = entry.kind in keywords ? keywords[entry.kind as keyof typeof keywords] : ''
  const siblings = entry.kind === 'env' ? entry : undefined
  checkWords(expandedWords(entry), keyword, at, facts, siblings)
}

/** The default of one ARG: it sees the items before it. */
export function checkArgument(value: Word, at: At, facts: VariableFacts): void {
  checkWords([{ word: value, quotes: true }], 'ARG', at, facts, undefined)
}

function checkWords(
  words: readonly { readonly word: Word; readonly quotes: boolean }[],
  keyword: string,
  at: At,
  facts: VariableFacts,
  siblings: Env | undefined,
): void {
  const told = new Set<string>()
  for (const { word, quotes } of words) {
    const lex = quotes ? at.lex : ({ escape: '\\', quotes: false } as const)
    const { fault, byDefault, required } = evaluate(word, at.scope.lookup, lex)
    // `${NAME:?}` asks for a build argument on purpose.
    if (fault !== undefined && !(required === true && byDefault)) {
      at.refuse({ byDefault }, { code: 'bad-variable', message: `${keyword}: ${fault}` })
    }
    for (const use of usesOf(word, lex)) {
      if (told.has(use.name)) continue
      const finding = undefinedFinding(use, keyword, at, facts, siblings)
      if (finding === undefined) continue
      told.add(use.name)
      at.add({ severity: 'warning', ...finding })
    }
  }
}

function undefinedFinding(
  { name, guarded }: Use,
  keyword: string,
  at: At,
  facts: VariableFacts,
  siblings: Env | undefined,
): Finding | undefined {
  const slot = at.scope.get(name)
  if (guarded || (slot !== undefined && (slot.set !== false || slot.declared === true))) return undefined
  if (siblings !== undefined && isSibling(siblings, name, at)) {
    return {
      code: 'sibling-variable',
      message: `ENV: $${name} is set by this same ENV, whose values see only what stands before it`,
      hint: `Set ${name} in an ENV of its own before this one`,
    }
  }
  return outOfScope(name, keyword, at, facts) ?? unknownName(name, keyword, at)
}

function isSibling(env: Env, name: string, at: At): boolean {
  return env.pairs.some(({ key, value }) => {
    if (key !== name) return false
    // A value that adds to its own variable is another matter.
    return (
      !usesOf(value, at.lex).some((use) => use.name === name) ||
      env.pairs.some((pair) => pair.key !== name && usesOf(pair.value, at.lex).some((use) => use.name === name))
    )
  })
}

/** A build argument of that name exists, but not here. */
export function outOfScope(
  name: string,
  keyword: string,
  at: At,
  { globals, arguments: stageArguments }: VariableFacts,
): Finding | undefined {
  const hint = `Write ARG ${name} before it`
  if (globals.get(name) !== undefined) {
    const which = automaticArguments.has(name) ? 'argument that BuildKit gives' : 'global build argument'
    return {
      code: 'arg-scope',
      message: `${keyword}: $${name} is a${which.startsWith('a') ? 'n' : ''} ${which}, and this stage does not declare it`,
      hint,
    }
  }
  const further = stageArguments.definedBelow(at.spot.stage, at.spot.entry, name)
  if (further === 'arg')
    return {
      code: 'arg-scope',
      message: `${keyword}: ARG ${name} stands further down, so $${name} is empty here`,
      hint: `Move ARG ${name} up`,
    }
  if (further === 'env') {
    return {
      code: 'undefined-variable',
      message: `${keyword}: ENV ${name} stands further down, so $${name} is empty here`,
      hint: `Move ENV ${name} up`,
    }
  }
  const other = stageArguments.declaredIn(name)
  if (other === undefined || other === at.spot.stage) return undefined
  return {
    code: 'arg-scope',
    message: `${keyword}: $${name} is a build argument of ${stageArguments.nameOf(other)}, and this stage does not declare it`,
    hint,
  }
}

function unknownName(name: string, keyword: string, at: At): Finding | undefined {
  const { scope } = at
  const message = `${keyword}: nothing defines $${name}, so nothing is put in its place`
  if (!/^[\p{L}_]/u.test(name)) {
    return { code: 'undefined-variable', message, hint: `For the characters themselves, write \\$${name}` }
  }
  const near = nearName(name, scope.names())
  // What an image sets is upper case: other names are slips, or text that was meant literally.
  if (scope.open && near === undefined && name === name.toUpperCase()) return undefined
  const escape = 'Define it with ARG or ENV, or escape the "$" if the characters are meant'
  return { code: 'undefined-variable', message, hint: near === undefined ? escape : `Did you mean $${near}?` }
}

/** The nearest of the names that are visible. */
export function nearName(name: string, visible: Iterable<string>): string | undefined {
  const names: string[] = []
  for (const one of visible) {
    if (names.length === horizon) break
    names.push(one)
  }
  // Short names are near to everything.
  return name.length < 3 ? undefined : nearest(name, names)
}

/** The variables of FROM: its base and its platform see the global arguments only. */
export function checkFromVariables(file: Dockerfile, at: At, facts: VariableFacts): void {
  const stage = file.stages[at.spot.stage]!
  const words: Word[] = stage.base.kind === 'image-reference' ? [stage.base.reference] : []
  if (stage.platform !== undefined) words.push(stage.platform)
  const told = new Set<string>()
  for (const word of words) {
    const { fault, byDefault, required } = evaluate(word, facts.globals.lookup, at.lex)
    if (fault !== undefined && !(required === true && byDefault)) {
      at.refuse({ byDefault }, { code: 'bad-variable', message: `FROM: ${fault}` })
    }
    for (const { name, guarded } of usesOf(word, at.lex)) {
      if (guarded || told.has(name) || facts.globals.get(name) !== undefined) continue
      told.add(name)
      at.add({ severity: 'warning', ...fromFinding(name, facts) })
    }
  }
}

function fromFinding(name: string, { globals, arguments: stageArguments }: VariableFacts): Finding {
  const declared = stageArguments.declaredIn(name)
  if (declared !== undefined) {
    return {
      code: 'arg-scope',
      message: `FROM: ARG ${name} stands in ${stageArguments.nameOf(declared)}, and FROM sees only arguments before the first FROM`,
      hint: `Write ARG ${name} before the first FROM`,
    }
  }
  const near = nearName(name, globals.names())
  return {
    code: 'undefined-variable',
    message: `FROM: no ARG before the first FROM is called ${name}`,
    hint: near === undefined ? `Write ARG ${name} before the first FROM` : `Did you mean $${near}?`,
  }
}
