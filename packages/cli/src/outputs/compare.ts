import { readFileSync } from 'node:fs'
import { hashOf, seal, sealOf, withHashOf } from './header.js'

/**
 * - `fresh`: what lies there is what would be written
 * - `missing`: nothing lies there
 * - `stale`: Stagecraft wrote it, from something else than the config is now
 * - `edited`: Stagecraft wrote it, and somebody changed it
 * - `foreign`: Stagecraft did not write it
 * - `left-over`: Stagecraft wrote it, and nothing describes it any more
 */
export type State = 'fresh' | 'missing' | 'stale' | 'edited' | 'foreign' | 'left-over'

export interface Comparison {
  readonly state: State
  /** What should lie there; absent when nothing should. */
  readonly text?: string
  /** What lies there. */
  readonly existing?: string
}

/**
 * Compares a file with the text that it should have.
 *
 * @param sources the hash of what the config is made of now. A text that was made from other sources, and is the same, is
 *   as good: it keeps the hash that it has.
 */
export function compare(
  path: string,
  text: string | undefined,
  sources: () => string | undefined = () => undefined,
): Comparison {
  const existing = read(path)
  if (text === undefined) {
    return existing !== undefined && sealOf(existing) === 'intact'
      ? { state: 'left-over', existing }
      : { state: 'fresh' }
  }
  if (existing === undefined) return { state: 'missing', text: seal(text, sources()) }
  const sealed = seal(text)
  const kept = hashOf(existing) === hashOf(sealed) ? withHashOf(sealed, existing) : sealed
  if (same(existing, kept)) return { state: 'fresh', text: kept, existing }
  const state = { intact: 'stale', broken: 'edited', none: 'foreign' } as const
  return { state: state[sealOf(existing)], text: seal(text, sources()), existing }
}

/** Equal, or equal but for the `\r\n` that git writes into every line on checkout where it is told to. */
function same(existing: string, text: string): boolean {
  if (existing === text) return true
  return existing.includes('\r\n') && existing === text.replace(/\r?\n/g, '\r\n')
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    throw error
  }
}
