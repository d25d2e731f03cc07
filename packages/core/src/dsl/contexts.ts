import type { Dockerfile, Entry, Reference } from '../model/index.js'
import { isContext } from './image.js'

/** The names of the named contexts of a file, in the order in which they are used. */
export function contextNames({ stages }: Dockerfile): readonly string[] {
  const names = new Set<string>()
  for (const { base, instructions } of stages) {
    for (const reference of [base, ...instructions.flatMap(origins)]) {
      if (reference?.kind === 'image-reference' && isContext(reference)) names.add(reference.reference as string)
    }
  }
  return Object.freeze([...names])
}

function origins(entry: Entry): readonly (Reference | undefined)[] {
  switch (entry.kind) {
    case 'copy':
      return [entry.flags.from]
    case 'run':
      return (entry.flags.mounts ?? []).map((mount) =>
        mount.type === 'bind' || mount.type === 'cache' ? mount.options.from : undefined,
      )
    case 'onbuild':
      return origins(entry.trigger)
    default:
      return []
  }
}
