import {
  list,
  node,
  options,
  type Dockerfile,
  type Entry,
  type Mount,
  type Node,
  type Run,
  type RunFlags,
} from '../model/index.js'
import { mountFields } from '../check/stages/mount-text.js'

/** A file, and the nodes that its new nodes stand for. */
export interface WithoutCacheMounts {
  readonly file: Dockerfile
  readonly origins: ReadonlyMap<Node, Node>
}

/**
 * The same file without cache mounts, so that what they keep (downloaded packages, compiled objects) stays in layers: for
 * builders that start empty and bring layers along, as CI has them.
 *
 *     emit(withoutCacheMounts(file).file)   // RUN --mount=type=cache,target=/root/.npm npm ci → RUN npm ci
 */
export function withoutCacheMounts(file: Dockerfile): WithoutCacheMounts {
  const origins = new Map<Node, Node>()
  const made = <N extends Node>(changed: N, origin: N): N => {
    origins.set(changed, origin)
    return changed
  }
  const changeEntry = (entry: Entry): Entry => {
    if (entry.kind !== 'run') return entry
    const changed = withoutMounts(entry)
    return changed === entry ? entry : made(changed, entry)
  }
  const stages = file.stages.map((stage) => {
    const instructions = stage.instructions.map(changeEntry)
    if (instructions.every((entry, index) => entry === stage.instructions[index])) return stage
    return made(node({ ...stage, instructions: list(instructions) }), stage)
  })
  if (origins.size === 0) return { file, origins }
  return { file: made(node({ ...file, stages: list(stages) }), file), origins }
}

function withoutMounts(entry: Run): Run {
  const { mounts = [], ...flags } = entry.flags
  const kept = mounts.filter((mount) => !isCache(mount))
  if (kept.length === mounts.length) return entry
  return node({
    ...entry,
    flags: options<RunFlags>({ ...flags, mounts: kept.length === 0 ? undefined : list(kept) } as RunFlags),
  })
}

function isCache(mount: Mount): boolean {
  if (mount.type !== 'raw') return mount.type === 'cache'
  return (mountFields(mount.text) ?? []).some(({ key, value }) => key === 'type' && value?.toLowerCase() === 'cache')
}
