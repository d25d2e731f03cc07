import { existsSync, watch, type FSWatcher } from 'node:fs'
import { dirname, join } from 'node:path'

/** Events come in swarms: an editor writes, renames and sets times. */
const SWARM = 10

/**
 * Tells when one of some files changes, appears or goes. The folders are watched, not the files: an editor may put
 * another file in the place of one.
 */
export class FileWatcher {
  #files: ReadonlySet<string> = new Set()
  readonly #folders = new Map<string, FSWatcher>()
  readonly #changed = new Set<string>()
  readonly #onChange: (files: ReadonlySet<string>) => void
  #timer: NodeJS.Timeout | undefined

  constructor(onChange: (files: ReadonlySet<string>) => void) {
    this.#onChange = onChange
  }

  /** Watches these files from now on, and no others; gives those that were not watched before. */
  watch(files: ReadonlySet<string>): readonly string[] {
    const added = [...files].filter((file) => !this.#files.has(file))
    this.#files = files
    const wanted = new Set([...files].map((file) => nearestFolder(dirname(file))))
    for (const [folder, watcher] of this.#folders) {
      if (wanted.has(folder) && existsSync(folder)) continue
      watcher.close()
      this.#folders.delete(folder)
    }
    for (const folder of wanted) if (!this.#folders.has(folder)) this.#open(folder)
    return added
  }

  #open(folder: string): void {
    const watcher = watch(folder, (_, name) => this.#happened(folder, name))
    // The folder is gone; whatever comes after it is seen in the folder above.
    watcher.on('error', () => this.#happened(dirname(folder), null))
    this.#folders.set(folder, watcher)
  }

  #happened(folder: string, name: string | null): void {
    const path = name === null ? folder : join(folder, name)
    const affected = [...this.#files].filter((file) => file === path || file.startsWith(join(path, '/')))
    if (affected.length === 0) return
    for (const file of affected) this.#changed.add(file)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      const changed = new Set(this.#changed)
      this.#changed.clear()
      this.#onChange(changed)
    }, SWARM)
  }
}

/** The folder itself, or the nearest one above it that is there. */
function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder))
}
