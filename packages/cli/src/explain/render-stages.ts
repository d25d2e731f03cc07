import type { CopiedFiles, ExplainedStage } from '@stagecraft/core/explain'
import type { Command, Dockerfile, Entry, Mount } from '@stagecraft/core/model'
import type { Io } from '../io.js'
import { commandText, fitted, shortInstruction } from '../render/instruction.js'
import { printable } from '../shown.js'
import type { Subject } from '../subject/subject.js'
import { counted, listed, originName, stageName, stageTitle } from './words.js'

/** Longer lines are cut, on a terminal. */
const widest = 100
const cut = (line: string, { outIsTerminal }: Io): string => (outIsTerminal ? fitted(line, widest) : line)

/** What each stage does, in words, and what the image of the target has. The first line of a part has its colours already. */
export function renderStages(subject: Subject, stages: readonly ExplainedStage[], target: number, io: Io): string {
  const explained = stages[target]!
  const parts = explained.needs.map((index) => stageWords(subject, stages[index]!, index === target, io))
  return `${[...parts, imageWords(subject, stages, explained, io)].map(([head, ...lines]) => [head, ...lines.map(printable)].join('\n')).join('\n\n')}\n${others(subject, explained)}`
}

function stageWords(subject: Subject, stage: ExplainedStage, isTarget: boolean, io: Io): readonly string[] {
  const { file } = subject
  const { base, platform, index } = stage
  const begins =
    base.kind === 'stage'
      ? stageName(file, base.index)
      : base.kind === 'image'
        ? base.reference
        : originName(base, file)
  const on = platform === undefined ? '' : ` for ${platform}`
  const more = `${isTarget ? ' (the target)' : ''}: begins with ${begins}${on}`
  const head = `${io.outColors.bold(printable(stageName(file, index)))}${printable(more)}`
  const left = leftWords(file, stage)
  return [
    head,
    ...stage.steps.map(({ entry, kind }) => `  ${cut(stepWords(subject, stage, entry, kind), io)}`),
    ...left.map((line) => `  ${line}`),
  ]
}

function stepWords(subject: Subject, stage: ExplainedStage, entry: Entry, kind: 'run' | 'copy' | 'workdir'): string {
  if (entry.kind === 'run')
    return `runs ${commandText(entry.command).replace(/\s+/g, ' ')}${mountWords(entry.flags.mounts ?? [])}`
  if (entry.kind === 'workdir') return `works in ${shortInstruction(subject, entry).replace(/^\S+ /, '')}`
  const copies = stage.copies.filter((copied) => copied.entry === entry)
  const inline = entry.kind === 'copy' || entry.kind === 'add' ? entry.sources.flatMap(inlineName) : []
  const words = [
    ...copies.map((copied) => `${copyWords(copied)} from ${originName(copied.origin, subject.file)}`),
    ...(inline.length === 0 ? [] : [`${listed(inline)}, written here`]),
  ]
  const to = copies[0]?.destination
  return words.length === 0
    ? `${kind === 'copy' ? 'copies' : 'runs'}: ${shortInstruction(subject, entry)}`
    : `copies ${words.join('; ')}${to === undefined ? '' : ` to ${to}`}`
}

const inlineName = (source: unknown): readonly string[] =>
  typeof source === 'object' && source !== null && 'kind' in source && source.kind === 'inline-file' && 'name' in source
    ? [String(source.name)]
    : []

function copyWords({ origin, paths }: CopiedFiles): string {
  if (paths.length === 1 && paths[0] === '/') return 'everything'
  const isContext = origin.kind === 'context' || origin.kind === 'named-context'
  return listed(paths.map((path) => (isContext ? path.replace(/^\//, '') : path)))
}

function mountWords(mounts: readonly Mount[]): string {
  const words = mounts.flatMap((mount) => {
    if (mount.type === 'cache') return typeof mount.options.target === 'string' ? [`keeps ${mount.options.target}`] : []
    if (mount.type === 'secret')
      return typeof mount.options.id === 'string' ? [`has the secret ${mount.options.id}`] : []
    if (mount.type === 'ssh') return ['has an SSH agent']
    return mount.type === 'bind' && typeof mount.options.target === 'string' ? [`sees ${mount.options.target}`] : []
  })
  return words.length === 0 ? '' : ` (${words.join(', ')})`
}

/** Who takes what from a stage. */
function leftWords(file: Dockerfile, { takenBy }: ExplainedStage): readonly string[] {
  const beginning = takenBy.filter(({ kind }) => kind === 'base').map(({ by }) => stageName(file, by))
  const takers = [...new Set(takenBy.filter(({ kind }) => kind !== 'base').map(({ by }) => by))]
  return [
    ...(beginning.length === 0 ? [] : [`${listed(beginning)} ${beginning.length === 1 ? 'begins' : 'begin'} with it`]),
    ...takers.map((by) => {
      const paths = takenBy.filter((one) => one.by === by && one.kind !== 'base').flatMap((one) => one.paths)
      return `leaves ${listed([...new Set(paths)])} to ${stageName(file, by)}`
    }),
  ]
}

/** What an image made of the stage has. */
function imageWords(
  subject: Subject,
  stages: readonly ExplainedStage[],
  target: ExplainedStage,
  io: Io,
): readonly string[] {
  const { file } = subject
  const chain = [...target.chain].reverse().map((index) => stages[index]!)
  const all = [...chain, target]
  const { base } = all[0]!
  const lines = [
    base.kind === 'scratch'
      ? 'nothing but what follows'
      : `all of ${base.kind === 'image' ? base.reference : originName(base, file)}`,
  ]
  for (const stage of all) {
    for (const copied of stage.copies)
      lines.push(`${copied.destination} from ${originName(copied.origin, file)}: ${copyWords(copied)}`)
    const inline = stage.steps.flatMap(({ entry }) => (entry.kind === 'copy' ? entry.sources.flatMap(inlineName) : []))
    if (inline.length > 0) lines.push(`${listed(inline)}, written in the Dockerfile`)
    const commands = stage.steps.filter(({ kind }) => kind === 'run').length
    if (commands > 0) lines.push(`what ${counted(commands, 'command')} of ${stageName(file, stage.index)} left`)
  }
  const head = `${io.outColors.bold(printable(`The image of ${stageName(file, target.index)}`))} has`
  return [
    head,
    ...lines.map((line) => `  ${cut(line, io)}`),
    ...settingWords(target).map((line) => `  ${cut(line, io)}`),
  ]
}

function settingWords({ settings }: ExplainedStage): readonly string[] {
  const { entrypoint, cmd, user, workdir, ports, volumes, variables, healthcheck, stopsignal } = settings
  const started = [entrypoint, cmd].flatMap((command) => (command === undefined ? [] : [spoken(command)]))
  return [
    ...(started.length === 0 ? [] : [`starts ${started.join(' ')}`]),
    ...(user === undefined ? [] : [`runs as ${user}`]),
    ...(workdir === undefined || workdir === '/' ? [] : [`works in ${workdir}`]),
    ...(ports.length === 0 ? [] : [`listens on ${listed(ports)}`]),
    ...(volumes.length === 0 ? [] : [`keeps ${listed(volumes)} in ${volumes.length === 1 ? 'a volume' : 'volumes'}`]),
    ...(variables.length === 0 ? [] : [`sets ${listed(variables, 8)}`]),
    ...(healthcheck === undefined || healthcheck === 'none' ? [] : [`is healthy when ${spoken(healthcheck)} succeeds`]),
    ...(stopsignal === undefined ? [] : [`is stopped with ${stopsignal}`]),
  ]
}

const spoken = (command: Command): string =>
  command.form === 'exec' ? command.args.join(' ') : commandText(command).replace(/\s+/g, ' ')

/** The stages that the target does not need. */
function others(subject: Subject, { needs }: ExplainedStage): string {
  const names = subject.file.stages.flatMap((_, index) => (needs.includes(index) ? [] : [stageTitle(subject, index)]))
  return names.length === 0 ? '' : `\nIt is built without ${printable(listed(names, 8))}.\n`
}

/** The same for programs. */
export function stagesJson(subject: Subject, stages: readonly ExplainedStage[], target: number): string {
  const { file } = subject
  const document = {
    target: stageName(file, target),
    stages: stages.map((stage) => ({
      name: stageName(file, stage.index),
      base: stage.base.kind === 'stage' ? { kind: 'stage', name: stageName(file, stage.base.index) } : stage.base,
      ...(stage.platform === undefined ? {} : { platform: stage.platform }),
      needs: stage.needs.map((index) => stageName(file, index)),
      steps: stage.steps.map(({ kind, entry }) => ({ kind, instruction: shortInstruction(subject, entry) })),
      copies: stage.copies.map(({ origin, paths, destination }) => ({
        from: originName(origin, file),
        paths,
        destination,
      })),
      takenBy: stage.takenBy.map(({ by, kind, paths }) => ({ stage: stageName(file, by), kind, paths })),
      settings: stage.settings,
    })),
  }
  return `${JSON.stringify(document, undefined, 2)}\n`
}
