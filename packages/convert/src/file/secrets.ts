import type { Dockerfile } from '@stagecraft/core/model'
import { constant, string, type Expression } from '../expression.js'
import type { Identifiers } from '../identifiers.js'
import { call } from '../library.js'

export interface Secrets {
  readonly declarations: readonly { readonly name: string; readonly declaration: Expression }[]
  /** The constant of a secret that several instructions mount, or the call that makes its handle. */
  handle(id: string): Expression
}

export function secretsOf({ stages }: Dockerfile, identifiers: Identifiers): Secrets {
  const counts = new Map<string, number>()
  for (const { instructions } of stages) {
    for (const entry of instructions) {
      if (entry.kind !== 'run') continue
      for (const mount of entry.flags.mounts ?? []) {
        if (mount.type !== 'secret' || typeof mount.options.id !== 'string') continue
        counts.set(mount.options.id, (counts.get(mount.options.id) ?? 0) + 1)
      }
    }
  }
  const constants = new Map<string, string>()
  for (const [id, count] of counts) {
    // A handle is made with letters, digits, ".", "_" and "-"; what has others is mounted as text.
    if (count > 1 && /^[\w.-]+$/.test(id)) constants.set(id, identifiers.make(id, 'Secret'))
  }
  return {
    declarations: [...constants].map(([id, name]) => ({ name, declaration: call('secret', [string(id)]) })),
    handle(id) {
      const name = constants.get(id)
      return name === undefined ? call('secret', [string(id)]) : constant(name)
    },
  }
}
