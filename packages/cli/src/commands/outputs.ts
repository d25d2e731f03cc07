import { InvalidArgumentError, type Command } from 'commander'
import type { Problem } from '@stagecraft/core'
import { findConfigs } from '../config/find-config.js'
import { loadConfigs, tryConfigs } from '../config/load-configs.js'
import type { Io } from '../io.js'
import { planOutputs, type Plan } from '../outputs/plan.js'
import { Stop } from '../stop.js'

/** The options that every command has which runs configs. */
export interface ConfigOptions {
  readonly config?: readonly string[]
  readonly timeout: number
  readonly json?: boolean
}

export function addConfigOptions(command: Command): Command {
  return command
    .option(
      '-c, --config <path...>',
      'config files, folders that have one, or patterns (default: the one in this folder)',
    )
    .option('--timeout <seconds>', 'how long a config may take to load', seconds, 60)
    .option('--json', 'print problems and outputs as JSON')
}

export function seconds(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value <= 86_400)) throw new InvalidArgumentError('Expected a number of seconds.')
  return value
}

/** Loads the configs and compares their outputs with the disk. All configs are tried before the first failure ends it. */
export async function plan(wanted: readonly string[], options: ConfigOptions, io: Io): Promise<Plan> {
  const configs = await loadConfigs(await findConfigs(io.cwd, options.config), options.timeout, io)
  return await planOutputs(configs, io.cwd, wanted)
}

/** The same, of the configs that load; what is wrong in the others, which may be all, comes with it. */
export async function planLoaded(
  wanted: readonly string[],
  options: ConfigOptions,
  io: Io,
): Promise<Plan & { readonly failures: readonly Problem[] }> {
  const { configs, failures } = await tryConfigs(await findConfigs(io.cwd, options.config), options.timeout, io)
  try {
    return { ...(await planOutputs(configs, io.cwd, configs.length === 0 ? [] : wanted)), failures }
  } catch (error) {
    // An output that is not found may be one of a config that does not load.
    throw error instanceof Stop ? new Stop([...failures, ...error.problems], error.exitCode) : error
  }
}

export const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some(({ severity }) => severity === 'error')
