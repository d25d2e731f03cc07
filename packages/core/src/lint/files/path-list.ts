/** Paths, the last one first. Stages that begin with another share its tail, so nothing is ever copied. */
export interface PathList {
  readonly path: string
  readonly before: PathList | undefined
}

/** So many paths are looked at: a list that is longer is no text of a person. */
const horizon = 200

/** Whether a path of the list passes the test. A list that is too long may have any path: it does. */
export function somePath(list: PathList | undefined, test: (path: string) => boolean): boolean {
  let left = horizon
  for (let one = list; one !== undefined; one = one.before) if (left-- === 0 || test(one.path)) return true
  return false
}
