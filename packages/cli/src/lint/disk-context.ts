import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, statSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import type { ContextEntry, ContextView } from '@stagecraft/core/lint'

/** Larger files than any that tell something about a build. */
const largest = 1 << 20

/** A folder on the disk as a build context. Each of its folders is read once, when somebody asks for it. */
export function diskContext(root: string): ContextView {
  const folders = new Map<string, readonly ContextEntry[] | undefined>()
  const generated = new Map<string, boolean | undefined>()
  const at = (path: string): string => join(root, path)
  return {
    list(folder) {
      if (!folders.has(folder)) folders.set(folder, list(at(folder)))
      return folders.get(folder)
    },
    read: (path) => read(at(path)),
    isGenerated(path) {
      if (!generated.has(path)) generated.set(path, isLeftOutByGit(root, path))
      return generated.get(path)
    },
  }
}

function list(folder: string): readonly ContextEntry[] | undefined {
  try {
    // A symbolic link is sent as it is, so what it leads to is not looked into.
    const entries: Dirent[] = readdirSync(folder, { withFileTypes: true })
    return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
  } catch {
    return undefined
  }
}

function read(path: string): string | undefined {
  try {
    return statSync(path).size > largest ? undefined : readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * Git answers 1 for a path that it would take, and something else where it knows nothing. What is not there may be a
 * folder, which patterns such as `build/` are about.
 */
function isLeftOutByGit(root: string, path: string): boolean | undefined {
  const asked = ['check-ignore', '--', path, `${path}/`]
  const { status } = spawnSync('git', asked, { cwd: root, stdio: 'ignore' })
  return status === 0 ? true : status === 1 ? false : undefined
}
