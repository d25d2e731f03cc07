import type { Change } from '../../packages/core/src/lint/index.js'
import type { Dockerfile, Entry, Instruction, Stage } from './core.js'

/** The model with the changes of a fix: what the edited text must mean. */
export function changedModel(file: Dockerfile, fix: readonly Change[]): Dockerfile {
  return { ...file, stages: file.stages.map((stage) => changedStage(stage, fix)) }
}

function changedStage(stage: Stage, fix: readonly Change[]): Stage {
  let { instructions } = stage
  let head: Stage = stage
  for (const change of fix) {
    switch (change.kind) {
      case 'replace':
        if (change.node === stage) head = change.by as Stage
        else instructions = instructions.map((entry) => (entry === change.node ? (change.by as Instruction) : entry))
        break
      case 'remove':
        instructions = instructions.filter((entry) => entry !== change.node)
        break
      case 'insert':
        instructions = instructions.flatMap((entry) => (entry === change.before ? [change.entry, entry] : [entry]))
        break
      case 'move':
        instructions = instructions
          .filter((entry) => entry !== change.node)
          .flatMap((entry): readonly Entry[] => (entry === change.behind ? [entry, change.node] : [entry]))
        break
      case 'respell':
      case 'rewrite':
      case 'remove-line':
        break
    }
  }
  return { ...head, instructions }
}

/** Blank lines that an instruction stood between become one. */
export function withoutBlanks(file: Dockerfile): Dockerfile {
  const stages = file.stages.map((stage) => ({
    ...stage,
    instructions: stage.instructions.filter(({ kind }) => kind !== 'blank'),
  }))
  return { ...file, stages }
}
