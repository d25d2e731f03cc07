import { blank } from '../model/index.js'
import { commentNodes } from './comments.js'
import { argStep } from './declaration.js'
import { wrongArgument } from './handle.js'
import { plainStep, type Step } from './step.js'

/** Runtime of `Globals`: what stands before the first stage. */
export class GlobalsValue {
  readonly kind = 'globals'
  constructor(readonly steps: readonly Step[]) {
    Object.freeze(this)
  }
  #with(...steps: readonly Step[]): GlobalsValue {
    return new GlobalsValue(Object.freeze([...this.steps, ...steps]))
  }
  arg(declaration: unknown, value?: unknown): GlobalsValue {
    return this.#with(argStep(declaration, value))
  }
  comment(text: string): GlobalsValue {
    return this.#with(...commentNodes(text).map((entry) => plainStep(entry)))
  }
  blank(): GlobalsValue {
    return this.#with(plainStep(blank))
  }
}

export function writtenGlobals(write: (globals: GlobalsValue) => unknown, before: readonly Step[]): readonly Step[] {
  const result = write(new GlobalsValue(before))
  if (result instanceof GlobalsValue) return result.steps
  throw wrongArgument(
    'globals: result of the function',
    'the globals that it was given, with more called on them',
    result,
  )
}
