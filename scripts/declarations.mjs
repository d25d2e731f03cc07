// The declarations of a package that somebody can reach: its compiler writes one for every source, most of which no entry
// speaks of. The others would be downloaded by everybody, and read by nobody.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

const built = (folder) => join(folder, 'dist')

/** The declarations that the entries of a package lead to, as paths. */
export function reachedDeclarations(folder, exports) {
  const reached = new Set()
  const follow = (path) => {
    if (reached.has(path)) return
    reached.add(path)
    if (!existsSync(path)) return
    for (const specifier of specifiersOf(readFileSync(path, 'utf8'))) {
      const next = join(dirname(path), specifier.replace(/\.js$/, '.d.ts'))
      // What an example in a comment imports has no source.
      if (existsSync(sourceOf(folder, next))) follow(next)
    }
  }
  for (const { types } of Object.values(exports)) if (types !== undefined) follow(join(folder, types))
  return reached
}

/** `from './x.js'` of an import or export, and `import('./x.js')` in a type. */
const specifiersOf = (text) =>
  Array.from(
    text.matchAll(/^(?:import|export)\b[^'"]*\bfrom ['"](\.[^'"]+)['"]|\bimport\(['"](\.[^'"]+)['"]\)/gm),
    ([, statement, type]) => statement ?? type,
  )

const sourceOf = (folder, declaration) =>
  join(folder, 'src', declaration.slice(built(folder).length).replace(/\.d\.ts$/, '.ts'))

/** Removes the others. Gives those that are missing: the compiler believes that it has written them already. */
export function keepReached(folder, exports) {
  const reached = reachedDeclarations(folder, exports)
  for (const name of readdirSync(built(folder), { recursive: true })) {
    const path = join(built(folder), name)
    if (/\.d\.ts(\.map)?$/.test(name) && !reached.has(path.replace(/\.map$/, ''))) rmSync(path)
  }
  return [...reached].filter((path) => !existsSync(path))
}
