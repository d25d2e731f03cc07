import { DockerfileError } from '../problem/index.js'
import { node, ownList, type Word } from '../model/index.js'
import { portFault } from '../model/lexical/port.js'
import { lowerValue, mergeUses, usesOf, type ArgHandle } from './handle.js'
import { pairs } from './pairs.js'
import { noUses, plainStep, type Step } from './step.js'

export function pairsStep(kind: 'env' | 'label', given: unknown): Step {
  const found = pairs(kind, given)
  const { pairs: items, comments, uses } = found
  return plainStep(node(comments === undefined ? { kind, pairs: items } : { kind, pairs: items, comments }), uses)
}

export function exposeStep(ports: readonly unknown[]): Step {
  if (ports.length === 0)
    throw new DockerfileError({ code: 'empty-sources', message: 'expose needs at least one port' })
  const words = ports.map((port): Word => {
    if (typeof port === 'number' && Number.isInteger(port) && port >= 0 && port <= 65_535) return String(port)
    if (typeof port !== 'number' && typeof port !== 'string') return lowerValue(port, 'expose')
    const value = lowerValue(String(port), 'expose')
    if (typeof value === 'string' && (value.includes(':') || portFault(value) !== undefined)) {
      throw new DockerfileError({
        code: 'bad-port',
        message: `port ${value} is not valid: write 0 to 65535, or a range like '8000-8010'; '/tcp' or '/udp' may follow`,
      })
    }
    return value
  })
  return plainStep(node({ kind: 'expose', ports: ownList(words) }), usesOfAll(ports))
}

export function volumeStep(paths: readonly unknown[]): Step {
  if (paths.length === 0)
    throw new DockerfileError({ code: 'empty-sources', message: 'volume needs at least one path' })
  return plainStep(
    node({ kind: 'volume', paths: ownList(paths.map((path) => lowerValue(path, 'volume'))) }),
    usesOfAll(paths),
  )
}

function usesOfAll(values: readonly unknown[]): readonly ArgHandle[] {
  let uses = noUses
  for (const value of values) if (typeof value === 'object') uses = mergeUses(uses, usesOf(value))
  return uses
}

export function workdirStep(path: unknown): Step {
  return plainStep(node({ kind: 'workdir', path: lowerValue(path, 'workdir') }), usesOf(path))
}
