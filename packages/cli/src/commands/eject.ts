import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { problem } from '@stagecraft/core'
import type { Command } from 'commander'
import { hasConfig } from '../config/config-names.js'
import { findConfigs } from '../config/find-config.js'
import { loadConfigs } from '../config/load-configs.js'
import { leavingConfigs, leavingDockerfiles, type Leaving } from '../eject/leaving.js'
import type { Io } from '../io.js'
import { planOutputs } from '../outputs/plan.js'
import { examples } from '../render/examples.js'
import { renderProblems } from '../render/problem.js'
import { Stop } from '../stop.js'
import { hasErrors, seconds } from './outputs.js'

interface EjectOptions {
  readonly config?: readonly string[]
  readonly timeout: number
  readonly yes?: boolean
  readonly dryRun?: boolean
}

/** `stagecraft eject`: generated Dockerfiles become plain ones. */
export function ejectCommand(program: Command, io: Io, done: (code: number) => void): void {
  program
    .command('eject')
    .description('leave: make plain Dockerfiles of generated ones, and say what else names Stagecraft')
    .argument('[file...]', 'Dockerfiles whose config is gone (default: all that the config here describes)')
    .option(
      '-c, --config <path...>',
      'config files, folders that have one, or patterns (default: the one in this folder)',
    )
    .option('--timeout <seconds>', 'how long a config may take to load', seconds, 60)
    .option('-y, --yes', 'ask nothing, and remove the config too; without a terminal, it stays unless this is said')
    .option('--dry-run', 'say what would be done, and do nothing')
    .addHelpText(
      'after',
      examples([
        ['stagecraft eject', 'what the config here describes'],
        ['stagecraft eject --dry-run', 'only say what would be done'],
        ["stagecraft eject --yes -c 'services/*'", 'many folders, configs and all'],
        ['stagecraft eject old.Dockerfile', 'one whose config is gone'],
      ]),
    )
    .action(async (files: string[], options: EjectOptions) => done(await eject(files, options, io)))
}

async function eject(files: readonly string[], options: EjectOptions, io: Io): Promise<number> {
  const leaving = await findLeaving(files, options, io)
  const { leave } = await import('../eject/leave.js')
  return await leave(leaving, options, io)
}

/** What the configs here describe; without a config, the Dockerfiles as they lie there. */
async function findLeaving(files: readonly string[], { config, timeout }: EjectOptions, io: Io): Promise<Leaving> {
  if (files.length > 0) {
    if (config === undefined)
      return leavingDockerfiles(
        files.map((file) => resolve(io.cwd, file)),
        io.cwd,
      )
    const message = 'a config is ejected with all that it describes: name files or --config, not both'
    throw new Stop([problem({ code: 'bad-config', message })], 2)
  }
  const isDescribed = config !== undefined || hasConfig(io.cwd)
  const dockerfile = join(io.cwd, 'Dockerfile')
  if (!isDescribed && existsSync(dockerfile)) return leavingDockerfiles([dockerfile], io.cwd)
  const configs = await loadConfigs(await findConfigs(io.cwd, config), timeout, io).catch(withAWayOut)
  const { outputs, problems } = await planOutputs(configs, io.cwd)
  if (hasErrors(problems)) throw new Stop([...problems, aWayOut], 1)
  if (problems.length > 0) io.err(renderProblems(problems, io.cwd, io.errColors))
  return leavingConfigs(configs, outputs, io.cwd)
}

/** Whoever leaves need not mend a config first. */
const aWayOut = problem({
  code: 'not-fresh',
  message: 'nothing is ejected: what the config describes is not known',
  hint: 'To go on with the Dockerfile as it lies there, move the config away and run stagecraft eject again.',
})

function withAWayOut(error: unknown): never {
  if (error instanceof Stop) throw new Stop([...error.problems, aWayOut], error.exitCode)
  throw error
}
