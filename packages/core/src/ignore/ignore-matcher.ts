import { cleanPath } from './clean-path.js'
import { compilePattern, type Test } from './compile-pattern.js'
import { matchesAt } from './expression.js'
import { isGlob } from './glob-syntax.js'
import type { IgnorePattern } from './read-ignore.js'
import { splitPattern } from './split-pattern.js'

/** What an ignore file does with one path. */
export interface IgnoreVerdict {
  readonly isExcluded: boolean
  /** The pattern that decided; absent when none matched. */
  readonly by?: IgnorePattern
  /** The first pattern that could not be applied: it is malformed, or BuildKit alone knows what it matches. */
  readonly unsure?: IgnorePattern
}

export interface IgnoreMatcher {
  readonly patterns: readonly IgnorePattern[]
  /** Some pattern begins with `!`. */
  readonly hasExceptions: boolean
  /**
   * Whether a path of the build context is left out: the path itself or a folder above it matches. Never throws; takes
   * time linear in the path.
   */
  isExcluded(path: string): IgnoreVerdict
}

interface Compiled {
  readonly pattern: IgnorePattern
  readonly isException: boolean
  readonly test: Test
}

/**
 * Compiles patterns, as {@link readIgnore} or the DSL's `ignore(…)` gives them.
 *
 *     ignoreMatcher(['*.log', '!kept.log']).isExcluded('a.log').isExcluded   // true
 */
export function ignoreMatcher(patterns: readonly (IgnorePattern | string)[]): IgnoreMatcher {
  const compiled = patterns.flatMap((one) => compile(typeof one === 'string' ? { text: one } : one))
  return Object.freeze({
    patterns: Object.freeze(compiled.map(({ pattern }) => pattern)),
    hasExceptions: compiled.some(({ isException }) => isException),
    isExcluded: (path: string) => decide(compiled, path),
  })
}

function compile(pattern: IgnorePattern): readonly Compiled[] {
  const split = splitPattern(pattern.text)
  if (split === undefined) return []
  const { isException, text } = split
  const test: Test = text !== '' && isGlob(text) ? compilePattern(text) : { kind: 'bad' }
  return [{ pattern, isException, test }]
}

function decide(compiled: readonly Compiled[], path: string): IgnoreVerdict {
  const file = fileOf(cleanPath(path))
  let by: IgnorePattern | undefined
  let unsure: IgnorePattern | undefined
  let isExcluded = false
  for (const { pattern, isException, test } of compiled) {
    if (isException !== isExcluded) continue
    if (test.kind === 'bad' || test.kind === 'unknown') unsure ??= pattern
    else if (matches(test, file)) {
      isExcluded = !isException
      by = pattern
    }
  }
  return Object.freeze({
    isExcluded,
    ...(by === undefined ? {} : { by }),
    ...(unsure === undefined ? {} : { unsure }),
  })
}

/** A path, and where it and the folders above it end. */
interface File {
  readonly path: string
  readonly ends: readonly number[]
  /** The same by code points, worked out when an expression needs it. */
  characters?: { readonly codes: readonly number[]; readonly ends: ReadonlySet<number> }
}

function fileOf(path: string): File {
  const slash = path.lastIndexOf('/')
  const ends = new Set<number>([path.length])
  if (slash >= 0) {
    // The folder of /a is /, whose parts are two empty ones.
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) ends.add(at)
    if (slash === 0) ends.add(1)
  }
  return { path, ends: [...ends] }
}

function matches(test: Exclude<Test, { kind: 'bad' | 'unknown' }>, file: File): boolean {
  const { path, ends } = file
  switch (test.kind) {
    case 'equal':
      return ends.includes(test.text.length) && path.startsWith(test.text)
    case 'prefix':
      return path.startsWith(test.text)
    case 'suffix':
      return ends.some((end) => endsWith(path, end, test.text))
    case 'expression': {
      file.characters ??= charactersOf(file)
      return matchesAt(test.expression, file.characters.codes, file.characters.ends)
    }
  }
}

function endsWith(path: string, end: number, suffix: string): boolean {
  if (path.endsWith(suffix, end)) return true
  // `**/a` matches `a` too.
  return suffix.startsWith('/') && end === suffix.length - 1 && path.startsWith(suffix.slice(1))
}

function charactersOf({ path, ends }: File): NonNullable<File['characters']> {
  const codes: number[] = []
  const wanted = new Set(ends)
  const found = new Set<number>()
  let at = 0
  for (const character of path) {
    if (wanted.has(at)) found.add(codes.length)
    codes.push(character.codePointAt(0)!)
    at += character.length
  }
  found.add(codes.length)
  return { codes, ends: found }
}
