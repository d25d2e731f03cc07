import { InvalidArgumentError, Option, type Command } from 'commander'
import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { problem, type Severity } from '@stagecraft/core'
import type { Config } from '../config/load-config.js'
import { loadConfigs } from '../config/load-configs.js'
import type { Io } from '../io.js'
import { findTargets } from '../lint/find-targets.js'
import { fixConfig } from '../lint/fix-config.js'
import { fixDockerfile } from '../lint/fix-dockerfile.js'
import type { FixedFile } from '../lint/fixed-file.js'
import type { Found } from '../lint/found.js'
import { lintConfig, lintDockerfile } from '../lint/lint-files.js'
import { ruleList, ruleNamed, rulePage } from '../lint/rule-pages.js'
import { configFaults, settingsOf, type LintSettings } from '../lint/rule-settings.js'
import { writeTexts } from '../outputs/write-texts.js'
import { examples } from '../render/examples.js'
import { renderDryRun, renderFixed } from '../render/fixed.js'
import { lintFormats, renderLint, type LintFormat } from '../render/lint.js'
import { Stop } from '../stop.js'
import { seconds } from './outputs.js'

interface LintCommandOptions {
  readonly format: LintFormat
  readonly maxSeverity: Severity | 'none'
  readonly rule?: readonly string[]
  readonly off?: readonly string[]
  readonly context?: string
  readonly fix?: boolean
  readonly dryRun?: boolean
  readonly timeout: number
  readonly listRules?: boolean
  readonly explain?: string
}

/** `stagecraft lint`: what could be better in configs and Dockerfiles. Writes only with `--fix`. */
export function lintCommand(program: Command, io: Io, done: (code: number) => void): void {
  program
    .command('lint')
    .description('say what could be better in configs and Dockerfiles, and fix what is sure')
    .argument('[path...]', 'configs, Dockerfiles, or folders to search (default: this folder)')
    .option('--fix', 'fix what rules are sure of')
    .option('--dry-run', 'with --fix: show what would be written, and write nothing')
    .addOption(new Option('--format <format>', 'how problems are printed').choices(lintFormats).default('pretty'))
    .addOption(
      new Option('--max-severity <severity>', 'the worst severity that is still fine')
        .choices(['none', 'info', 'warning', 'error'])
        .default('info'),
    )
    .option('--rule <name=severity>', 'off, info, warning or error for a rule; may come several times', collect)
    .option('--off <rule...>', 'rules that are not run')
    .option(
      '--context <folder>',
      'the build context of the Dockerfiles (default: that of a config; where .dockerignore is)',
    )
    .option('--timeout <seconds>', 'how long a config may take to load', seconds, 60)
    .option('--list-rules', 'list all rules')
    .option('--explain <rule>', 'print the page of a rule')
    .addHelpText(
      'after',
      examples([
        ['stagecraft lint', 'all that lies below this folder'],
        ['stagecraft lint Dockerfile', 'one file'],
        ['stagecraft lint --fix --dry-run', 'show what could be mended'],
        ['stagecraft lint --format github', 'as annotations of a pull request'],
      ]),
    )
    .action(async (wanted: string[], options: LintCommandOptions) => done(await runLint(wanted, options, io)))
}

function collect(word: string, before: readonly string[] = []): readonly string[] {
  if (!/^[^=]+=[^=]+$/.test(word)) throw new InvalidArgumentError('Expected NAME=SEVERITY, such as root-user=warning.')
  return [...before, word]
}

async function runLint(wanted: readonly string[], options: LintCommandOptions, io: Io): Promise<number> {
  if (options.listRules === true || options.explain !== undefined) {
    io.out(options.explain === undefined ? ruleList() : rulePage(ruleNamed(options.explain)))
    return 0
  }
  if (options.dryRun === true && options.fix !== true) throw wrong('--dry-run goes with --fix')
  const settings = readSettings(options, io)
  const { configs: paths, dockerfiles } = await findTargets(io.cwd, wanted)
  const configs = await loadAll(paths, options.timeout, io)
  const outputs = new Set(
    configs.flatMap(({ path, outputs: described }) =>
      [...described.keys()].map((name) => resolve(dirname(path), name)),
    ),
  )
  // What a config writes is linted where it is described.
  const handwritten = dockerfiles.filter((path) => !outputs.has(path))
  const count = configs.length + handwritten.length
  if (options.fix === true) {
    const files: FixedFile[] = []
    for (const config of configs) files.push(await fixConfig(config, settings, options.timeout))
    files.push(...handwritten.map((path) => fixDockerfile(path, settings)))
    return await finish(files, options, count, io)
  }
  const problems = [
    ...configs.flatMap((config) => lintConfig(config, settings)),
    ...handwritten.flatMap((path) => lintDockerfile(path, settings)),
  ]
  io.out(renderLint(options.format, problems, count, io))
  return exitCode(problems, options)
}

/** Writes what was mended, or shows it; what is left decides about success. */
async function finish(
  files: readonly FixedFile[],
  options: LintCommandOptions,
  count: number,
  io: Io,
): Promise<number> {
  const changed = files.filter(({ before, after }) => before !== after)
  const left = files.flatMap((file) => file.left)
  if (options.dryRun === true) {
    const fixed = changed.flatMap((file) => file.fixed)
    io.out(await renderDryRun(changed, io))
    io.out(`${count} ${count === 1 ? 'file' : 'files'}: ${fixed.length} would be fixed, ${left.length} left\n`)
    return exitCode([...fixed, ...left], options)
  }
  writeTexts(changed.map(({ path, after }) => ({ path, text: after })))
  const done = renderFixed(changed, io)
  // Other formats are one document, and are read by programs.
  if (options.format === 'pretty') io.out(changed.length > 0 && left.length > 0 ? `${done}\n` : done)
  else io.err(done)
  io.out(renderLint(options.format, left, count, io))
  return exitCode(left, options)
}

function readSettings({ rule, off, context }: LintCommandOptions, io: Io): LintSettings {
  const rules = settingsOf(rule, off)
  if (context === undefined) return { rules }
  const root = resolve(io.cwd, context)
  if (!existsSync(root) || !statSync(root).isDirectory()) {
    throw wrong(`--context: there is no folder ${JSON.stringify(context)}`)
  }
  return { rules, context: root }
}

const wrong = (message: string): Stop => new Stop([problem({ code: 'bad-config', message })], 2)

async function loadAll(paths: readonly string[], timeout: number, io: Io): Promise<readonly Config[]> {
  const configs = await loadConfigs(paths, timeout, io)
  const faults = configs.flatMap(({ path: file, options }) =>
    configFaults(options.lint, { file, line: 1, column: 1, endLine: 1, endColumn: 1 }),
  )
  if (faults.length > 0) throw new Stop(faults, 2)
  return configs
}

const ranks = { none: 0, info: 1, warning: 2, error: 3 } as const

const exitCode = (found: readonly Found[], { maxSeverity }: LintCommandOptions): number =>
  found.some(({ severity }) => ranks[severity] > ranks[maxSeverity]) ? 1 : 0
