import type { Dockerfile, Stage, StageReference } from '../../model/index.js'
import { isFromMarked, type PlainMarks } from '../../model/plain-entry.js'
import { imageNameFault } from '../../model/lexical/image-name.js'
import type { Finding, Report } from '../report.js'
import { listNames, misspeltStage, namesBefore } from './near-names.js'
import { didYouMean } from '../../problem/index.js'
import type { Resolved } from './resolve.js'

/** What is wrong with what stages begin with. Variables in it are checked elsewhere. */
export function checkBases(file: Dockerfile, resolved: Resolved, plain: PlainMarks | undefined, report: Report): void {
  for (let index = 0; index < file.stages.length; index++) {
    if (plain !== undefined && isFromMarked(plain[index]!)) continue
    const stage = file.stages[index]!
    const finding = baseFinding(file, stage, index, resolved)
    if (finding !== undefined) report.add({ stage: index, entry: -1 }, [stage], finding)
  }
}

function baseFinding(file: Dockerfile, stage: Stage, index: number, resolved: Resolved): Finding | undefined {
  const { base } = stage
  const found = resolved.bases[index]!
  switch (base.kind) {
    case 'scratch':
      if (found.kind !== 'stage') return undefined
      return {
        code: 'reference-shadowed',
        message: 'FROM scratch would begin with the stage called "scratch", not with the empty base',
        hint: 'Give that stage another name',
        related: [{ message: '"scratch" is defined here', node: file.stages[found.index]! }],
      }
    case 'stage-reference':
      return stageFinding(file, index, base, found.kind === 'stage' ? found.index : undefined, resolved)
    case 'image-reference': {
      if (typeof base.reference === 'string') return constantFinding(file, index, base.reference, resolved)
      if (found.kind !== 'image' || found.evaluated.text === undefined) return undefined
      const fault = imageNameFault(found.evaluated.text)
      if (fault === undefined) return undefined
      const { text, byDefault } = found.evaluated
      return {
        code: 'bad-image',
        severity: byDefault ? 'warning' : 'error',
        message: `FROM: the image is "${text}"${byDefault ? ' when no build argument is given' : ''}, and ${fault}`,
        hint: byDefault ? 'Give the argument a default that works' : undefined,
      }
    }
  }
}

function stageFinding(
  file: Dockerfile,
  index: number,
  base: StageReference,
  found: number | undefined,
  resolved: Resolved,
): Finding | undefined {
  const { stage } = base
  if (typeof stage === 'number') {
    const target = file.stages[stage]
    if (target === undefined) return { code: 'unknown-stage', message: `FROM: the file has no stage ${stage}` }
    if (stage === index) return { code: 'self-reference', message: 'a stage cannot begin with itself' }
    if (stage > index) return later(file, stage)
    if (target.name === undefined) {
      return {
        code: 'unnamed-stage',
        message: 'FROM needs the name of a stage, and this one has none',
        hint: 'Give the stage a name',
        related: [{ message: 'the stage without a name', node: target }],
      }
    }
    return found === stage ? undefined : duplicateInBetween(file, target.name, found!)
  }
  if (found !== undefined) return undefined
  const after = resolved.byName.get(stage) ?? -1
  if (after === index) return { code: 'self-reference', message: `stage "${stage}" cannot begin with itself` }
  if (after > index) return later(file, after)
  const names = namesBefore(file, index)
  return {
    code: 'unknown-stage',
    message: `FROM: no stage is called "${stage}"; ${listNames(names)}`,
    hint: didYouMean(stage, names),
  }
}

function duplicateInBetween(file: Dockerfile, name: string, found: number): Finding {
  return {
    code: 'reference-shadowed',
    message: `FROM: two stages before this one are called "${name}", and the later one would be taken`,
    hint: 'Give one of them another name',
    related: [{ message: 'this one would be taken', node: file.stages[found]! }],
  }
}

function later(file: Dockerfile, index: number): Finding {
  const stage = file.stages[index]!
  const called = stage.name === undefined ? `stage ${index}` : `stage "${stage.name}"`
  return {
    code: 'later-stage',
    message: `FROM: ${called} comes after this one, and a stage can only begin with one before it`,
    hint: `Move ${called} up`,
    related: [{ message: `${called} is defined here`, node: stage }],
  }
}

function constantFinding(file: Dockerfile, index: number, text: string, resolved: Resolved): Finding | undefined {
  const found = resolved.bases[index]!
  if (found.kind === 'stage') {
    return {
      code: 'reference-shadowed',
      message: `FROM: the image "${text}" is hidden by the stage of that name`,
      hint: `Write the tag too ("${text}:…"), or give the stage another name`,
      related: [{ message: `"${text}" is defined here`, node: file.stages[found.index]! }],
    }
  }
  if (found.kind === 'scratch') {
    return { code: 'reference-shadowed', message: 'FROM: no image can be called "scratch"; that is the empty base' }
  }
  const fault = imageNameFault(text)
  if (fault !== undefined) {
    const isStage = resolved.byName.has(text.toLowerCase())
    return {
      code: 'bad-image',
      message: `FROM: "${text}" is not an image: ${fault}`,
      hint: isStage ? `To begin with the stage, write "${text.toLowerCase()}"` : undefined,
    }
  }
  const after = resolved.byName.get(text)
  if (after !== undefined && after > index) {
    return {
      code: 'later-stage',
      severity: 'warning',
      message: `FROM: "${text}" is pulled as an image, since the stage of that name comes after this one`,
      hint: `Move stage "${text}" up, or give it another name`,
      related: [{ message: `"${text}" is defined here`, node: file.stages[after]! }],
    }
  }
  const hint = misspeltStage(text, file, index)
  if (hint === undefined) return undefined
  return {
    code: 'unknown-stage',
    severity: 'warning',
    message: `FROM: no stage is called "${text}", so BuildKit pulls an image of that name`,
    hint,
  }
}
