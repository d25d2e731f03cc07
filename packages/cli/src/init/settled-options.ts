import { problem } from '@stagecraft/core'
import { shellWord } from '../shell-word.js'
import { Stop } from '../stop.js'
import { choose, write } from './ask.js'
import { differing, openQuestions, type Blueprint } from './blueprints.js'
import { givenOptions, optionValue } from './given-options.js'
import type { Options, Proposal, Question } from './proposal.js'

/**
 * The options of a config: what the folder tells, over it what was given, and what somebody answers to the rest.
 *
 * @param asks whether somebody can be asked
 * @throws {Stop} 'unknown-project' when something is not known, and nobody can be asked
 */
export async function settledOptions(
  blueprint: Blueprint,
  proposal: Proposal,
  given: readonly string[],
  asks: boolean,
): Promise<Options> {
  let options: Options = { ...proposal.options, ...givenOptions(given, proposal, blueprint.options) }
  const open = openQuestions(blueprint, proposal, options)
  if (open.length > 0 && !asks) throw unanswered(blueprint, open)
  for (const question of open) options = { ...options, ...(await answered(question, blueprint)) }
  // What was chosen first may ask more: the command of the application, say.
  for (const question of openQuestions(blueprint, { ...proposal, questions: [] }, options)) {
    options = { ...options, ...(await answered(question, blueprint)) }
  }
  return differing(blueprint, options)
}

async function answered(question: Question, { name, options: table }: Blueprint): Promise<Options> {
  const { option, ask, choices } = question
  if (choices !== undefined) {
    return await choose(
      ask,
      choices.map(({ label, options }) => ({ label, value: options })),
    )
  }
  const text = await write(question, (typed) => refusal(() => optionValue(option, typed, table, name)))
  return { [option]: optionValue(option, text, table, name) }
}

function refusal(attempt: () => unknown): string | undefined {
  try {
    attempt()
    return undefined
  } catch (error) {
    if (error instanceof Stop) return error.message
    throw error
  }
}

function unanswered({ name }: Blueprint, open: readonly Question[]): Stop {
  return new Stop(
    open.map(({ option, ask, suggestion, choices }) =>
      problem({
        code: 'unknown-project',
        message: `${name}: the folder does not tell "${option}". ${ask}`,
        hint: `Say it: --option ${option}=${shellWord(choices?.[0]?.label ?? suggestionText(suggestion) ?? 'VALUE')}${
          choices === undefined
            ? ''
            : ` (or ${choices
                .slice(1)
                .map(({ label }) => label)
                .join(', ')})`
        }`,
      }),
    ),
    1,
  )
}

const suggestionText = (suggestion: unknown): string | undefined =>
  suggestion === undefined ? undefined : Array.isArray(suggestion) ? suggestion.join(' ') : String(suggestion)
