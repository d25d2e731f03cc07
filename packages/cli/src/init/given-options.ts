import { didYouMean, DockerfileError, problem } from '@stagecraft/core'
import type { AnyPreset } from '@stagecraft/presets'
import { Stop } from '../stop.js'
import type { Options, Proposal, Question } from './proposal.js'

type Table = AnyPreset['options']

/**
 * The options that `--option NAME=VALUE` gives. A value is taken as JSON, as it stands, or as a list of words: whichever
 * the option takes.
 *
 * @throws {Stop} 'unknown-option', 'bad-option'
 */
export function givenOptions(given: readonly string[], proposal: Proposal, table: Table): Options {
  const all: Record<string, unknown> = {}
  for (const one of given) {
    const at = one.indexOf('=')
    if (at <= 0) throw wrong('bad-option', `--option takes NAME=VALUE; found ${JSON.stringify(one)}`)
    const [name, text] = [one.slice(0, at), one.slice(at + 1)]
    const question = proposal.questions.find(({ option }) => option === name)
    Object.assign(all, chosen(question, text) ?? { [name]: optionValue(name, text, table, proposal.preset) })
  }
  return all
}

/** The options that follow from one of the answers that a question has. */
export const chosen = (question: Question | undefined, label: string): Options | undefined =>
  question?.choices?.find((choice) => choice.label === label)?.options

/** What a text means for an option. */
export function optionValue(name: string, text: string, table: Table, preset: string): unknown {
  const option = table[name]
  if (option === undefined) {
    const names = Object.keys(table)
    throw wrong(
      'unknown-option',
      `${preset} has no option "${name}"; it has ${names.join(', ')}`,
      didYouMean(name, names),
    )
  }
  for (const value of readings(text)) {
    const path = `${preset}: "${name}"`
    try {
      if (option.read(value, path) !== undefined) return value
    } catch (error) {
      if (!(error instanceof DockerfileError)) throw error
    }
  }
  throw wrong('bad-option', `${preset}: "${name}" takes ${option.accepts}; found ${JSON.stringify(text)}`)
}

function readings(text: string): readonly unknown[] {
  const words = Array.from(text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g), ([, a, b, c]) => a ?? b ?? c ?? '')
  return [...json(text), text, words]
}

function json(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)]
  } catch {
    return []
  }
}

const wrong = (code: 'unknown-option' | 'bad-option', message: string, hint?: string): Stop =>
  new Stop([problem({ code, message, hint })], 2)
