import fc from 'fast-check'
import { convert } from '@stagecraft/convert'
import { dockerfile } from '../arbitraries/index.js'
import { Workshop } from '../convert/workshop.js'
import { emit, parse } from '../core.js'
import { judge } from '../corpus/judge.js'
import { assembled, mutated, randomOf, scrambled, type Random } from '../corpus/mutations.js'
import { refusalDifference } from '../corpus/refusals.js'
import { llbAll, parseAll } from '../oracle.js'

/** A text of which we and BuildKit do not think the same, or that we cannot cope with. */
export interface Finding {
  readonly text: string
  readonly what: string
}

/** What was tried in one round. */
export interface Round {
  readonly texts: number
  readonly accepted: number
  readonly converted: number
  readonly findings: readonly Finding[]
}

/** One way to try a text; gives what is wrong with each. */
type Trial = (texts: readonly string[]) => Promise<readonly (string | undefined)[]>

const each = async <Result>(texts: readonly string[], what: (text: string) => Result): Promise<Result[]> =>
  Promise.resolve(texts.map(what))

/**
 * What BuildKit accepts and we refuse with a sentence: nobody writes it, and the language of our types is simpler without.
 * A directive that a carriage return stands in, or blanks.
 */
const knownRefusals = /(?:# (?:check|syntax)=|directive (?:check|syntax)): .*found/

/** Our reader refuses what BuildKit's refuses, at the same line. */
const refusals: Trial = async (texts) => {
  const answers = parseAll(texts)
  return each(texts, (text) => parse(text)).then((parsed) =>
    parsed.map(({ problems }, i) => refusalDifference(problems, answers[i]!)),
  )
}

/** What is emitted is read again as what it was, and is laid out already. */
const emission: Trial = async (texts) =>
  each(texts, (text) => {
    const emitted = emit(parse(text).file).text
    return emit(parse(emitted).file).text === emitted ? undefined : 'emit is not idempotent'
  })

/** What is emitted is the same build. */
const builds: Trial = async (texts) => {
  const pairs = await each(texts, (text) => [text, emit(parse(text).file).text] as const)
  return judge(pairs).map((found) => found && `${found.what}: ${found.detail}`)
}

/** What is converted type-checks, runs, and emits the text that the Dockerfile emits. */
const conversion: Trial = async (texts) => {
  const converted = await Promise.all(texts.map((text) => convert(text)))
  const workshop = new Workshop(converted.map(({ source }) => source ?? 'export default undefined'))
  try {
    const faults = converted.map(({ source, problems }) =>
      source === undefined && !problems.some(({ message }) => knownRefusals.test(message))
        ? `is not converted: ${problems.map(({ message }) => message).join('; ')}`
        : undefined,
    )
    for (const { index, message } of workshop.typeErrors()) faults[index] ??= message
    for (const [i, text] of texts.entries()) {
      if (faults[i] !== undefined || converted[i]!.source === undefined) continue
      faults[i] = await workshop.run(i).then(
        (ran) => (ran === emit(parse(text).file).text ? undefined : `runs, and emits another text:\n${ran}`),
        (error: unknown) => `runs, and throws ${String(error)}`,
      )
    }
    return faults
  } finally {
    workshop.remove()
  }
}

/** A trial whose own failure is a finding of the text that it came from. */
async function attempt(trial: Trial, texts: readonly string[]): Promise<readonly (string | undefined)[]> {
  try {
    return await trial(texts)
  } catch (error) {
    if (texts.length === 1) {
      if (knownRefusals.test(String(error))) return [undefined]
      return [`throws ${error instanceof Error ? error.stack : String(error)}`]
    }
    const faults = []
    for (const text of texts) faults.push(...(await attempt(trial, [text])))
    return faults
  }
}

const isAccepted = (texts: readonly string[]): readonly boolean[] =>
  llbAll(texts).map(({ error, targets = [] }) => error === undefined && targets.every((one) => one.error === undefined))

/** A file with NUL, or with characters that are none, is not for the emitter; half a character is no text at all. */
const isText = (text: string): boolean => !/[\0\ufffd\p{Cs}]/u.test(text)

/** Everything that is wrong with one text, or nothing: how a finding is made smaller, and tried again. */
export async function faultOf(text: string): Promise<string | undefined> {
  for (const trial of [refusals, emission]) {
    const [fault] = await attempt(trial, [text])
    if (fault !== undefined && (trial === refusals || isAccepted([text])[0])) return fault
  }
  if (!isAccepted([text])[0]) return undefined
  for (const trial of [builds, conversion]) {
    const [fault] = await attempt(trial, [text])
    if (fault !== undefined) return fault
  }
  return undefined
}

/**
 * One round: texts by grammar, by chance, and by changing known ones; what differs is found, not made smaller.
 *
 * `known` are the files that are changed; `toConvert` is how many of the accepted are turned into TypeScript too, which
 * takes longest.
 */
export async function playRound(seed: number, known: readonly string[], toConvert: number): Promise<Round> {
  const random = randomOf(seed)
  const texts = makeTexts(random, seed, known).filter(isText)
  const findings: Finding[] = []
  const note = (of: readonly string[], faults: readonly (string | undefined)[]): void => {
    for (const [i, what] of faults.entries()) if (what !== undefined) findings.push({ text: of[i]!, what })
  }
  note(texts, await attempt(refusals, texts))
  const accepted = isAccepted(texts)
  const builders = texts.filter((_, i) => accepted[i])
  note(builders, await attempt(emission, builders))
  note(builders, await attempt(builds, builders))
  // The first ones are made by grammar, and would all be alike.
  const chosen = builders.filter(() => random(builders.length) < toConvert)
  note(chosen, await attempt(conversion, chosen))
  return { texts: texts.length, accepted: builders.length, converted: chosen.length, findings }
}

const perKind = 150

function makeTexts(random: Random, seed: number, known: readonly string[]): readonly string[] {
  const many = (make: () => string): readonly string[] => Array.from({ length: perKind }, make)
  const models = fc.sample(dockerfile, { numRuns: perKind, seed }).map((file) => emit(file).text)
  const oneOf = (from: readonly string[]): string => from[random(from.length)]!
  return [
    ...models,
    ...models.map((text) => mutated(text, random)),
    ...many(() => scrambled(random)),
    ...many(() => assembled(random)),
    ...many(() => mutated(assembled(random), random)),
    ...many(() => mutated(oneOf(known), random)),
  ]
}
