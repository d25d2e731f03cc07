import type { Dockerfile } from '../../model/index.js'
import { noSilence } from './comments.js'
import { fileView, type ViewOptions } from './file-view.js'
import { Plan } from './plan.js'
import type { Rule, Visits } from './rule.js'
import { Run } from './run.js'
import { readSilences } from './silences.js'
import { walk } from './walk.js'

/** Visits a file as rules do, for somebody who wants to know what they know and has no rule. */
export function visit(file: Dockerfile, options: ViewOptions, visits: Visits<undefined>): void {
  const silences = readSilences(file, undefined)
  const places = options.places ?? new Map()
  const view = fileView(file, places, undefined, options)
  const run = new Run(places, noSilence, {}, silences.byNode)
  const visitor: Rule = { name: '', severity: 'info', summary: '', ...visits }
  walk({ view, plan: new Plan([visitor]), run, silences, options })
}
