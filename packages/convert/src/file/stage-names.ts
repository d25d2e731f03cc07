import type { Dockerfile, Stage } from '@stagecraft/core/model'
import type { Identifiers } from '../identifiers.js'

/** The constants of the stages: called as they are, or after their image where they have no name. */
export function stageConstants({ stages }: Dockerfile, identifiers: Identifiers): readonly string[] {
  const names: string[] = []
  // A name that was given goes before one that is made up.
  stages.forEach(({ name }, index) => {
    if (name !== undefined) names[index] = identifiers.make(name, 'Stage')
  })
  stages.forEach((stage, index) => {
    if (stage.name !== undefined) return
    const isLast = index === stages.length - 1
    names[index] = identifiers.make(isLast ? (stages.length === 1 ? 'app' : 'final') : imageWord(stage), 'Stage')
  })
  return names
}

/** The last component of an image's repository: `golang` for `docker.io/library/golang:1.25`. */
function imageWord({ base }: Stage): string {
  if (base.kind !== 'image-reference') return 'stage'
  const { reference } = base
  const text = typeof reference === 'string' ? reference : reference.parts.find((part) => typeof part === 'string')
  const word = /([A-Za-z][A-Za-z0-9._-]*)(?:[:@].*)?$/.exec(text ?? '')?.[1]
  return word ?? 'stage'
}
