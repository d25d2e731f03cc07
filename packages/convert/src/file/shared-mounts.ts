import { constant, isObject, object, type Expression } from '../expression.js'
import type { Identifiers } from '../identifiers.js'
import type { Shared } from './shared-sequences.js'
import type { Step } from './stage-steps.js'

/** Mounts that would have to be kept alike in several places, unless they are short. */
const shortest = 60

/** Lists of mounts that several instructions share become constants; what mounts from a stage stays where it is. */
export function shareMounts({ stages, before }: Shared, identifiers: Identifiers, local: readonly string[]): Shared {
  const counts = new Map<string, number>()
  const shareable = (step: Step): Expression | undefined => {
    const mounts = mountsOf(step)
    const isLong = mounts !== undefined && mounts.text.length >= shortest
    return isLong && !mounts.names.some((name) => local.includes(name)) ? mounts : undefined
  }
  for (const step of stages.flat()) {
    const mounts = shareable(step)
    if (mounts !== undefined) counts.set(mounts.text, (counts.get(mounts.text) ?? 0) + 1)
  }
  const names = new Map<string, string>()
  const out = [...before]
  const changed = stages.map((steps, stage) =>
    steps.map((step) => {
      const mounts = shareable(step)
      if (mounts === undefined || counts.get(mounts.text)! < 2) return step
      let name = names.get(mounts.text)
      if (name === undefined) {
        name = identifiers.make(mountsName(mounts.text), 'Mounts')
        names.set(mounts.text, name)
        out.push({ stage, name, value: mounts })
      }
      return withMounts(step, constant(name))
    }),
  )
  return { stages: changed, before: out }
}

function mountsOf({ kind, call: { method, args } }: Step): Expression | undefined {
  const options = args[1]
  if (kind !== 'run' || method !== 'run' || options === undefined || !isObject(options)) return undefined
  return options.entries.find(([name]) => name === 'mounts')?.[1]
}

function withMounts(step: Step, mounts: Expression): Step {
  const [command, options] = step.call.args
  const entries = options !== undefined && isObject(options) ? options.entries : []
  const changed = object(entries.map(([name, value]) => [name, name === 'mounts' ? mounts : value] as const))
  return { ...step, call: { method: 'run', args: [command!, changed] } }
}

/** After the tool whose caches they are. */
function mountsName(text: string): string {
  const tool = /cache\.([a-z]+)/.exec(text)?.[1] ?? (/\/(?:lib|cache)\/apt\b/.test(text) ? 'apt' : undefined)
  if (tool !== undefined) return `${tool} caches`
  return /\bcache\(/.test(text) ? 'caches' : 'mounts'
}
