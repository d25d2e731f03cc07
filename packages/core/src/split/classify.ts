import { cleanPath } from '../ignore/clean-path.js'
import type { SimpleCommand } from '../lint/shell/commands.js'
import { madeBy } from '../lint/rules/copy-from-missing-path/made.js'
import type { Run } from '../model/index.js'
import type { Classified } from './classified.js'
import type { Language } from './language.js'
import { Refusal } from './refusal.js'
import { isOrdinary, roleOf } from './roles.js'
import type { Step } from './steps.js'

/** @throws {Refusal} for a command that nothing is known of */
export function classify(step: Step, language: Language): readonly Classified[] {
  const run = step.entry as Run
  const { workdir } = step.facts
  if (step.commands === undefined) throw new Refusal('what it runs is not understood', run)
  if (workdir === undefined) throw new Refusal('the folder in which it runs is not known', run)
  let cwd = workdir
  return step.commands.map((command) => {
    const isInside = command.within.kind === 'substitution'
    const role = roleIn(language, command, step)
    if (role === undefined) throw new Refusal(`what \`${shown(command)}\` is there for is not known`, run)
    if (role !== 'silent' && !isOrdinary(command)) {
      throw new Refusal(`\`${shown(command)}\` may run or not, or together with others`, run)
    }
    const here = cwd
    const made = isInside ? undefined : madeBy(command, cwd)
    if (command.name === 'cd') {
      if (made === undefined) throw new Refusal('where `cd` leads is not known', run)
      cwd = made.cwd
    }
    return {
      command,
      role,
      cwd: here,
      writes: written(command, here, run),
      makes: [...(made?.trees ?? []), ...(made?.files ?? [])],
    }
  })
}

function roleIn(language: Language, command: SimpleCommand, step: Step): Classified['role'] | undefined {
  if (language.isWork(command, step)) return 'work'
  return language.isPreparation?.(command) === true ? 'preparation' : roleOf(command)
}

/** The first words of a command, for a sentence. */
export function shown({ words }: SimpleCommand): string {
  const text = words.map((word) => word.text).join(' ')
  return text.length > 50 ? `${text.slice(0, 47)}…` : text
}

function written({ redirections }: SimpleCommand, cwd: string, run: Run): readonly string[] {
  return redirections.flatMap(({ operator, target }) => {
    if (!/^&?>/.test(operator) || /^(?:\d+|-)$/.test(target.text) || target.text.startsWith('/dev/')) return []
    if (!target.isPlain) throw new Refusal('a variable says which file it writes', run)
    return [cleanPath(target.text.startsWith('/') ? target.text : `${cwd}/${target.text}`)]
  })
}
