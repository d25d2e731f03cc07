import type { Literal, LiteralChange, OptionAddition } from '@stagecraft/convert/edit'

/** What can make a config choose another version: another text for a literal, or an option for a call of a preset. */
export type Change = LiteralChange | OptionAddition

export const isOption = (change: Change): change is OptionAddition => 'call' in change

/** A text and where it stands. */
export type Placed = Pick<Literal, 'file' | 'start' | 'text'>

/** What is changed: the literal, or what is called. */
export const placed = (change: Change): Placed =>
  isOption(change) ? { ...change.call, text: change.call.callee } : change.literal

/** Two changes of one id exclude each other. */
export const idOf = (change: Change): string =>
  isOption(change)
    ? `${change.call.start} ${change.path.join('.')}\0${change.call.file}`
    : `${change.literal.start}\0${change.literal.file}`

/** One change, told from all others. */
export const keyOf = (change: Change): string => `${idOf(change)}\0${isOption(change) ? change.value : change.text}`

/** Changes as a person is told of them, in the order of the files: options of one call together. */
export function told(
  changes: readonly Change[],
  optionsText: (additions: readonly OptionAddition[]) => string,
): readonly { readonly at: Placed; readonly before: string; readonly after: string }[] {
  const seen = new Set<object>()
  return changes
    .flatMap((change) => {
      const at = placed(change)
      if (!isOption(change)) return [{ at, before: at.text, after: change.text }]
      const { call } = change
      if (seen.has(call)) return []
      seen.add(call)
      const together = changes.filter(isOption).filter((each) => each.call === call)
      return [{ at, before: at.text, after: optionsText(together) }]
    })
    .sort(({ at: one }, { at: other }) => one.file.localeCompare(other.file) || one.start - other.start)
}
