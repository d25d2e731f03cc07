import type { Reference } from '@stagecraft/core/model'
import { constant, string, type Expression } from '../expression.js'
import { Unsayable } from '../unsayable.js'
import { originExpression } from './images.js'
import type { Plan } from './plan.js'

/** What an instruction of stage `user` takes files from: a stage by value where that can be said. */
export function originOf({ references, constants }: Plan, reference: Reference, user: number): Expression {
  if (reference.kind !== 'stage-reference') return originExpression(reference)
  const index = references.used(reference)
  if (index !== undefined && index < user) return constant(constants[index]!)
  if (typeof reference.stage === 'number') throw new Unsayable('the index of a later stage')
  return string(reference.stage)
}
