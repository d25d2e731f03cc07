import { didYouMean } from '../../problem/index.js'
import type { Dockerfile } from '../../model/index.js'
import { knownImage } from '../../model/lexical/base-images.js'

/** Names are compared with so many stages at most, so that a file of thousands of stages is checked in linear time. */
const horizon = 50

/** The names of the stages before one, nearest first. */
export function namesBefore(file: Dockerfile, index: number): readonly string[] {
  const names: string[] = []
  for (let i = index - 1; i >= 0 && i >= index - 20 * horizon && names.length < horizon; i--) {
    const name = file.stages[i]!.name
    if (name !== undefined && !names.includes(name)) names.push(name)
  }
  return names
}

/** `stages before it: "deps", "build"`, or that there are none. */
export function listNames(names: readonly string[]): string {
  if (names.length === 0) return 'no stage before it has a name'
  const shown = names.slice(0, 5).reverse()
  const dots = names.length > shown.length ? '…, ' : ''
  return `stages before it: ${dots}${shown.map((name) => `"${name}"`).join(', ')}`
}

const notBare = /[:/@]/

/**
 * `Did you mean "build"?` for the name of an image that may be a misspelt stage: a bare word without tag, not an image
 * that everybody knows, and long enough for a slip to be told from another word.
 */
export function misspeltStage(reference: string, file: Dockerfile, index: number): string | undefined {
  if (reference.length < 4 || notBare.test(reference)) return undefined
  return knownImage(reference) === undefined ? didYouMean(reference, namesBefore(file, index)) : undefined
}
