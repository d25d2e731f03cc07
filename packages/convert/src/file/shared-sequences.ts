import { constant, type Expression } from '../expression.js'
import type { Identifiers } from '../identifiers.js'
import { arrow, callText } from '../library.js'
import { phraseOf, stepName } from './command-name.js'
import type { Step } from './stage-steps.js'

/** The steps of the stages, and what is declared before a stage because several places share it. */
export interface Shared {
  readonly stages: readonly (readonly Step[])[]
  readonly before: readonly { readonly stage: number; readonly name: string; readonly value: Expression }[]
}

/** Runs of instructions that several places repeat become functions, applied with `use`. */
export function shareSequences(given: readonly (readonly Step[])[], identifiers: Identifiers): Shared {
  let stages = given
  const before: Shared['before'][number][] = []
  for (let found = best(stages); found !== undefined; found = best(stages)) {
    const { steps, places } = found
    const name = identifiers.make(nameOf(steps), 'Steps')
    before.push({
      stage: places[0]!.stage,
      name,
      value: arrow(
        's',
        steps.map(({ call }) => call),
        'S extends Stage',
      ),
    })
    const use: Step = { call: { method: 'use', args: [constant(name)] }, lines: 1, kind: 'blank' }
    stages = stages.map((all, stage) => {
      const starts = new Set(places.filter((place) => place.stage === stage).map(({ at }) => at))
      const out: Step[] = []
      for (let at = 0; at < all.length; at++) {
        if (!starts.has(at)) out.push(all[at]!)
        else {
          out.push(use)
          at += steps.length - 1
        }
      }
      return out
    })
  }
  return { stages, before }
}

interface Place {
  readonly stage: number
  readonly at: number
}

interface Sequence {
  readonly steps: readonly Step[]
  readonly places: readonly Place[]
}

/** Lines of TypeScript that a function must spare to be worth its name. */
const leastGain = 4

/** The sequence that spares most. */
function best(stages: readonly (readonly Step[])[]): Sequence | undefined {
  const texts = stages.map((steps) => steps.map(({ call }) => callText(call)))
  const byText = new Map<string, Place[]>()
  texts.forEach((all, stage) =>
    all.forEach((text, at) => {
      if (!canBegin(stages[stage]![at]!)) return
      const places = byText.get(text)
      if (places === undefined) byText.set(text, [{ stage, at }])
      else places.push({ stage, at })
    }),
  )
  let found: Sequence | undefined
  let gain = leastGain - 1
  const tried = new Set<string>()
  for (const places of byText.values()) {
    for (const [index, first] of places.entries()) {
      for (const second of places.slice(index + 1)) {
        const length = commonLength(stages, texts, first, second)
        if (length < 2) continue
        const key = `${first.stage} ${first.at} ${length}`
        if (tried.has(key)) continue
        tried.add(key)
        const steps = stages[first.stage]!.slice(first.at, first.at + length)
        const all = placesOf(texts, texts[first.stage]!.slice(first.at, first.at + length), places)
        const spared = gainOf(steps, all.length)
        if (spared > gain) [found, gain] = [{ steps, places: all }, spared]
      }
    }
  }
  return found
}

function canBegin({ kind, call }: Step): boolean {
  return kind !== 'blank' && kind !== 'comment' && call.method !== 'use'
}

/** How long two places stay the same; comments and blank lines at the end do not count. */
function commonLength(
  stages: readonly (readonly Step[])[],
  texts: readonly (readonly string[])[],
  a: Place,
  b: Place,
): number {
  const [first, second] = [texts[a.stage]!, texts[b.stage]!]
  const limit = a.stage === b.stage ? b.at - a.at : first.length
  let length = 0
  while (
    length < limit &&
    first[a.at + length] !== undefined &&
    first[a.at + length] === second[b.at + length] &&
    stages[a.stage]![a.at + length]!.call.method !== 'use'
  ) {
    length++
  }
  while (length > 0 && !canBegin(stages[a.stage]![a.at + length - 1]!)) length--
  return length
}

function placesOf(texts: readonly (readonly string[])[], wanted: readonly string[], starts: readonly Place[]): Place[] {
  const out: Place[] = []
  for (const place of starts) {
    const last = out.at(-1)
    if (last !== undefined && last.stage === place.stage && place.at < last.at + wanted.length) continue
    if (wanted.every((text, offset) => texts[place.stage]![place.at + offset] === text)) out.push(place)
  }
  return out
}

function gainOf(steps: readonly Step[], places: number): number {
  const instructions = steps.filter(canBegin).length
  const lines = steps.reduce((sum, step) => sum + linesOfCode(step), 0)
  return instructions < 2 ? 0 : places * lines - (lines + 2 + places)
}

/** About how many lines a call has in TypeScript. */
function linesOfCode({ kind, lines, call }: Step): number {
  return kind === 'run' && /^lines`|^heredoc|^script/.test(call.args[0]!.text) ? lines : 1
}

/** After a comment in it, or what its longest command does. */
function nameOf(steps: readonly Step[]): string {
  for (const step of steps) {
    const phrase = phraseOf(step)
    if (phrase !== undefined) return phrase
  }
  const byLines = [...steps].filter(canBegin).sort((a, b) => b.lines - a.lines)
  const run = byLines.find(({ kind }) => kind === 'run')
  const named = [run, byLines[0]].flatMap((step) => (step === undefined ? [] : (stepName(step, undefined) ?? [])))
  return named[0] ?? 'shared steps'
}
