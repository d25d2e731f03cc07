import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { LintTextOptions } from '@stagecraft/core/lint'
import { parse } from '@stagecraft/core/parse'
import type { Command } from 'commander'
import { configFor } from '../import/read-dockerfile.js'
import { importNotes } from '../import/import-notes.js'
import { compilerNote } from '../init/next-steps.js'
import { diskProject } from '../init/project/disk-project.js'
import { exists } from '../outputs/exists.js'
import type { Io } from '../io.js'
import { findContext } from '../lint/find-context.js'
import { dockerfileOptions } from '../lint/lint-files.js'
import { writeTexts } from '../outputs/write-texts.js'
import { examples } from '../render/examples.js'
import { configOption } from '../config/config-option.js'
import { renderNext } from '../render/next.js'
import { printable, shownPath } from '../shown.js'
import { renderProblems } from '../render/problem.js'
import { Stop } from '../stop.js'

interface ImportOptions {
  readonly output?: string
  readonly force?: boolean
  readonly restyle?: boolean
  readonly multiStage?: boolean
  readonly context?: string
}

/** `stagecraft import`: the TypeScript that describes an existing Dockerfile. */
export function importCommand(program: Command, io: Io, done: (code: number) => void): void {
  program
    .command('import')
    .description(
      'write only the config of any one Dockerfile: the same build; init does this too, and writes the Dockerfile',
    )
    .argument('[file]', 'the Dockerfile', 'Dockerfile')
    .option('-o, --output <file>', 'where to write; "-" prints (default: dockerfile.config.ts beside the Dockerfile)')
    .option('--force', 'replace a file that is there')
    .option('--restyle', 'lay commands out as the library does, where that means the same; their cache will miss once')
    .option(
      '--multi-stage',
      'split the one stage of a Node, Python, Go, Rust or Java app into a builder and a small runtime; nothing where that is not sure',
    )
    .option('--context <folder>', 'with --multi-stage: the build context (default: where the files lie that it copies)')
    .addHelpText(
      'after',
      examples([
        ['stagecraft import', 'the config lies beside Dockerfile'],
        ['stagecraft import api/Dockerfile', 'the config lies beside the Dockerfile'],
        ['stagecraft import -o - old.Dockerfile', 'print the config'],
        ['stagecraft import --multi-stage', 'a builder and a small runtime'],
      ]),
    )
    .action(async (file: string, options: ImportOptions) => done(await importDockerfile(file, options, io)))
}

async function importDockerfile(file: string, options: ImportOptions, io: Io): Promise<number> {
  const path = resolve(io.cwd, file)
  const prints = options.output === '-'
  const target = prints ? undefined : resolve(io.cwd, options.output ?? join(dirname(path), 'dockerfile.config.ts'))
  if (target !== undefined && options.force !== true && existsSync(target)) {
    const hint = 'Say --force to replace it, or name another file with --output.'
    throw new Stop([exists(shownPath(target, io.cwd), hint)], 1)
  }
  const where = { cwd: io.cwd, folder: dirname(target ?? path) }
  const { source, problems } = await configFor(path, where, (text) => ({
    restyle: options.restyle === true,
    ...(options.multiStage === true ? { multiStage: surroundings(path, text, options, io) } : {}),
  }))
  if (problems.length > 0) io.err(renderProblems(problems, io.cwd, io.errColors))
  if (source === undefined) {
    io.err('Nothing was written.\n')
    return 1
  }
  if (target === undefined) io.out(source)
  else {
    writeTexts([{ path: target, text: source }])
    io.out(`${io.outColors.green('wrote')} ${printable(shownPath(target, io.cwd))}\n`)
    io.out(nextText(path, target, options, io))
  }
  return 0
}

/** What the config is, what its build should leave out, and what to type next. */
function nextText(path: string, target: string, { multiStage }: ImportOptions, io: Io): string {
  const name = printable(basename(path))
  const option = configOption(target, io.cwd)
  const steps = [
    [`See what will change in ${name}:`, `npx stagecraft check${option}`],
    ['Write that:', `npx stagecraft emit${option}`],
  ] as const
  const notes = [...importNotes(path, target, io.cwd), ...compilerNote(diskProject(dirname(target)))]
  const what =
    multiStage === true
      ? `It splits ${name} into a builder and a runtime; comments before the runtime in ${printable(basename(target))} say what it assumed.`
      : `It describes ${name} as it is.`
  return `${what}\n${renderNext(notes, steps, io)}`
}

/** The build context and its ignore file: they say which files an app has. */
function surroundings(
  path: string,
  text: string,
  { context }: ImportOptions,
  io: Io,
): Pick<LintTextOptions, 'context' | 'ignore'> {
  const root = context === undefined ? (findContext(path, parse(text).file) ?? dirname(path)) : resolve(io.cwd, context)
  const { ignore, context: files } = dockerfileOptions(path, text, { rules: {}, context: root })
  return { ...(ignore === undefined ? {} : { ignore }), ...(files === undefined ? {} : { context: files }) }
}
