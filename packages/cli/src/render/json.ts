import type { Place, Problem } from '@stagecraft/core'
import type { Output } from '../outputs/plan.js'
import { shownPath } from './paths.js'

/** What `--json` prints: one document, whatever happened. */
export function renderJson(
  problems: readonly Problem[],
  outputs: readonly Pick<Output, 'path' | 'state'>[],
  cwd: string,
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
    outputs: outputs.map(({ path, state }) => ({ path: shownPath(path, cwd), state })),
  }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

/** A place with the path as a person in `cwd` would call it. */
export function shownPlace({ inside, ...place }: Place, cwd: string): Place {
  const outside = place.file === undefined ? place : { ...place, file: shownPath(place.file, cwd) }
  return inside === undefined ? outside : { ...outside, inside: shownPlace(inside, cwd) }
}
