import { Argument, type Command, type Option } from 'commander'
import { bash } from '../completion/bash.js'
import { fish } from '../completion/fish.js'
import type { CompletedCommand } from '../completion/completed-command.js'
import { zsh } from '../completion/zsh.js'
import type { Io } from '../io.js'
import type { AddCommand } from './add-command.js'
import { examples } from '../render/examples.js'

const shells = { bash, zsh, fish }

type Commands = Readonly<Record<string, () => Promise<AddCommand>>>

/**
 * `stagecraft completion`: a script that completes command lines, for the shell of the user.
 *
 * @param commands every command, this one among them
 */
export const completionCommand =
  (commands: Commands): AddCommand =>
  (program, io, done) => {
    program
      .command('completion')
      .description('print a script that completes command lines in a shell')
      .addArgument(new Argument('<shell>', 'the shell that runs it').choices(Object.keys(shells)))
      .addHelpText(
        'after',
        examples([
          ['source <(stagecraft completion bash)', 'in ~/.bashrc'],
          ['source <(stagecraft completion zsh)', 'in ~/.zshrc, after compinit'],
          ['stagecraft completion fish | source', 'in ~/.config/fish/config.fish'],
        ]),
      )
      .action(async (shell: keyof typeof shells) => {
        io.out(shells[shell](await everyCommand(program, commands)))
        done(0)
      })
  }

/** What the program has been told of all its commands, those that this command line does not need among them. */
async function everyCommand(program: Command, commands: Commands): Promise<readonly CompletedCommand[]> {
  const whole = program.createCommand('stagecraft')
  const nobody = { cwd: '', out() {}, err() {}, progress() {} } as unknown as Io
  for (const load of Object.values(commands)) (await load())(whole, nobody, () => {})
  return whole.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    values: command.registeredArguments[0]?.argChoices ?? [],
    options: [...command.createHelp().visibleOptions(command)].map(completed),
  }))
}

const completed = ({
  short,
  long,
  description,
  argChoices,
  required,
  optional,
}: Option): CompletedCommand['options'][number] => ({
  names: [short, long].filter((name) => name !== undefined && name !== null),
  description,
  takesValue: required || optional,
  values: argChoices ?? [],
})
