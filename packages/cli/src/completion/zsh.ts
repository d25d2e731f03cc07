import type { CompletedCommand, CompletedOption } from './completed-command.js'

export function zsh(commands: readonly CompletedCommand[]): string {
  const lines = [
    '#compdef stagecraft',
    '# Completes the command lines of stagecraft. In ~/.zshrc, after compinit: source <(stagecraft completion zsh)',
    '_stagecraft() {',
    '  if (( CURRENT == 2 )); then',
    '    local -a commands=(',
    ...commands.map(({ name, description }) => `      ${quoted(`${name}:${description}`)}`),
    '    )',
    "    _describe 'command' commands",
    '    return',
    '  fi',
    '  local command="$words[2]"',
    '  shift words',
    '  (( CURRENT-- ))',
    '  case "$command" in',
    ...commands.map(({ name, options, values }) => {
      const first = values.length > 0 ? quoted(`1: :(${values.join(' ')})`) : "'*:file:_files'"
      return `    ${name}) _arguments ${[...options.flatMap(optionSpecs), first].join(' ')} ;;`
    }),
    '  esac',
    '}',
    'compdef _stagecraft stagecraft',
  ]
  return `${lines.join('\n')}\n`
}

function optionSpecs({ names, description, takesValue, values }: CompletedOption): readonly string[] {
  const told = description.replace(/[\\[\]:]/g, '\\$&')
  const value = !takesValue ? '' : values.length > 0 ? `: :(${values.join(' ')})` : ':file:_files'
  return names.map((name) => quoted(`${name}[${told}]${value}`))
}

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`
