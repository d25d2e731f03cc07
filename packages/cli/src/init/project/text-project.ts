import type { Project } from './project.js'

/** A project whose files are given as texts. */
export function textProject(texts: Readonly<Record<string, string>>): Project {
  return { files: Object.keys(texts).sort(), read: (path) => (Object.hasOwn(texts, path) ? texts[path] : undefined) }
}
