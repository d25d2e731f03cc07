import type { Dockerfile } from '../../model/index.js'
import { variablesOf } from '../../model/index.js'
import { isMarked, type PlainMarks } from '../../model/plain-entry.js'
import { goInteger } from '../../model/lexical/go-number.js'
import { goLower } from '../../model/lexical/lower-case.js'
import { imageNameFault } from '../../model/lexical/image-name.js'
import { didYouMean } from '../../problem/index.js'
import type { Finding, Report } from '../report.js'
import { cycleThrough, type Cycles } from './cycles.js'
import { listNames, misspeltStage, namesBefore } from './near-names.js'
import { mountValue } from './mount-text.js'
import type { Resolved, StageUse } from './resolve.js'

/** What is wrong with the stages and images that COPY and mounts read from. */
export function checkUses(file: Dockerfile, resolved: Resolved, cycles: Cycles, report: Report): void {
  for (let stage = 0; stage < resolved.uses.length; stage++) {
    const uses = resolved.uses[stage]!
    for (let at = 0; at < uses.length; at++) {
      const use = uses[at]!
      const finding = decided(file, resolved, stage, use) ?? order(file, resolved, cycles, stage, use)
      if (finding !== undefined) report.add({ stage, entry: use.entry }, use.nodes, finding)
    }
  }
}

/**
 * Whether stages are used by name and behind their end only, so that nothing is wrong with a use: true of nearly all files,
 * and found out without making anything.
 */
export function usesEarlierOnly({ stages }: Dockerfile, { byName }: Resolved, plain: PlainMarks | undefined): boolean {
  // Mounts look for that name without being told to.
  if (byName.has('scratch')) return false
  for (let index = 0; index < stages.length; index++) {
    const marks = plain === undefined ? 0 : plain[index]!
    const { instructions } = stages[index]!
    for (let at = 0; at < instructions.length; at++) {
      const entry = instructions[at]!
      if (entry.kind === 'run') {
        if (entry.flags.mounts?.every((mount) => mount.type !== 'raw' && !('from' in mount.options)) === false)
          return false
      } else if (entry.kind === 'copy' && entry.flags.from !== undefined) {
        const { from } = entry.flags
        if (from.kind !== 'stage-reference' || typeof from.stage !== 'string') return false
        const to = byName.get(isMarked(marks, at) ? from.stage : goLower(from.stage))
        if (to === undefined || to >= index) return false
      }
    }
  }
  return true
}

/** Whether BuildKit understands the reference as it is meant. */
function decided(file: Dockerfile, resolved: Resolved, stage: number, use: StageUse): Finding | undefined {
  const { reference, to } = use
  if (reference === undefined) return to !== undefined && to < stage ? implicit(file, use, to) : undefined
  switch (reference.kind) {
    case 'scratch':
      if (to === undefined) return undefined
      return {
        code: 'reference-shadowed',
        message: `${flagOf(use)}: "scratch" would be the stage of that name, not the empty base`,
        hint: 'Give that stage another name',
        related: [{ message: '"scratch" is defined here', node: file.stages[to]! }],
      }
    case 'stage-reference':
      if (typeof reference.stage === 'number') return numbered(file, use, reference.stage)
      if (to !== undefined) return undefined
      return unknownStage(file, stage, flagOf(use), reference.stage)
    case 'image-reference': {
      const text = reference.reference
      if (typeof text !== 'string') {
        const name = variablesOf(text)[0]!.name
        return {
          code: 'variable-not-expanded',
          message: `${flagOf(use)}: BuildKit replaces no variables here, and found $${name}`,
          hint: 'Begin a stage with FROM and the variable, and copy from that stage',
        }
      }
      return use.undecided
        ? named(file, resolved, stage, use, text)
        : (shadowed(file, use, text) ?? named(file, resolved, stage, use, text))
    }
  }
}

/** A cache mount without `from` is empty at first, unless a stage is called `scratch`. */
function implicit(file: Dockerfile, use: StageUse, to: number): Finding | undefined {
  if (!isCache(use)) return undefined
  return {
    code: 'reference-shadowed',
    severity: 'warning',
    message: 'RUN --mount: the cache would be filled from the stage called "scratch"',
    hint: 'Give that stage another name',
    related: [{ message: '"scratch" is defined here', node: file.stages[to]! }],
  }
}

function isCache({ nodes: [mount] }: StageUse): boolean {
  if (mount?.kind !== 'mount') return false
  return (mount.type === 'raw' ? mountValue(mount.text, 'type')?.toLowerCase() : mount.type) === 'cache'
}

function numbered(file: Dockerfile, use: StageUse, index: number): Finding | undefined {
  const flag = flagOf(use)
  const target = file.stages[index]
  if (use.kind === 'mount') {
    if (target === undefined) return { code: 'unknown-stage', message: `${flag}: the file has no stage ${index}` }
    if (target.name !== undefined) return undefined
    return {
      code: 'unnamed-stage',
      message: `${flag} needs the name of a stage, and stage ${index} has none`,
      hint: 'Give the stage a name',
      related: [{ message: 'the stage without a name', node: target }],
    }
  }
  if (target !== undefined) return undefined
  if (index >= 0 && index < use.states) {
    return {
      code: 'reference-shadowed',
      severity: 'warning',
      message: `${flag}: there is no stage ${index}, so BuildKit takes an image that an instruction before named`,
      hint: 'Write the name of the image',
    }
  }
  return {
    code: 'unknown-stage',
    message: `${flag}: the file has no stage ${index}, only ${file.stages.length === 1 ? 'stage 0' : `0 to ${file.stages.length - 1}`}`,
  }
}

function shadowed(file: Dockerfile, use: StageUse, text: string): Finding | undefined {
  const flag = flagOf(use)
  if (text === 'scratch') {
    return { code: 'reference-shadowed', message: `${flag}: no image can be called "scratch"; that is the empty base` }
  }
  const index = use.kind === 'copy' ? goInteger(text) : undefined
  if (index !== undefined && use.to === undefined) return numbered(file, use, index)
  if (use.to === undefined) return undefined
  return {
    code: 'reference-shadowed',
    message: `${flag}: the image "${text}" is hidden by ${index === undefined ? 'the stage of that name' : 'the stage of that number'}`,
    hint:
      index === undefined
        ? `Write the tag too ("${text}:…"), or give the stage another name`
        : 'Write the full name of the image',
    related: [{ message: 'this stage would be taken', node: file.stages[use.to]! }],
  }
}

function named(file: Dockerfile, resolved: Resolved, stage: number, use: StageUse, text: string): Finding | undefined {
  if (use.to !== undefined || text === 'scratch') return undefined
  const flag = flagOf(use)
  const fault = imageNameFault(text)
  if (fault !== undefined)
    return { code: 'bad-image', message: `${flag}: "${text}" is neither a stage nor an image: ${fault}` }
  const hint = misspeltStage(text, file, stage)
  if (hint === undefined) return undefined
  return {
    code: 'unknown-stage',
    severity: 'warning',
    message: `${flag}: no stage is called "${text}", so BuildKit pulls an image of that name`,
    hint,
  }
}

function unknownStage(file: Dockerfile, stage: number, flag: string, name: string): Finding {
  const names = namesBefore(file, stage)
  return {
    code: 'unknown-stage',
    message: `${flag}: no stage is called "${name}"; ${listNames(names)}`,
    hint: didYouMean(name, names),
  }
}

/** Whether the stage is complete where it is used. */
function order(
  file: Dockerfile,
  resolved: Resolved,
  cycles: Cycles,
  stage: number,
  use: StageUse,
): Finding | undefined {
  const { to } = use
  if (to === undefined || to < stage) return undefined
  const flag = flagOf(use)
  const called = nameOf(file, to)
  const target = file.stages[to]!
  if (to === stage) {
    return {
      code: 'self-reference',
      message: `${flag}: ${called} cannot use itself`,
      hint: use.kind === 'copy' ? 'To copy inside a stage, use RUN cp' : undefined,
    }
  }
  const circle = cycleThrough(cycles, stage, to)
  if (circle !== undefined) {
    return {
      code: 'stage-cycle',
      message: `${flag}: stages need each other in a circle: ${circle.map((index) => nameOf(file, index)).join(' → ')}`,
      related: circle.slice(1, -1).map((index) => ({ message: nameOf(file, index), node: file.stages[index]! })),
    }
  }
  // BuildKit looks whether the stage is complete only where it reads from it.
  if (use.reference === undefined && !isCache(use)) return undefined
  const hasEarlier = target.name !== undefined && resolved.firstByName.get(target.name)! < stage
  return {
    code: 'later-stage',
    message: hasEarlier
      ? `${flag}: two stages are called "${target.name}", and the last one, which comes after this stage, would be taken`
      : `${flag}: ${called} comes after this stage, and a stage can only use those before it`,
    hint: hasEarlier ? 'Give one of them another name' : `Move ${called} up`,
    related: [{ message: `${called} is defined here`, node: target }],
  }
}

function nameOf(file: Dockerfile, index: number): string {
  const name = file.stages[index]!.name
  return name === undefined ? `stage ${index}` : `stage "${name}"`
}

function flagOf(use: StageUse): string {
  return use.kind === 'copy' ? 'COPY --from' : 'RUN --mount from'
}
