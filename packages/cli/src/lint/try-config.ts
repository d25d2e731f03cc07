import { randomBytes } from 'node:crypto'
import { realpathSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { loadConfig, type Config } from '../config/load-config.js'
import { Stop } from '../stop.js'

/** A config that was run from a copy. */
export interface Tried {
  readonly config: Config
  /** Where its places say that it stands. */
  readonly path: string
}

/**
 * Runs another source of a config; the config itself is not touched. Gives the reason when it does not load.
 */
export async function tryConfig(config: Config, source: string, timeout: number): Promise<Tried | string> {
  // One that cannot be bundled is run file by file, from the disk.
  if (config.graph === undefined) return await tryCopy(config, source, timeout)
  const path = realpathSync(config.path)
  try {
    return { config: await loadConfig(config.path, timeout, new Map([[path, source]])), path }
  } catch (error) {
    return reason(error)
  }
}

/** From a copy beside the config, where it finds the same files. */
async function tryCopy(config: Config, source: string, timeout: number): Promise<Tried | string> {
  const extension = extname(config.path)
  const folder = realpathSync(dirname(config.path))
  const name = `.${basename(config.path, extension)}.${randomBytes(6).toString('hex')}.stagecraft-tmp${extension}`
  const path = join(folder, name)
  const remove = (): void => rmSync(path, { force: true })
  const end = (_: string, number: number): void => process.exit(128 + number)
  process.on('exit', remove)
  for (const signal of signals) process.on(signal, end)
  try {
    writeFileSync(path, source, { flag: 'wx' })
    return { config: { ...(await loadConfig(path, timeout)), path: config.path }, path }
  } catch (error) {
    return reason(error)
  } finally {
    remove()
    process.off('exit', remove)
    for (const signal of signals) process.off(signal, end)
  }
}

function reason(error: unknown): string {
  if (error instanceof Stop) return `the config does not load with it: ${error.problems[0]?.message ?? 'unknown'}`
  throw error
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
