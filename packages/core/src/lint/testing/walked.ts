import { parse } from '../../parse/parse-file.js'
import { readCheck } from '../engine/comments.js'
import { fileView, type ViewOptions } from '../engine/file-view.js'
import { Plan } from '../engine/plan.js'
import type { Rule } from '../engine/rule.js'
import { Run, type RuleSetting } from '../engine/run.js'
import { readSilences } from '../engine/silences.js'
import { walk } from '../engine/walk.js'

export interface WalkedOptions extends ViewOptions {
  readonly rules?: Readonly<Record<string, RuleSetting>>
}

/** A text that rules of a test have gone through. */
export function walked(text: string, rules: readonly Rule[], options: WalkedOptions = {}): Run {
  const { file, places } = parse(text)
  const silences = readSilences(file, places)
  const directive = { ...readCheck(file.directives.check ?? ''), allow: silences.everywhere }
  const run = new Run(places, directive, options.rules ?? {}, silences.byNode)
  const view = fileView(file, places, places, { text, ...options })
  walk({ view, plan: new Plan(rules.filter((rule) => run.isOn(rule))), run, silences, options })
  return run
}

/** What they found, as `name:line message`. */
export const foundIn = (text: string, rules: readonly Rule[], options?: WalkedOptions): readonly string[] =>
  walked(text, rules, options).found.map(
    ({ problem: { code, place, message } }) => `${code}:${place?.line ?? ''} ${message}`,
  )

/** A rule of a test, apart from what it does. */
export const named = <const Name extends string>(name: Name) => ({ name, severity: 'warning', summary: '' }) as const
