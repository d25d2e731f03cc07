import type { StageView } from './views.js'

/** The image that a stage and those below it begin with, where its name is known. */
export function bottomImage({ base, file }: StageView): string | undefined {
  let bottom = base
  while (bottom.kind === 'stage') bottom = file.resolved.bases[bottom.index]!
  return bottom.kind === 'image' ? bottom.evaluated.text : undefined
}
