import type { Node } from '../model/index.js'

/** Thrown inside this room, and never out of it: why a Dockerfile is left as it is, and where. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly node?: Node,
    readonly hint?: string,
  ) {
    super(message)
  }
}
