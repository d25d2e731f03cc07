import { Option, type Command } from 'commander'
import pc from 'picocolors'
import type { Io } from '../io.js'
import type { Cause } from '../outputs/cause.js'
import { differentLine, startOfLine } from '../outputs/different-line.js'
import { withHashOf } from '../outputs/header.js'
import type { Output } from '../outputs/plan.js'
import { renderCause } from '../render/cause.js'
import { renderDiff } from '../render/diff.js'
import { examples } from '../render/examples.js'
import { renderGithub } from '../render/github.js'
import { renderJson } from '../render/json.js'
import { printable, shownPath } from '../shown.js'
import { renderProblems, type Shown } from '../render/problem.js'
import { addConfigOptions, hasErrors, plan, type ConfigOptions } from './outputs.js'

interface CheckOptions extends ConfigOptions {
  readonly format: 'pretty' | 'json' | 'github'
}

/** `stagecraft check`: are the committed outputs what the configs describe? Writes nothing. */
export function checkCommand(program: Command, io: Io, done: (code: number) => void): void {
  addConfigOptions(program.command('check'))
    .description('fail when a committed Dockerfile is not what the config describes; writes nothing')
    .argument('[output...]', 'only these outputs, as the config calls them')
    .addOption(
      new Option('--format <format>', 'how it is printed').choices(['pretty', 'json', 'github']).default('pretty'),
    )
    .addHelpText(
      'after',
      examples([
        ['stagecraft check', 'this folder; exit code 1 when not fresh'],
        ["stagecraft check -c 'services/*'", 'the configs of many folders'],
        ['stagecraft check --json', 'for programs: states, causes, problems'],
        ['stagecraft check --format github', 'as annotations of a pull request'],
      ]),
    )
    .action(async (wanted: string[], options: CheckOptions) => done(await check(wanted, options, io)))
}

interface Behind {
  readonly output: Output
  readonly cause: Cause | undefined
  /** Whether `emit` would lose what somebody wrote into it, and so does not write it. */
  readonly isHeld: boolean
}

async function check(wanted: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const { outputs, problems } = await plan(wanted, options, io)
  const behind = await withCauses(outputs.filter(({ state }) => state !== 'fresh'))
  const failed = hasErrors(problems) || behind.length > 0
  if (options.json === true || options.format === 'json') {
    const causes = new Map(behind.map(({ output, cause }) => [output, cause]))
    io.out(renderJson(problems, outputs, io.cwd, { causes }))
    return failed ? 1 : 0
  }
  if (options.format === 'github') {
    io.out(renderGithub([...problems, ...(await Promise.all(behind.map((each) => annotated(each, io))))], io.cwd))
    if (!failed) io.out(`${summary(outputs, io)}\n`)
    return failed ? 1 : 0
  }
  if (problems.length > 0) io.err(renderProblems(problems, io.cwd, io.errColors))
  for (const each of behind) io.out(await explain(each, io))
  if (behind.length > 0) io.out(advice(behind, io))
  if (!failed) io.out(`${summary(outputs, io)}\n`)
  return failed ? 1 : 0
}

async function withCauses(outputs: readonly Output[]): Promise<readonly Behind[]> {
  if (outputs.length === 0) return []
  // It needs the parser, which nothing needs while all is fresh.
  const { causeOf, wouldLose } = await import('../outputs/cause.js')
  return outputs.map((output) => {
    const cause = causeOf(output)
    return { output, cause, isHeld: wouldLose(output, cause) }
  })
}

async function explain(each: Behind, io: Io): Promise<string> {
  const [why, ...more] = renderCause(each.output, each.cause)
  const name = printable(shownPath(each.output.path, io.cwd))
  const headline = [`${io.outColors.red(name)} ${why!}`, ...more.map((line) => `  ${line}`), ''].join('\n')
  return `${headline}${await diffOf(each, io, io.outColors)}\n`
}

async function diffOf({ output }: Behind, io: Io, colors: Io['outColors']): Promise<string> {
  const { existing, text, config } = output
  const name = printable(shownPath(output.path, io.cwd))
  const wanted = existing === undefined ? text : withHashOf(text ?? '', existing)
  // When only the hash line differs, the hash line is what must be shown.
  const shown = wanted === existing ? text : wanted
  const after = text === undefined ? '/dev/null' : `${name} (from ${printable(shownPath(config, io.cwd))})`
  const before = { name: existing === undefined ? '/dev/null' : name, text: existing ?? '' }
  return await renderDiff(before, { name: after, text: shown ?? '' }, colors)
}

/** An output that is not fresh, as a problem at its first line that is another, or at its config where it is missing. */
async function annotated(each: Behind, io: Io): Promise<Shown> {
  const { output, cause, isHeld } = each
  const [why, ...more] = renderCause(output, cause)
  const diff = (await diffOf(each, io, pc.createColors(false))).trimEnd().split('\n')
  const { path, config, text, existing } = output
  const line = cause?.kind === 'merge' ? cause.line : existing === undefined ? 1 : differentLine(output, text)
  return {
    code: isHeld ? 'edited-output' : 'not-fresh',
    severity: 'error',
    message: [`${printable(shownPath(path, io.cwd))} ${why!}`, ...more].join('\n'),
    hint: [
      advice([each], io).trimEnd(),
      '',
      ...diff.slice(0, MOST_LINES),
      ...(diff.length > MOST_LINES ? ['…'] : []),
    ].join('\n'),
    place: startOfLine(existing === undefined ? config : path, line),
  }
}

/** GitHub cuts what is much longer. */
const MOST_LINES = 60

/** Whether `sync` can take what was edited into the config, and lose nothing that the config says. */
const canSync = (cause: Cause | undefined): boolean =>
  cause?.kind === 'edit' && (cause.configIsSame || cause.written !== undefined)

function advice(all: readonly Behind[], io: Io): string {
  const merged = all.filter(({ cause, isHeld }) => cause?.kind === 'merge' && isHeld)
  const versions = all.filter(({ cause }) => cause?.kind === 'edit' && (cause.images?.length ?? 0) > 0)
  const synced = versions.filter(({ cause }) => canSync(cause))
  const carried = all.filter((each) => each.isHeld && !merged.includes(each) && !versions.includes(each))
  const lines: string[] = []
  const say = (what: string, ...more: readonly string[]): void => {
    lines.push(lines.length === 0 ? what : `Then ${what[0]!.toLowerCase()}${what.slice(1)}`, ...more)
  }
  if (merged.length > 0) {
    say(
      `Run: git checkout --ours ${names(merged, io)}, or --theirs, for the side with the new versions; then check again`,
      '  or npx stagecraft emit --force, which keeps what the config says',
    )
  }
  if (synced.length > 0) say('Run: npx stagecraft sync, which takes the new versions into the config')
  if (synced.length < versions.length) {
    say(
      'Run: npx stagecraft sync --force, which keeps the versions that were edited',
      '  or npx stagecraft emit --force, which keeps those of the config',
    )
  }
  if (carried.length > 0) {
    const sources = [...new Set(carried.map(({ output }) => printable(shownPath(output.config, io.cwd))))].join(', ')
    say(
      `Carry what was edited in ${names(carried, io)} over into ${sources}, then run: npx stagecraft emit`,
      '  or npx stagecraft emit --force, which loses it',
    )
  } else if (merged.length + versions.length < all.length) say('Run: npx stagecraft emit')
  return lines.map((line) => `${line}\n`).join('')
}

const names = (these: readonly Behind[], io: Io): string =>
  these.map(({ output }) => printable(shownPath(output.path, io.cwd))).join(' ')

function summary(outputs: readonly Output[], io: Io): string {
  const [first] = outputs
  if (outputs.length === 1 && first !== undefined) return `${printable(shownPath(first.path, io.cwd))} is fresh`
  return `${outputs.length} files are fresh`
}
