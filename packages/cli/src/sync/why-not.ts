import { basename } from 'node:path'
import { problem, type Place, type Problem, type Related } from '@stagecraft/core'
import type { OptionAddition } from '@stagecraft/convert/edit'
import { startOfLine } from '../outputs/different-line.js'
import { configOption } from '../config/config-option.js'
import type { ImageEdit } from '../outputs/image-edits.js'
import type { Output } from '../outputs/plan.js'
import { shownPath, shownValue } from '../shown.js'
import { isOption, placed, type Change, type Placed } from './change.js'

/** An edit that somebody made, and where. */
export interface Wanted {
  readonly key: string
  readonly edit: ImageEdit
  readonly output: Output
}

/** What one change does. */
export interface Effect {
  readonly change: Change
  /** Whether nobody could write it: the options of a call that are not written out are laid over, to see what it does. */
  readonly isOnlyTried?: true
  /** The edits that it makes, by output and slot: the value that it gives there. */
  readonly values: ReadonlyMap<string, string>
  /** What it changes that nobody edited, in words. */
  readonly alsoChanges?: string
}

interface Reason {
  readonly reason: string
  readonly hint: string
  readonly related?: Related
}

interface Tools {
  readonly placeOf: (at: Placed) => Place
  readonly optionsText: (additions: readonly OptionAddition[]) => string
  readonly cwd: string
}

/** Why edits cannot be written back: each reason once, at the first of them. */
export function whyNot(lost: readonly Wanted[], effects: readonly Effect[], tools: Tools): readonly Problem[] {
  const groups = new Map<string, { readonly why: Reason; readonly of: Wanted[] }>()
  for (const each of lost) {
    const why = reasonOf(each, lost, effects, tools)
    const group = groups.get(`${why.reason}\n${why.hint}`)
    if (group === undefined) groups.set(`${why.reason}\n${why.hint}`, { why, of: [each] })
    else group.of.push(each)
  }
  return [...groups.values()].map(({ why: { reason, hint, related }, of }) => {
    const what = [...new Set(of.map(({ edit }) => `${shownValue(edit.before)} → ${shownValue(edit.after)}`))]
    const [place, ...others] = of.map(({ output, edit }) => startOfLine(output.path, edit.line))
    const all = [...others.map((other) => ({ message: 'and here', place: other })), ...(related ? [related] : [])]
    return problem({
      code: 'edit-not-synced',
      message: `${what.join(' and ')} cannot be written back: ${reason}`,
      hint,
      place: place!,
      ...(all.length === 0 ? {} : { related: all }),
    })
  })
}

function reasonOf(
  { key, edit, output }: Wanted,
  lost: readonly Wanted[],
  effects: readonly Effect[],
  { placeOf, optionsText, cwd }: Tools,
): Reason {
  const behind = effects.filter(({ values }) => values.get(key) === edit.after)
  const call = behind.flatMap((effect) => callTried(effect) ?? [])[0]
  if (call !== undefined) {
    const makesAny = ({ values }: Effect): boolean => lost.some((each) => values.get(each.key) === each.edit.after)
    const together = effects.filter((effect) => callTried(effect) === call && makesAny(effect))
    const options = optionsText(together.map(({ change }) => change).filter(isOption))
    return {
      reason: `${call.callee} in ${shownPath(call.file, cwd)} chooses that, and its options are not written out there`,
      hint: `Give it the options ${options}, then run: npx stagecraft emit${configOption(output.config, cwd)}`,
      related: { message: 'it is called here', place: placeOf({ ...call, text: call.callee }) },
    }
  }
  const shared = [...behind, ...effects.filter(({ values }) => values.has(key))].find(
    ({ alsoChanges }) => alsoChanges !== undefined,
  )
  if (shared !== undefined) {
    const { change } = shared
    const source = isOption(change)
      ? `the option ${change.path.join('.')} of ${change.call.callee}, which chooses it,`
      : 'the text that it comes from'
    return {
      reason: `${source} also changes ${shared.alsoChanges!}`,
      hint: 'Edit both in the same way, or give each of them a text of its own in the config.',
      related: { message: 'it comes from here', place: placeOf(placed(change)) },
    }
  }
  const [name, files] = [basename(output.config), output.graph?.files.length]
  return {
    reason: `no text in ${files === 1 ? name : `${name} and its imports`} is behind it`,
    hint: 'It comes from a package, or is computed: choose the version in the config, by an option of the preset for example.',
  }
}

/** The call that an option was laid over, where that made what was edited and nothing else. */
const callTried = ({ change, isOnlyTried, alsoChanges }: Effect): OptionAddition['call'] | undefined =>
  isOnlyTried === true && alsoChanges === undefined && isOption(change) ? change.call : undefined
