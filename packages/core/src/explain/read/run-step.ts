import type { Run } from '../../model/index.js'
import type { Here } from './here.js'
import { mountFacts, type MountFacts } from './mount-facts.js'
import { mountOperations, ordered } from './mount-operation.js'
import { buildContext, originOf } from './origin.js'
import { join } from './paths.js'
import { conditions, executed } from './run-operation.js'
import type { Step } from './step.js'
import type { Taken } from './taken.js'

export function runStep({ command, flags }: Run, here: Here): Pick<Step, 'operation' | 'environment' | 'takes'> {
  const { settings, traces } = here
  const mounts = ordered(
    (flags.mounts ?? []).map((mount) => mountFacts(mount, here)),
    traces.folder,
  )
  const operation = JSON.stringify([
    'RUN',
    executed(command, settings.shell),
    [traces.user, traces.folder],
    conditions(flags),
    mountOperations(mounts, traces.folder),
  ])
  return { operation, environment: traces.variables(), takes: mounts.flatMap((mount) => mountTaken(mount, here)) }
}

function mountTaken(facts: MountFacts, here: Here): readonly Taken[] {
  const { type, from, values, mount } = facts
  if (type !== undefined && type !== 'bind' && type !== 'cache') return []
  if (from === undefined && type === 'cache') return []
  const origin = from === undefined ? buildContext : originOf(from, here.stageOf(from, mount), here.contexts)
  const source = values.has('source') ? values.get('source') : '/'
  return [{ origin, path: source === undefined ? undefined : join(source), exclude: [] }]
}
