import type { Command } from 'commander'
import type { InitOptions } from '../init/init.js'
import type { Io } from '../io.js'
import { examples } from '../render/examples.js'

/** `stagecraft init`: the first config of a folder. */
export function initCommand(program: Command, io: Io, done: (code: number) => void): void {
  program
    .command('init')
    .description(
      'begin here: write the config and the Dockerfile that fit a folder; a Dockerfile that is there is imported',
    )
    .argument('[folder]', 'where the project lies', '.')
    .option('-y, --yes', 'ask nothing, and take what the folder tells; as without a terminal')
    .option('-p, --preset <name>', 'take this preset, whatever is found')
    .option(
      '-o, --option <name=value>',
      'an option of the preset: port=8080, command="node server.js"; several times',
      also,
    )
    .option('--dry-run', 'print the config, and what would be written; write nothing')
    .option('--force', 'replace a config and a Dockerfile that are there')
    .addHelpText(
      'after',
      examples([
        ['stagecraft init', 'look, ask what is not clear, write'],
        ['stagecraft init --yes api', 'the folder api, without a question'],
        ['stagecraft init --dry-run', 'only say what would be written'],
        ['stagecraft init --preset nextApp', 'this preset, whatever is found'],
        ['stagecraft init --option port=8080', 'something that the folder does not tell'],
      ]),
    )
    .action(async (folder: string, options: InitOptions) => {
      const { init } = await import('../init/init.js')
      done(await init(folder, options, io))
    })
}

const also = (one: string, others: readonly string[] = []): readonly string[] => [...others, one]
