import type { Place, Problem } from '@stagecraft/core'
import type { Cause } from '../outputs/cause.js'
import type { Output } from '../outputs/plan.js'
import type { ChangedLiteral } from '../sync/write-back.js'
import { shownPath, shownValue } from '../shown.js'
import { endOf } from './code-frame.js'
import { textOf } from '../text-of.js'

/** What only some commands have to say. */
interface More {
  readonly behind?: ReadonlyMap<Output, BehindInJson>
  readonly changed?: readonly ChangedLiteral[]
  readonly places?: readonly object[]
}

/** What is told of an output that is not fresh. */
export interface BehindInJson {
  readonly cause: Cause | undefined
  /** The first line of what lies there that is another one; absent where nothing lies there. */
  readonly line?: number
  readonly message: string
  readonly hint: string
  /** The one command that mends it. */
  readonly run?: string
}

/** What `--json` prints: one document, whatever happened. */
export function renderJson(
  problems: readonly Problem[],
  outputs: readonly Output[],
  cwd: string,
  { behind, changed, places }: More = {},
): string {
  const document = {
    problems: problems.map((found) => ({
      ...found,
      ...(found.place === undefined ? {} : { place: shownPlace(wholeWord(found.place), cwd) }),
      ...(found.related === undefined
        ? {}
        : {
            related: found.related.map(({ message, place }) =>
              place === undefined ? { message } : { message, place: shownPlace(wholeWord(place), cwd) },
            ),
          }),
    })),
    outputs: outputs.map((output) => ({
      path: shownPath(output.path, cwd),
      state: output.state,
      ...shownBehind(behind?.get(output)),
    })),
    ...(changed === undefined
      ? {}
      : { changed: changed.map((each) => ({ ...each, place: shownPlace(each.place, cwd) })) }),
    ...(places === undefined ? {} : { places }),
  }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

/** A place with the path as a person in `cwd` would call it. */
export function shownPlace({ inside, ...place }: Place, cwd: string): Place {
  const outside = place.file === undefined ? place : { ...place, file: shownPath(place.file, cwd) }
  return inside === undefined ? outside : { ...outside, inside: shownPlace(inside, cwd) }
}

/** Of a point, the word that is underlined for people. */
function wholeWord(place: Place): Place {
  if (place.file === undefined || place.endLine !== place.line || place.endColumn !== place.column) return place
  const line = textOf(place.file)?.split('\n')[place.line - 1]?.replace(/\r$/, '')
  return line === undefined || line.length < place.column ? place : { ...place, endColumn: endOf(line, place) + 1 }
}

function shownBehind(behind: BehindInJson | undefined): object {
  if (behind === undefined) return {}
  const { cause, ...more } = behind
  return { ...shownCause(cause), ...more }
}

function shownCause(cause: Cause | undefined): object {
  if (cause === undefined) return {}
  if (cause.kind !== 'edit' || cause.images === undefined) return { cause: cause.kind }
  const images = cause.images.map(({ line, before, after }) => {
    return { line, before: shownValue(before), after: shownValue(after) }
  })
  return { cause: cause.kind, images }
}
