import { Option, type Command } from 'commander'
import { dirname, resolve } from 'node:path'
import { problem, type Problem, type Severity } from '@stagecraft/core'
import { lintRules, type LintProblem } from '@stagecraft/core/lint'
import { loadConfig, type Config } from '../config/load-config.js'
import type { Io } from '../io.js'
import { findTargets } from '../lint/find-targets.js'
import { lintConfig, lintDockerfile } from '../lint/lint-files.js'
import { lintFormats, renderLint, type LintFormat } from '../render/lint.js'
import { Stop } from '../stop.js'
import { seconds } from './outputs.js'

interface LintCommandOptions {
  readonly format: LintFormat
  readonly maxSeverity: Severity | 'none'
  readonly off?: readonly string[]
  readonly timeout: number
}

/** `stagecraft lint`: what could be better in configs and Dockerfiles. Writes nothing. */
export function lintCommand(program: Command, io: Io, done: (code: number) => void): void {
  program
    .command('lint')
    .description('say what could be better in configs and Dockerfiles; writes nothing')
    .argument('[path...]', 'configs, Dockerfiles, or folders to search (default: this folder)')
    .addOption(new Option('--format <format>', 'how problems are printed').choices(lintFormats).default('pretty'))
    .addOption(
      new Option('--max-severity <severity>', 'the worst severity that is still fine')
        .choices(['none', 'info', 'warning', 'error'])
        .default('info'),
    )
    .option('--off <rule...>', 'rules that are not run')
    .option('--timeout <seconds>', 'how long a config may take to load', seconds, 60)
    .action(async (wanted: string[], options: LintCommandOptions) => done(await runLint(wanted, options, io)))
}

async function runLint(wanted: readonly string[], options: LintCommandOptions, io: Io): Promise<number> {
  const { configs: paths, dockerfiles } = await findTargets(io.cwd, wanted)
  const configs = await loadAll(paths, options.timeout)
  const outputs = new Set(
    configs.flatMap(({ path, outputs: described }) =>
      [...described.keys()].map((name) => resolve(dirname(path), name)),
    ),
  )
  // What a config writes is linted where it is described.
  const handwritten = dockerfiles.filter((path) => !outputs.has(path))
  const settings = { rules: switchedOff(options.off ?? []) }
  const problems = [
    ...configs.flatMap((config) => lintConfig(config, settings)),
    ...handwritten.flatMap((path) => lintDockerfile(path, settings)),
  ]
  const count = configs.length + handwritten.length
  io.out(renderLint(options.format, problems, count, io))
  return problems.some((found) => isWorse(found, options.maxSeverity)) ? 1 : 0
}

function switchedOff(names: readonly string[]): Readonly<Record<string, 'off'>> {
  const known = lintRules.map(({ name }): string => name)
  for (const name of names) {
    if (known.includes(name)) continue
    const message = `--off: No rule is called ${JSON.stringify(name)}`
    throw new Stop([problem({ code: 'bad-config', message, hint: `There are: ${known.join(', ')}` })], 2)
  }
  return Object.fromEntries(names.map((name) => [name, 'off']))
}

/** Loads configs; all are tried before the first failure ends it. */
async function loadAll(paths: readonly string[], timeout: number): Promise<readonly Config[]> {
  const configs: Config[] = []
  const failures: Problem[] = []
  for (const path of paths) {
    try {
      configs.push(await loadConfig(path, timeout))
    } catch (error) {
      if (!(error instanceof Stop)) throw error
      failures.push(...error.problems)
    }
  }
  if (failures.length > 0) throw new Stop(failures, 2)
  return configs
}

const ranks = { none: 0, info: 1, warning: 2, error: 3 } as const

const isWorse = ({ severity }: LintProblem, fine: Severity | 'none'): boolean => ranks[severity] > ranks[fine]
