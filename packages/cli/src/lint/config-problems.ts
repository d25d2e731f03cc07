import type { Place } from '@stagecraft/core'
import type { Change } from '@stagecraft/core/lint'
import type { Node } from '@stagecraft/core/model'
import type { Config } from '../config/load-config.js'
import type { Found } from './found.js'
import { lintOutput } from './lint-files.js'
import type { LintSettings } from './rule-settings.js'

/** A problem of one output of a config. */
export interface OutputProblem {
  readonly output: string
  readonly found: Found
  /** The same for everything that one edit at one call would mend, in whichever output and however often it runs. */
  readonly key: string
  /** Which of several alike of one instruction it is. */
  readonly nth: number
}

/** All problems of a config; those that stand in the copy `from` are told of the config itself. */
export function problemsOf(config: Config, from: string, to: string, settings: LintSettings): readonly OutputProblem[] {
  return [...config.outputs.keys()].flatMap((output) => {
    const seen = new Map<string, Map<Node | undefined, number>>()
    return lintOutput(config, output, settings).map((one): OutputProblem => {
      const found = relocated(one, from, to)
      const { code, message, place } = found
      const said = `${place?.file ?? ''}:${place?.line ?? 0}:${place?.column ?? 0} ${code} ${message}`
      const counts = seen.get(said) ?? new Map<Node | undefined, number>()
      seen.set(said, counts)
      const node = found.fix?.[0] && nodeOf(found.fix[0])
      const nth = counts.get(node) ?? 0
      counts.set(node, nth + 1)
      return { output, found, key: `${said} ${nth}`, nth }
    })
  })
}

/** The node that a step of a fix begins with. */
export function nodeOf(change: Change): Node | undefined {
  if (change.kind === 'insert') return change.before
  return change.kind === 'remove-line' ? undefined : change.node
}

function relocated(found: Found, from: string, to: string): Found {
  const moved = (place: Place): Place => (place.file === from ? { ...place, file: to } : place)
  const { place, related } = found
  return {
    ...found,
    ...(place && { place: moved(place) }),
    ...(related && { related: related.map((one) => (one.place ? { ...one, place: moved(one.place) } : one)) }),
  }
}
