import type { Problem } from '@stagecraft/core'
import { Command, CommanderError } from 'commander'
import { addExitCodes } from './commands/exit-codes.js'
import { commandsFor } from './commands/index.js'
import type { Io } from './io.js'
import { setLastWords } from './last-words.js'
import { version } from './package-root.js'
import { renderGithub } from './render/github.js'
import { renderJson } from './render/json.js'
import { renderProblems } from './render/problem.js'
import { Stop } from './stop.js'

/**
 * Runs one command line.
 *
 * @returns the exit code: 0 fine, 1 problems or stale outputs, 2 wrong usage or a config that does not load
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code = 0
  const failure = (problems: readonly Problem[]): { readonly out: string; readonly err: string } => {
    if (argv.includes('--json')) return { out: renderJson(problems, [], io.cwd), err: '' }
    if (isForGithub(argv)) return { out: renderGithub(problems, io.cwd), err: '' }
    return { out: '', err: renderProblems(problems, io.cwd, io.errColors) }
  }
  setLastWords(failure)
  const program = new Command('stagecraft')
    .description('Typed stages in, one canonical Dockerfile out.')
    .version(version(), '-V, --version')
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out(text), writeErr: (text) => io.err(text) })
    .addHelpText('after', more)
    .showHelpAfterError('(stagecraft --help lists what there is)')
  for (const add of await commandsFor(argv)) add(program, io, (result) => (code = result))
  addExitCodes(program)
  for (const command of program.commands)
    command.showHelpAfterError(`(stagecraft ${command.name()} --help lists what there is)`)
  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!(error instanceof Stop)) return crash(error, io)
    const { out, err } = failure(error.problems)
    if (out !== '') io.out(out)
    if (err !== '') io.err(err)
    return error.exitCode
  }
}

const isForGithub = (argv: readonly string[]): boolean =>
  argv.some((word, at) => word === '--format=github' || (word === 'github' && argv[at - 1] === '--format'))

const more = `
Begin, also with a Dockerfile:          stagecraft init
After Renovate changed a Dockerfile:    stagecraft sync
In CI and before each commit:           stagecraft check
Back to a plain Dockerfile:             stagecraft eject
What a command does, with examples:     stagecraft help <command>

Exit codes: 0 fine, 1 problems or stale outputs, 2 wrong usage or a config that
does not load
`

function crash(error: unknown, io: Io): number {
  io.err('stagecraft failed inside itself; please report this with the config that led to it:\n')
  io.err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return 2
}
