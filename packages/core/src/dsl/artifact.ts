import { DockerfileError, didYouMean } from '../problem/index.js'
import type { StageLink } from './step.js'

/** A declared output, read from the stage value that copies are to be made from. */
export class ArtifactHandle {
  readonly kind = 'artifact'
  constructor(
    readonly name: string,
    readonly path: string,
    readonly stage: StageLink,
  ) {
    Object.freeze(this)
  }
}

/**
 * The outputs of a stage. Reading a name that was not declared throws, so that a slip is told here and not as a missing
 * argument somewhere else.
 */
export function artifactsOf(stage: StageLink): object {
  const made: { [name: string]: ArtifactHandle } = {}
  for (const name in stage.outputs) made[name] = new ArtifactHandle(name, stage.outputs[name]!, stage)
  Object.freeze(made)
  return new Proxy(made, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target || name === 'then' || name === 'toJSON')
        return Reflect.get(target, name)
      const known = Object.keys(target)
      const of = stage.name === undefined ? 'this stage' : `stage "${stage.name}"`
      throw new DockerfileError({
        code: 'unknown-artifact',
        message:
          known.length === 0
            ? `${of} has no artifacts; "${name}" was asked for`
            : `${of} has no artifact "${name}"; it has ${known.map((k) => `"${k}"`).join(', ')}`,
        hint: didYouMean(name, known) ?? (known.length === 0 ? `Declare it: .artifact('${name}', '/path')` : undefined),
      })
    },
  })
}
