// Which steps a build did, by the numbers that `stagecraft explain --json` gives them.
import { Failure, tail } from '../e2e/engine.mjs'
import { readProgress } from '../e2e/progress.mjs'
import { buildctl } from './stagecraft.mjs'

/**
 * Builds a target.
 *
 * @param stages what `explain` says; without it, nobody asks which steps were done
 * @returns the `vertex` of each step that was done
 */
export function built(folder, target, contexts, stages = []) {
  const local = ['--frontend', 'dockerfile.v0', '--local', `context=${folder}`, '--local', `dockerfile=${folder}`]
  const named = /^stage \d+$/.test(target) ? [] : ['--opt', `target=${target}`]
  const began = Date.now()
  const { code, printed: progress } = buildctl([...local, ...named, ...contexts], 'rawjson')
  const { steps, printed } = readProgress(progress, began, target)
  if (code !== 0) throw new Failure(`the target ${target} is not built`, tail(printed))
  if (stages.length === 0) return new Set()
  // A layer of its own is laid upon the others once more; that is no work of the instruction.
  return new Set(
    steps.filter(({ instruction }) => !instruction.startsWith('LINK ')).map((step) => vertexOf(step, stages)),
  )
}

function vertexOf({ stage, number, instruction }, stages) {
  // The only stage of a file has no name there; another one without a name is stage-2, and stage 2 to us.
  const names = [stage, stage.replace('-', ' ')]
  const found = stages.length === 1 ? stages[0] : stages.find(({ name }) => names.includes(name))
  const vertex = found?.steps[number - 1]?.vertex
  if (vertex === undefined) throw new Failure(`nobody knows the step ${number} of ${stage}: ${instruction}`)
  return vertex
}
