import { constant } from '../expression.js'
import type { Identifiers } from '../identifiers.js'
import { stepName } from './command-name.js'
import type { Shared } from './shared-sequences.js'
import type { Step } from './stage-steps.js'

/** A command of three lines or more that stands in several places becomes a constant. */
export function shareCommands({ stages, before }: Shared, identifiers: Identifiers): Shared {
  const counts = new Map<string, number>()
  for (const step of stages.flat()) {
    const text = sharable(step)
    if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const names = new Map<string, string>()
  const out = [...before]
  const changed = stages.map((steps, stage) =>
    steps.map((step, at) => {
      const text = sharable(step)
      if (text === undefined || counts.get(text)! < 2) return step
      const [command, ...rest] = step.call.args
      let name = names.get(text)
      if (name === undefined) {
        name = identifiers.make(stepName(step, steps[at - 1]) ?? 'shared command', 'Command')
        names.set(text, name)
        out.push({ stage, name, value: command! })
      }
      return { ...step, call: { method: step.call.method, args: [constant(name), ...rest] } }
    }),
  )
  return { stages: changed, before: out }
}

function sharable({ kind, lines, call }: Step): string | undefined {
  const isCommand = kind === 'run' || kind === 'cmd' || kind === 'entrypoint' || kind === 'healthcheck'
  return isCommand && lines >= 3 && call.method === kind ? call.args[0]!.text : undefined
}
