// Which steps a build did, by the numbers that `stagecraft explain --json` gives them.
import { Failure } from '../e2e/engine.mjs'
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
  const { code, printed } = buildctl([...local, ...named, ...contexts], 'rawjson')
  if (code !== 0) throw new Failure(`the target ${target} is not built`, printed.slice(-4000))
  const vertices = new Map()
  for (const line of printed.split('\n')) {
    if (!line.startsWith('{')) continue
    for (const vertex of JSON.parse(line).vertexes ?? []) {
      vertices.set(vertex.digest, { ...vertices.get(vertex.digest), ...vertex })
    }
  }
  return new Set(stages.length === 0 ? [] : [...vertices.values()].flatMap((vertex) => doneStep(vertex, stages)))
}

function doneStep({ name, cached, completed }, stages) {
  const [, label, text] = /^\[([^\]]+)\] ([^]*)$/.exec(name) ?? []
  const [, stage, number] = /^(?:(\S+) +)?(\d+)\/\d+$/.exec(label ?? '') ?? []
  // A layer of its own is laid upon the others once more; that is no work of the instruction.
  if (number === undefined || text.startsWith('LINK ') || cached === true || completed === undefined) return []
  // The only stage of a file has no name there; another one without a name is stage-2, and stage 2 to us.
  const found =
    stage === undefined ? stages[0] : stages.find((one) => [stage, stage.replace('-', ' ')].includes(one.name))
  const step = found?.steps[Number(number) - 1]
  if (step === undefined) throw new Failure(`nobody knows the step ${name}`, JSON.stringify(stages, undefined, 2))
  return [step.vertex]
}
