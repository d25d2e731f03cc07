import type { Env } from '../../model/index.js'
import { automaticArguments } from '../../model/lexical/automatic-arguments.js'
import { nearest } from '../../problem/index.js'
import type { At } from '../at.js'
import { usesOf, type Use } from '../expand/evaluate.js'
import type { LexOptions } from '../expand/lex-word.js'
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

/** Why an instruction finds a variable empty; nothing when it does not, or when that is provided for. */
export function undefinedFinding(
  { name, guarded }: Use,
  keyword: string,
  at: At,
  facts: VariableFacts,
  siblings: ReadonlySet<string>,
): Finding | undefined {
  const slot = at.scope.get(name)
  if (guarded || (slot !== undefined && (slot.set !== false || slot.declared === true))) return undefined
  if (siblings.has(name)) {
    return {
      code: 'sibling-variable',
      message: `ENV: $${name} is set by this same ENV, whose values see only what stands before it`,
      hint: `Set ${name} in an ENV of its own before this one`,
    }
  }
  return outOfScope(name, keyword, at, facts) ?? unknownName(name, keyword, at)
}

/** The keys of an ENV that its other values may ask for by mistake. A value that adds to its own key is another matter. */
export function siblingNames({ pairs }: Env, lex: LexOptions): ReadonlySet<string> {
  const adding = new Set<string>()
  const asked = new Set<string>()
  for (const { key, value } of pairs) {
    for (const { name } of usesOf(value, lex)) (name === key ? adding : asked).add(name)
  }
  const keys = pairs.map(({ key }) => key).filter((key) => typeof key === 'string')
  return new Set(keys.filter((key) => !adding.has(key) || asked.has(key)))
}

/** A build argument of that name exists, but not here. */
export function outOfScope(name: string, keyword: string, at: At, facts: VariableFacts): Finding | undefined {
  const { globals, arguments: stageArguments } = facts
  const hint = `Write ARG ${name} before it`
  if (globals.get(name) !== undefined) {
    const which = automaticArguments.has(name) ? 'an argument that BuildKit gives' : 'a global build argument'
    return { code: 'arg-scope', message: `${keyword}: $${name} is ${which}, and this stage does not declare it`, hint }
  }
  const below = stageArguments.definedBelow(at.stage, at.entry, name)
  // An ENV that stands below may add to what the image has set.
  if (below === 'ARG' || (below === 'ENV' && !at.scope.open)) {
    return {
      code: below === 'ARG' ? 'arg-scope' : 'undefined-variable',
      message: `${keyword}: ${below} ${name} stands further down, so $${name} is empty here`,
      hint: `Move ${below} ${name} up`,
    }
  }
  const other = stageArguments.declaredIn(name)
  if (other === undefined || other === at.stage) return undefined
  const where = stageArguments.nameOf(other)
  const here = at.stage < 0 ? 'global arguments see only those before them' : 'this stage does not declare it'
  return { code: 'arg-scope', message: `${keyword}: $${name} is a build argument of ${where}, and ${here}`, hint }
}

function unknownName(name: string, keyword: string, { scope }: At): Finding | undefined {
  const message = `${keyword}: nothing defines $${name}, so nothing is put in its place`
  if (!/^[\p{L}_]/u.test(name)) {
    return { code: 'undefined-variable', message, hint: `For the characters themselves, write \\$${name}` }
  }
  // Where the image may have set it, only what looks like a slip of the finger is told.
  const near = nearName(name, scope.names(), scope.open ? 2 : undefined)
  // What an image sets is upper case: other names are slips, or text that was meant literally.
  if (scope.open && near === undefined && name === name.toUpperCase()) return undefined
  const escape = 'Define it with ARG or ENV, or escape the "$" if the characters are meant'
  return { code: 'undefined-variable', message, hint: near === undefined ? escape : `Did you mean $${near}?` }
}

/** What is wrong with a name that FROM does not find. */
export function undefinedInFrom(name: string, { globals, arguments: stageArguments }: VariableFacts): Finding {
  const declared = stageArguments.declaredIn(name)
  if (declared !== undefined) {
    const where = stageArguments.nameOf(declared)
    return {
      code: 'arg-scope',
      message: `FROM: ARG ${name} stands in ${where}, and FROM sees only arguments before the first FROM`,
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

function nearName(name: string, visible: Iterable<string>, most?: number): string | undefined {
  // Short names are near to everything.
  if (name.length < 3) return undefined
  const names: string[] = []
  for (const one of visible) {
    if (names.length === horizon) break
    names.push(one)
  }
  return nearest(name, names, most)
}
