import type { Entry } from '../model/index.js'

/** The same entry as a node of its own: a node stands in one place of a file. */
export const fresh = <E extends Entry>(entry: E): E => copied(entry) as E

function copied(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return Object.freeze(value.map(copied))
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copied(one)])))
}
