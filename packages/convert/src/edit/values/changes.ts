import { applyEdits } from '@stagecraft/core/lint'
import { hunks } from './hunks.js'
import type { Literal } from './literals.js'
import { optionEdits, type OptionAddition } from './option-calls.js'

/** Another text for a literal. */
export interface LiteralChange {
  readonly literal: Literal
  readonly text: string
}

/**
 * The changes of one literal each that could be behind a value that became another:
 *
 *     node:22-alpine → node:24-alpine   'node:22-alpine', '22-alpine' and '22', wherever they stand
 *
 * Where several parts of the value changed, changes for a single part are among them: a tag and a digest may come from two
 * literals. Which of them is the right one is seen when the program runs.
 */
export function changesFor(literals: readonly Literal[], before: string, after: string): readonly LiteralChange[] {
  if (!isPlain(after)) return []
  const parts = hunks(before, after)
  const targets = parts.length > 1 ? [after, ...parts.map((part) => part.applied)] : [after]
  return targets.flatMap((target) => literals.flatMap((literal) => changesOf(literal, before, target)))
}

function changesOf(literal: Literal, before: string, after: string): readonly LiteralChange[] {
  const texts = new Set<string>()
  const { text } = literal
  for (let at = before.indexOf(text); at >= 0; at = before.indexOf(text, at + 1)) {
    const [head, tail] = [before.slice(0, at), before.slice(at + text.length)]
    const fits = after.length >= head.length + tail.length && after.startsWith(head) && after.endsWith(tail)
    if (fits) texts.add(after.slice(head.length, after.length - tail.length))
  }
  // The value may also be a part of a longer text, such as a line of a Dockerfile.
  if (text.length > before.length && text.includes(before)) texts.add(text.replaceAll(before, after))
  return [...texts].map((other) => ({ literal, text: other }))
}

/** Whether every character means itself between any quotes; the mark of a variable stands in no literal. */
const isPlain = (value: string): boolean => /^[\w.:/@+\0-]*$/.test(value)

/** A source with these changes: other texts for literals of it, and options that its calls get. */
export function withChanges(
  file: string,
  source: string,
  changes: readonly (LiteralChange | OptionAddition)[],
): string {
  const additions = changes.filter(isAddition).filter(({ call }) => call.file === file)
  const calls = new Set(additions.map(({ call }) => call))
  return applyEdits(source, [
    ...changes.flatMap((change) =>
      isAddition(change) || change.literal.file !== file
        ? []
        : [{ start: change.literal.start, end: change.literal.end, text: change.text }],
    ),
    ...[...calls].flatMap((call) =>
      optionEdits(
        source,
        additions.filter((each) => each.call === call),
      ),
    ),
  ])
}

const isAddition = (change: LiteralChange | OptionAddition): change is OptionAddition => 'call' in change
