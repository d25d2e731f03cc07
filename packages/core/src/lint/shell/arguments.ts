import type { ShellWord, SimpleCommand } from './commands.js'

/** The arguments as text. */
export const texts = ({ arguments: words }: SimpleCommand): readonly string[] => words.map(({ text }) => text)

/** The first argument that is no option: the subcommand of most package managers. */
export function verbOf({ name, arguments: words }: SimpleCommand): string | undefined {
  const isApt = name === 'apt-get' || name === 'apt'
  return words.find(({ text }, at) => isVerb(text, words[at - 1]?.text, isApt))?.text
}

/** Whether a word is no option, and for apt no value of the one before it. */
export const isVerb = (word: string, before: string | undefined, isApt: boolean): boolean =>
  !word.startsWith('-') && !(isApt && isAptValue(before))

/** Whether what stands behind an option of apt is its value, as in `apt-get -o Acquire::Retries=3 update`. */
const isAptValue = (option = ''): boolean =>
  /^(?:-[oct]|--(?:option|config-file|target-release|default-release))$/.test(option)

/** Whether one of the words may be an option that cannot be read, since a variable stands for it. */
export const hidesOptions = ({ arguments: words }: SimpleCommand): boolean =>
  words.some(({ text, isPlain }) => !isPlain && /^[$`]/.test(text))

/** Whether an option is given: a long one by its name, a short one alone or among others. */
export function hasOption(command: SimpleCommand, ...options: readonly string[]): boolean {
  return command.arguments.some(({ text }) => text.startsWith('-') && options.some((option) => isOption(text, option)))
}

function isOption(text: string, option: string): boolean {
  if (!option.startsWith('--')) return !text.startsWith('--') && text.includes(option[1]!, 1)
  return text.startsWith(option) && (text.length === option.length || text[option.length] === '=')
}

/** The arguments that are no options. */
export const operands = ({ arguments: words }: SimpleCommand): readonly ShellWord[] =>
  words.filter(({ text }) => !text.startsWith('-') || text === '-')
