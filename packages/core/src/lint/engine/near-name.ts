import { nearest } from '../../problem/index.js'

/** Suggestions look at so many names at most. */
const horizon = 200

/** `Did you mean $NAME?` for the nearest of the variables that are visible; short names are near to everything. */
export function didYouMeanVariable(name: string, visible: Iterable<string>): string | undefined {
  if (name.length < 3) return undefined
  const names: string[] = []
  for (const one of visible) {
    if (names.length === horizon) break
    names.push(one)
  }
  const near = nearest(name, names)
  return near === undefined ? undefined : `Did you mean $${near}?`
}
