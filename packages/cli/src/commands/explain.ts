import type { Command } from 'commander'
import type { ChangeOptions } from '../explain/find-change.js'
import type { Io } from '../io.js'
import { examples } from '../render/examples.js'
import type { SubjectOptions } from '../subject/load-subject.js'
import { addInputOptions, addSubjectOptions, buildOptions, type GivenOptions } from './subject-options.js'

interface ExplainOptions extends SubjectOptions, GivenOptions, ChangeOptions {
  readonly json?: boolean
}

/** `stagecraft explain`: what each stage does, and what is built again after a change. */
export function explainCommand(program: Command, io: Io, done: (code: number) => void): void {
  const command = program
    .command('explain')
    .description('say what each stage does; with --changed or --since, what is built again and why')
    .argument('[target]', 'the stage that is built (default: the last one; with a change: every target)')
    .option('--changed <path...>', 'files or folders that changed')
    .option('--since <commit>', 'what changed in git since a commit, branch or tag, the Dockerfile included')
    .option('--changed-arg <name...>', 'build arguments that have another value')
    .option(
      '--context <folder>',
      'the folder whose files the build gets (default: as the config says, else its folder)',
    )
    .option('--json', 'print it as JSON')
  command.addHelpText(
    'after',
    examples([
      ['stagecraft explain', 'what each stage does'],
      ['stagecraft explain --changed src/app.ts', 'what is built again, and why'],
      ['stagecraft explain --since main', 'for all that a branch changes'],
    ]),
  )
  addSubjectOptions(addInputOptions(command)).action(async (target: string | undefined, options: ExplainOptions) =>
    done(await explain(target, options, io)),
  )
}

async function explain(target: string | undefined, options: ExplainOptions, io: Io): Promise<number> {
  const { explainStages, findTarget, predictRebuild } = await import('@stagecraft/core/explain')
  const { loadSubject } = await import('../subject/load-subject.js')
  const { readGiven } = await import('../build/build-input.js')
  const { checkTarget } = await import('../build/prepare-build.js')
  const subject = await loadSubject(options, io)
  checkTarget(subject, target)
  const { buildArguments, platform } = readGiven(buildOptions(options), process.env)
  const input = { buildArguments, platform, contexts: subject.contexts }
  const wanted = findTarget(subject.file, target)
  if (wanted === undefined) return 1
  if (options.changed === undefined && options.since === undefined && options.changedArg === undefined) {
    const stages = explainStages(subject.file, input)
    const { renderStages, stagesJson } = await import('../explain/render-stages.js')
    io.out(options.json === true ? stagesJson(subject, stages, wanted) : renderStages(subject, stages, wanted, io))
    return 0
  }
  const { findChange } = await import('../explain/find-change.js')
  const { rebuildJson, renderRebuild } = await import('../explain/render-rebuild.js')
  const { targetsOf } = await import('../explain/targets.js')
  const found = findChange(subject, options, io)
  const stages = predictRebuild(subject.file, found.change, input)
  const targets = target === undefined ? targetsOf(subject.file, input) : [wanted]
  if (options.json === true)
    io.out(`${JSON.stringify(rebuildJson(subject, stages, targets, found, io.cwd), undefined, 2)}\n`)
  else io.out(renderRebuild(subject, stages, targets, found, io))
  return 0
}
