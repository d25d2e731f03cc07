import type { Place, Problem } from '@stagecraft/core'
import type { Cause } from '../outputs/cause.js'
import type { Output } from '../outputs/plan.js'
import type { ChangedLiteral } from '../sync/write-back.js'
import { shownPath, shownValue } from '../shown.js'

/** What only some commands have to say. */
interface More {
  readonly causes?: ReadonlyMap<Output, Cause | undefined>
  readonly changed?: readonly ChangedLiteral[]
  readonly places?: readonly object[]
}

/** What `--json` prints: one document, whatever happened. */
export function renderJson(
  problems: readonly Problem[],
  outputs: readonly Output[],
  cwd: string,
  { causes, changed, places }: More = {},
): string {
  const document = {
    problems: problems.map((found) => ({
      ...found,
      ...(found.place === undefined ? {} : { place: shownPlace(found.place, cwd) }),
      ...(found.related === undefined
        ? {}
        : {
            related: found.related.map(({ message, place }) =>
              place === undefined ? { message } : { message, place: shownPlace(place, cwd) },
            ),
          }),
    })),
    outputs: outputs.map((output) => ({
      path: shownPath(output.path, cwd),
      state: output.state,
      ...shownCause(causes?.get(output)),
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

function shownCause(cause: Cause | undefined): object {
  if (cause === undefined) return {}
  if (cause.kind !== 'edit' || cause.images === undefined) return { cause: cause.kind }
  const images = cause.images.map(({ line, before, after }) => {
    return { line, before: shownValue(before), after: shownValue(after) }
  })
  return { cause: cause.kind, images }
}
