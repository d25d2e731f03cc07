import type { Dockerfile, Reference } from '@stagecraft/core/model'
import { constant, string, type Expression } from '../expression.js'
import { camelCase } from '../identifiers.js'
import { member, type Call } from '../library.js'
import type { References } from './references.js'

/** What stages give to others. */
export interface Artifacts {
  /** The calls that declare the artifacts of a stage. */
  of(stage: number): readonly Call[]
  /** The artifact of a path, as the copying stage refers to it. */
  find(reference: Reference, path: string, constants: readonly string[]): Expression | undefined
}

/** A path that is copied from a stage in several places, or to the same path, becomes an artifact, said once. */
export function artifactsOf({ stages }: Dockerfile, references: References, wanted: boolean): Artifacts {
  const counts = new Map<number, Map<string, number>>()
  stages.forEach(({ instructions }, user) => {
    for (const entry of instructions) {
      if (entry.kind !== 'copy' || entry.flags.from === undefined || entry.sources.length !== 1) continue
      const [path] = entry.sources
      const from = references.used(entry.flags.from)
      if (from === undefined || from >= user || typeof path !== 'string' || !isPath(path)) continue
      const paths = counts.get(from) ?? new Map<string, number>()
      // Copied to its own path, an artifact says it once where two arguments would say it twice.
      const weight = entry.destination === path && Object.keys(entry.flags).length === 1 ? 2 : 1
      counts.set(from, paths.set(path, (paths.get(path) ?? 0) + weight))
    }
  })
  const names = new Map<number, ReadonlyMap<string, string>>()
  if (wanted) for (const [index, paths] of counts) names.set(index, nameAll([...paths].filter(([, n]) => n > 1)))
  return {
    of: (stage) =>
      [...(names.get(stage) ?? [])].map(([path, name]) => ({ method: 'artifact', args: [string(name), string(path)] })),
    find(reference, path, constants) {
      const index = references.used(reference)
      const name = index === undefined ? undefined : names.get(index)?.get(path)
      return name === undefined ? undefined : member(member(constant(constants[index!]!), 'artifacts'), name)
    },
  }
}

/** A constant path: no pattern, no variable. */
function isPath(path: string): boolean {
  return !/[*?[$\\]/.test(path) && /[A-Za-z0-9]/.test(path)
}

/** `/app/dist` is called `dist`; where that is taken, `appDist`. */
function nameAll(paths: readonly (readonly [string, number])[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const [path] of paths) {
    const components = path.split('/').filter((part) => /[A-Za-z0-9]/.test(part))
    let name = ''
    for (let from = components.length - 1; from >= 0 && (name === '' || taken.has(name)); from--) {
      name = camelCase(components.slice(from).join('-'))
    }
    for (let n = 2; taken.has(name); n++) name = `${name.replace(/\d+$/, '')}${n}`
    taken.add(name)
    names.set(path, name)
  }
  return names
}
