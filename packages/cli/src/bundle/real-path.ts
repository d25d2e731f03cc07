import { existsSync, realpathSync } from 'node:fs'

/** Where a file really lies, links followed. One that is not on disk yet, but is among `texts`, lies where it will be. */
export const realPath = (path: string, texts: ReadonlyMap<string, string>): string =>
  texts.has(path) && !existsSync(path) ? path : realpathSync(path)
