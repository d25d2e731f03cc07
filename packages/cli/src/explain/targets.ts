import { stageGraph, type BuildInput } from '@stagecraft/core/explain'
import type { Dockerfile } from '@stagecraft/core/model'

/** The stages that are there to be built: those that no other one needs. */
export function targetsOf(file: Dockerfile, input: BuildInput): readonly number[] {
  return stageGraph(file, input).nodes.flatMap((node) => (node.kind === 'stage' && node.isTarget ? [node.index] : []))
}
