import type { Entry, Run, Stage } from '@stagecraft/core/model'
import { commandText, logicalLine } from '../render/instruction.js'
import type { Subject } from '../subject/subject.js'
import type { StepText } from './step-text.js'

/** An instruction of a Dockerfile. */
export interface FoundStep {
  readonly subject: Subject
  readonly node: Entry | Stage
}

/**
 * The instruction that a builder names, where it can be no other one. Its text has to be that of the builder: a log may be of
 * another version of the file.
 */
export function findStep(subjects: readonly Subject[], step: StepText): FoundStep | undefined {
  return only(subjects.flatMap((subject) => inSubject(subject, step)))
}

/** The RUN whose command a builder names: `/bin/sh -c npm ci`. */
export function findProcess(subjects: readonly Subject[], command: string): FoundStep | undefined {
  const wanted = withoutBlanks(command)
  const found = subjects.flatMap((subject) =>
    subject.file.stages.flatMap((stage) =>
      stage.instructions
        .filter((node) => node.kind === 'run' && isProcess(wanted, processOf(node)))
        .map((node) => ({ subject, node })),
    ),
  )
  return only(found)
}

/** Several outputs may have the same stage: they are one as long as one line of TypeScript is behind all of them. */
function only(found: readonly FoundStep[]): FoundStep | undefined {
  const [first] = found
  if (first === undefined) return undefined
  const place = placeText(first)
  return found.length === 1 || (place !== undefined && found.every((one) => placeText(one) === place))
    ? first
    : undefined
}

function placeText({ subject, node }: FoundStep): string | undefined {
  const place = subject.sourceOf(subject.places.get(node)?.line ?? 0)
  return place === undefined ? undefined : `${place.file}:${place.line}:${place.column}`
}

function inSubject(subject: Subject, step: StepText): readonly FoundStep[] {
  const counted = listsOf(subject, step)
  const all = counted.flat()
  const whole = all.filter((node) => isInstruction(subject, node, step))
  const matching = whole.length > 0 ? whole : all.filter((node) => isBeginning(subject, node, step))
  const { number, total } = step
  // What the base image triggers (ONBUILD) and a base that is a context change where BuildKit begins to count, but not its end.
  const numbered = counted.flatMap((nodes) => {
    if (number === undefined) return []
    const index = step.counts === 'layers' && total !== undefined ? nodes.length - 1 - (total - number) : number - 1
    return nodes[index] === undefined ? [] : [nodes[index]]
  })
  const both = numbered.filter((node) => matching.includes(node))
  return (both.length > 0 ? both : matching).map((node) => ({ subject, node }))
}

/** What the number of a step counts in, for every stage that may be meant. */
function listsOf(
  { file }: Subject,
  { words, counts, stage: index }: StepText,
): readonly (readonly (Entry | Stage)[])[] {
  const all = (stage: Stage): readonly (Entry | Stage)[] => [
    stage,
    ...stage.instructions.filter(({ kind }) => kind !== 'comment' && kind !== 'blank'),
  ]
  switch (counts) {
    case 'layers': {
      // The only stage of a file is shown without its name.
      const named = file.stages.filter(
        (stage, at) => file.stages.length === 1 || words.includes(stage.name ?? `stage-${at}`),
      )
      return named.map((stage) => all(stage).filter((node) => makesLayer(file.stages, node)))
    }
    case 'stage':
      return (index === undefined ? file.stages : file.stages.slice(index, index + 1)).map(all)
    case 'file':
      return [[...file.globalArgs.filter(({ kind }) => kind === 'arg'), ...file.stages.flatMap(all)]]
    default:
      return file.stages.map(all)
  }
}

/** Whether BuildKit counts it: FROM only where an image has to be fetched. */
function makesLayer(stages: readonly Stage[], node: Entry | Stage): boolean {
  if (node.kind === 'stage') return node.base.kind === 'image-reference' && stages.includes(node)
  return ['run', 'copy', 'add', 'workdir'].includes(node.kind)
}

/** Whether a builder may show an instruction so: with values for variables, and the body of a heredoc as `(set -e...)`. */
function isInstruction(subject: Subject, node: Entry | Stage, { instruction, counts }: StepText): boolean {
  if (node.kind === 'stage' && counts === 'layers') return isBase(node, instruction)
  const own = ownKey(subject, node)
  const shown = keyOf(instruction)
  return isFilledIn(shown, own) || (own.includes('<<') && isFilledIn(shown.replace(/\([^]*\)$/, ''), own))
}

/** Whether it is what is left of an instruction that was too long for a line. */
function isBeginning(subject: Subject, node: Entry | Stage, { instruction }: StepText): boolean {
  const shown = /^([^]{12,}?)(?:…|\.{3})$/.exec(keyOf(instruction))?.[1]
  return shown !== undefined && ownKey(subject, node).startsWith(shown)
}

/** BuildKit shows a base in full, with its digest, and without the name of the stage. */
function isBase({ base }: Stage, instruction: string): boolean {
  if (!instruction.startsWith('FROM ') || base.kind !== 'image-reference') return false
  const name = typeof base.reference === 'string' ? /([^/:@]+)(?:[:@][^/]*)?$/.exec(base.reference)?.[1] : ''
  return name !== undefined && instruction.includes(name)
}

/** Whether a text is another one with anything in place of its variables. */
function isFilledIn(shown: string, own: string): boolean {
  const [first, ...others] = own.split(/\$\{[^}]*\}|\$\w+/)
  const last = others.pop()
  if (last === undefined) return shown === own
  if (!shown.startsWith(first!)) return false
  let at = first!.length
  for (const part of others) {
    const found = shown.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return shown.length - at >= last.length && shown.endsWith(last)
}

const ownKeys = new WeakMap<Entry | Stage, string>()

/** The key of an instruction: every step of a log is compared with all of them. */
function ownKey(subject: Subject, node: Entry | Stage): string {
  let key = ownKeys.get(node)
  if (key === undefined) ownKeys.set(node, (key = keyOf(logicalLine(subject, node))))
  return key
}

/** Keywords are shown in upper case; each builder joins continued lines in its own way. */
const keyOf = (instruction: string): string =>
  withoutBlanks(instruction.replace(/^\s*[A-Za-z]+/, (keyword) => keyword.toUpperCase()))

/** How the command of a RUN is handed to its shell, or what it is without one. */
function processOf({ command }: Run): string {
  if (command.form === 'exec') return command.args.join(' ')
  return command.heredocs[0]?.body ?? commandText(command)
}

function isProcess(wanted: string, command: string): boolean {
  const text = withoutBlanks(command)
  return wanted === text || wanted.endsWith(`-c${text}`)
}

const withoutBlanks = (text: string): string => text.replace(/\s+/g, '')
