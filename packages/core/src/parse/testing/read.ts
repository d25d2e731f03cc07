import { expect } from 'vitest'
import type { Entry } from '../../model/index.js'
import { parse } from '../parse-file.js'

/** The entries of the last stage of a file, which must be read without a problem. */
export function read(text: string, head = 'FROM a\n'): readonly Entry[] {
  const { file, problems } = parse(head + text)
  expect(problems).toEqual([])
  return file.stages.at(-1)!.instructions
}

/** The first of them. */
export const one = (text: string, head?: string): Entry => read(text, head)[0]!

/** The first of them, which must be of this kind. */
export function oneOf<Kind extends Entry['kind']>(kind: Kind, text: string, head?: string): Entry & { kind: Kind } {
  const entry = one(text, head)
  if (entry.kind !== kind) throw new Error(`${JSON.stringify(text)} is ${entry.kind}`)
  return entry as Entry & { kind: Kind }
}
