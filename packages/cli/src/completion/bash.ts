import type { CompletedCommand } from './completed-command.js'

/** A script for bash 4 and newer, also on macOS's bash 3.2. */
export function bash(commands: readonly CompletedCommand[]): string {
  const lines = [
    '# Completes the command lines of stagecraft. In ~/.bashrc: source <(stagecraft completion bash)',
    '_stagecraft() {',
    '  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words=""',
    '  COMPREPLY=()',
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    words="${commands.map(({ name }) => name).join(' ')} help --help --version"`,
    '  else',
    '    case "${COMP_WORDS[1]} $before" in',
    ...commands.flatMap(({ name, options }) =>
      options
        .filter(({ values }) => values.length > 0)
        .map(({ names, values }) => {
          const patterns = names.map((option) => `"${name} ${option}"`).join('|')
          return `      ${patterns}) words="${values.join(' ')}" ;;`
        }),
    ),
    ...commands
      .filter(({ values }) => values.length > 0)
      .map(({ name, values }) => `      "${name} ${name}") words="${values.join(' ')}" ;;`),
    '    esac',
    '    case "${COMP_WORDS[1]} $word" in',
    ...commands.map(({ name, options }) => {
      return `      "${name} -"*) words="${options.flatMap(({ names }) => names).join(' ')}" ;;`
    }),
    '    esac',
    '  fi',
    '  [ -z "$words" ] || COMPREPLY=($(compgen -W "$words" -- "$word"))',
    '}',
    '# Where it knows nothing better, files.',
    'complete -o default -F _stagecraft stagecraft',
  ]
  return `${lines.join('\n')}\n`
}
