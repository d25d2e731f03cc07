import { problem } from '@stagecraft/core'
import { Option, type Command } from 'commander'
import pc from 'picocolors'
import type { Io } from '../io.js'
import { differentLine, startOfLine } from '../outputs/different-line.js'
import { withHashOf } from '../outputs/header.js'
import type { Output } from '../outputs/plan.js'
import type { Behind } from '../render/advice.js'
import { renderCause } from '../render/cause.js'
import { renderDiff } from '../render/diff.js'
import { examples } from '../render/examples.js'
import { renderGithub } from '../render/github.js'
import { renderJson, type BehindInJson } from '../render/json.js'
import { printable, shownPath } from '../shown.js'
import { renderProblems, type Shown } from '../render/problem.js'
import { Stop } from '../stop.js'
import { adviceFor, nextStepFor } from './advice-for.js'
import { addConfigOptions, hasErrors, planLoaded, type ConfigOptions } from './outputs.js'

interface CheckOptions extends ConfigOptions {
  readonly format: 'pretty' | 'json' | 'github'
}

const types = `
The config is run, and no types are looked at. Where no tsconfig.json has it:
  npm install --no-save @stagecraft/core @stagecraft/presets
  npx -p typescript tsc --noEmit --strict --target es2022 --module esnext \\
    --moduleResolution bundler dockerfile.config.ts`

/** `stagecraft check`: are the committed outputs what the configs describe? Writes nothing. */
export function checkCommand(program: Command, io: Io, done: (code: number) => void): void {
  addConfigOptions(program.command('check'))
    .description('fail when a committed Dockerfile is not what the config describes; writes nothing')
    .argument('[output...]', 'only these outputs, as the config calls them')
    .addOption(
      new Option('--format <format>', 'how it is printed').choices(['pretty', 'json', 'github']).default('pretty'),
    )
    .addHelpText('after', types)
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

async function check(wanted: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  if (options.json === true && options.format === 'github') {
    const message = '--json and --format github are two forms of one answer: leave one of them out'
    throw new Stop([problem({ code: 'bad-config', message })], 2)
  }
  const { outputs, problems: found, failures } = await planLoaded(wanted, options, io)
  const problems = [...failures, ...found]
  const behind = await withCauses(outputs.filter(({ state }) => state !== 'fresh'))
  const code = failures.length > 0 ? 2 : hasErrors(problems) || behind.length > 0 ? 1 : 0
  if (options.json === true || options.format === 'json') {
    const told = new Map<Output, BehindInJson>()
    for (const each of behind) {
      const line = each.output.existing === undefined ? {} : { line: firstLine(each) }
      const next = await nextStepFor(each, outputs, options.timeout, io.cwd)
      told.set(each.output, { cause: each.cause, ...line, message: sentence(each, io), ...next })
    }
    io.out(renderJson(problems, outputs, io.cwd, { behind: told }))
    return code
  }
  if (options.format === 'github') {
    const shown: Shown[] = [...problems]
    for (const each of behind)
      shown.push(await annotated(each, await adviceFor([each], outputs, options.timeout, io.cwd), io))
    io.out(renderGithub(shown, io.cwd))
  } else {
    if (problems.length > 0) io.err(renderProblems(problems, io.cwd, io.errColors))
    for (const each of behind) io.out(await explain(each, io))
    if (behind.length > 0) io.out(await adviceFor(behind, outputs, options.timeout, io.cwd))
  }
  const isRest = failures.length > 0 && behind.length === 0 && outputs.length > 0 && !hasErrors(found)
  if (code === 0 || isRest) io.out(`${summary(outputs, io)}\n`)
  return code
}

async function withCauses(outputs: readonly Output[]): Promise<readonly Behind[]> {
  if (outputs.length === 0) return []
  // It needs the parser, which nothing needs while all is fresh.
  const { causeOf, wouldLose } = await import('../outputs/cause.js')
  return await Promise.all(
    outputs.map(async (output) => {
      const cause = await causeOf(output)
      return { output, cause, isHeld: wouldLose(output, cause) }
    }),
  )
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
async function annotated(each: Behind, advice: string, io: Io): Promise<Shown> {
  const { output, isHeld } = each
  const diff = (await diffOf(each, io, pc.createColors(false))).trimEnd().split('\n')
  const { path, config, existing } = output
  return {
    code: isHeld ? 'edited-output' : 'not-fresh',
    severity: 'error',
    message: sentence(each, io),
    hint: [advice.trimEnd(), '', ...diff.slice(0, MOST_LINES), ...(diff.length > MOST_LINES ? ['…'] : [])].join('\n'),
    place: startOfLine(existing === undefined ? config : path, existing === undefined ? 1 : firstLine(each)),
  }
}

function sentence({ output, cause }: Behind, io: Io): string {
  const [why, ...more] = renderCause(output, cause)
  return [`${printable(shownPath(output.path, io.cwd))} ${why!}`, ...more].join('\n')
}

const firstLine = ({ output, cause }: Behind): number =>
  cause?.kind === 'merge' ? cause.line : differentLine(output, output.text)

/** GitHub cuts what is much longer. */
const MOST_LINES = 60

function summary(outputs: readonly Output[], io: Io): string {
  const [first] = outputs
  if (outputs.length === 1 && first !== undefined) return `${printable(shownPath(first.path, io.cwd))} is fresh`
  return `${outputs.length} files are fresh`
}
