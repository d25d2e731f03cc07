import type { Origin } from '@stagecraft/core/explain'
import type { Dockerfile } from '@stagecraft/core/model'
import { shortInstruction } from '../render/instruction.js'
import type { Subject } from '../subject/subject.js'

/** `a`, `a and b`, `a, b and c`; of many the first ones. */
export function listed(items: readonly string[], most = 4): string {
  const shown = items.length > most ? [...items.slice(0, most - 1), `${items.length - most + 1} more`] : items
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)!}`
}

export const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** How a person calls a stage. */
export const stageName = (file: Dockerfile, index: number): string => file.stages[index]?.name ?? `stage ${index}`

/** The same where nothing around it says which one is meant: a stage without a name has its FROM. */
export function stageTitle(subject: Subject, index: number): string {
  const stage = subject.file.stages[index]!
  const name = stageName(subject.file, index)
  return stage.name === undefined ? `${name} (${shortInstruction(subject, stage)})` : name
}

/** Where files come from, as the end of a sentence. */
export function originName(origin: Origin, file: Dockerfile): string {
  switch (origin.kind) {
    case 'context':
      return 'the build context'
    case 'named-context':
      return `the context ${origin.name}`
    case 'stage':
      return stageName(file, origin.index)
    case 'image':
      return `the image ${origin.reference}`
    case 'scratch':
      return 'scratch'
    case 'remote':
      return 'the network'
  }
}
