import type { Comment, Node } from '../../model/index.js'
import { readCheckValue } from '../../model/lexical/check-value.js'
import type { Place } from '../../problem/index.js'

/** What comments before an instruction, or a directive, say about rules. */
export interface Silence {
  readonly all: boolean
  /** Rules that BuildKit's words name. */
  readonly skip: ReadonlySet<string>
  /** Rules that our words name, and codes of hadolint. */
  readonly allow: ReadonlySet<string>
  readonly experimental: ReadonlySet<string> | 'all'
}

const nothing: ReadonlySet<string> = new Set()
export const noSilence: Silence = Object.freeze({ all: false, skip: nothing, allow: nothing, experimental: nothing })

/**
 * The comments that BuildKit counts to an instruction: those of the lines above it that begin in the first column, from
 * the last empty comment on. `places` are those of a text; without them all comments stand in the first column.
 */
export function heededComments(
  comments: readonly Comment[],
  end: Node,
  places: ReadonlyMap<Node, Place> | undefined,
): readonly Comment[] {
  const block: Comment[] = []
  const border = places?.get(end)
  for (const comment of comments) {
    const place = places?.get(comment)
    if (place !== undefined && (place.column > 1 || (border !== undefined && place.line > border.line))) continue
    if (comment.text.trim() === '') block.length = 0
    else block.push(comment)
  }
  return block
}

/** What a block of comments says. BuildKit heeds the first `check=` of a block only. */
export function readSilence(block: readonly string[]): Silence {
  if (!block.some((text) => text.includes('='))) return noSilence
  let check: Silence | undefined
  const allow = new Set<string>()
  for (const text of block) {
    const found = /^([A-Za-z][A-Za-z0-9]*)\s*=\s*(.+?)\s*$/.exec(text)
    if (found !== null && found[1]!.toLowerCase() === 'check') check ??= readCheck(found[2]!)
    for (const name of named(text)) allow.add(name)
  }
  return { ...(check ?? noSilence), allow }
}

/** The names behind `stagecraft allow=` and `hadolint ignore=`. */
function named(text: string): readonly string[] {
  const ours = allowedNames(text)
  if (ours.length > 0) return ours
  const hadolint = /^hadolint\s+(?:global\s+)?ignore\s*=\s*(\w+(?:\s*,\s*\w+)*)/.exec(text)
  return hadolint === null ? [] : hadolint[1]!.split(/\s*,\s*/)
}

/** The names behind `stagecraft allow=`. */
export function allowedNames(text: string): readonly string[] {
  return /^stagecraft\s+allow\s*=\s*([\w-]+(?:,[\w-]+)*)/.exec(text)?.[1]!.split(',') ?? []
}

/**
 * The names behind what was meant for an allowance and is none: `stagecraft: allow=rule`, `Stagecraft allow=rule`, `stagecraft
 * allow rule`. Nothing for a comment that only speaks of Stagecraft.
 */
export function misspeltNames(text: string, isName: (word: string) => boolean): readonly string[] | undefined {
  const found = misspelt.exec(text)
  if (found === null) return undefined
  const names = found[2]?.split(/\s*,\s*/) ?? []
  // Without a sign it may be the begin of a sentence.
  return found[1]!.trim() !== '' || (names.length > 0 && names.every(isName)) ? names : undefined
}

const misspelt =
  /^stagecraft[\s:_-]*(?:allow|ignore|disable|skip)(\s*[=:]\s*|\s+)([a-z][\w-]*(?:\s*,\s*[a-z][\w-]*)*)?/i

/** The value of `check=`: it ends at the first blank. What BuildKit cannot read silences nothing. */
export function readCheck(value: string): Silence {
  const { options } = readCheckValue(value.split(' ', 1)[0]!)
  if (options === undefined) return noSilence
  let { all, skip, experimental }: { -readonly [K in keyof Silence]: Silence[K] } = { ...noSilence }
  for (const [name, text] of options) {
    if (name === 'error') continue
    const isAll = text === 'all'
    const names = new Set(text.split(',').map((one) => one.trim()))
    if (name === 'skip' && isAll) all = true
    else if (name === 'skip') skip = names
    else if (isAll) experimental = 'all'
    else if (experimental !== 'all') experimental = names
  }
  return { all, skip, allow: nothing, experimental }
}
