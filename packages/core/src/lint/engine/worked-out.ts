import type { Entry } from '../../model/index.js'
import type { EntryView, FileView } from './views.js'

let slots = 0
const nothing = Symbol('nothing')

/** A fact about a file that several visits ask for: worked out once. */
export function perFile<T>(workOut: (file: FileView) => T): (file: FileView) => T {
  const slot = slots++
  return (file) => {
    let found = file.known[slot]
    if (found === undefined) file.known[slot] = found = workOut(file) ?? nothing
    return (found === nothing ? undefined : found) as T
  }
}

/** A fact about the entry that is being visited, which several rules ask for: worked out once a visit. */
export function perEntry<E extends Entry, T>(workOut: (entry: E, at: EntryView) => T): (entry: E, at: EntryView) => T {
  const slot = slots++
  return (entry, at) => {
    let found = at.known[slot]
    if (found === undefined) at.known[slot] = found = workOut(entry, at) ?? nothing
    return (found === nothing ? undefined : found) as T
  }
}
