import type { CompletedCommand, CompletedOption } from './completed-command.js'

export function fish(commands: readonly CompletedCommand[]): string {
  const lines = [
    '# Completes the command lines of stagecraft. In config.fish: stagecraft completion fish | source',
    ...commands.map(
      ({ name, description }) =>
        `complete -c stagecraft -f -n __fish_use_subcommand -a ${name} -d ${quoted(description)}`,
    ),
    ...commands.flatMap(({ name, options, values }) => {
      const here = `complete -c stagecraft -n '__fish_seen_subcommand_from ${name}'`
      const first = values.length > 0 ? [`${here} -f -a ${quoted(values.join(' '))}`] : []
      return [...options.map((option) => `${here} ${optionWords(option)}`), ...first]
    }),
  ]
  return `${lines.join('\n')}\n`
}

function optionWords({ names, description, takesValue, values }: CompletedOption): string {
  const words = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`))
  const value = !takesValue ? [] : values.length > 0 ? ['-x', '-a', quoted(values.join(' '))] : ['-r']
  return [...words, ...value, '-d', quoted(description)].join(' ')
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
