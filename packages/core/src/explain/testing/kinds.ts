import { parse } from '../../parse/parse-file.js'
import { Names } from '../read/names.js'
import { readStages } from '../read/read-stages.js'

/** Texts of one kind are one build to BuildKit: where one takes the place of another, nothing is done again. */
export interface Kinds {
  /** What the texts differ in. */
  readonly name: string
  readonly kinds: readonly (readonly string[])[]
}

export const whole = ({ name, kinds }: Kinds, make: (text: string) => string): Kinds => ({
  name,
  kinds: kinds.map((texts) => texts.map(make)),
})

/** Instructions at the end of a stage. */
export const inStage = (kinds: Kinds): Kinds => whole(kinds, (text) => `FROM alpine:3.22\nWORKDIR /app\n${text}\n`)

/** Texts of which something is the same. */
export function grouped(texts: readonly string[], signOf: (text: string) => string): Kinds['kinds'] {
  const groups = new Map<string, string[]>()
  for (const text of texts) groups.set(signOf(text), [...(groups.get(signOf(text)) ?? []), text])
  return [...groups.values()]
}

/** The texts by what a cache would know their steps by. */
export function kindsOf(texts: readonly string[]): Kinds['kinds'] {
  const names = new Names()
  return grouped(texts, (text) => {
    const stages = readStages(parse(text).file, {}, names)
    const steps = stages.flatMap((stage) => stage.steps).map((step) => [step.operation, ...step.environment])
    return JSON.stringify([stages.at(-1)!.root, steps])
  })
}
