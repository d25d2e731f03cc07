import type { FileView } from './views.js'

/** A fact about a file that several visits ask for: worked out once. */
export function perFile<T>(workOut: (file: FileView) => T): (file: FileView) => T {
  const known = new WeakMap<FileView, { readonly value: T }>()
  return (file) => {
    let found = known.get(file)
    if (found === undefined) known.set(file, (found = { value: workOut(file) }))
    return found.value
  }
}
