import type { ContextEntry, ContextView } from '../engine/context.js'

/** A build context of the files with these paths. */
export function contextOf(paths: string): ContextView {
  const folders = new Map<string, Map<string, ContextEntry>>([['', new Map()]])
  for (const path of paths.split(/\s+/).filter(Boolean)) {
    const names = path.split('/')
    names.forEach((name, at) => {
      const folder = names.slice(0, at).join('/')
      const isFolder = at < names.length - 1
      folders.get(folder)!.set(name, { name, isFolder })
      const own = names.slice(0, at + 1).join('/')
      if (isFolder && !folders.has(own)) folders.set(own, new Map())
    })
  }
  return {
    list: (folder) => {
      const found = folders.get(folder)
      return found && [...found.values()]
    },
  }
}
