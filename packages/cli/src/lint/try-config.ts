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
 * Runs another source of a config from a copy beside it, where it finds the same files; the config itself is not touched.
 * Gives the reason when it does not load.
 */
export async function tryConfig(config: Config, source: string, timeout: number): Promise<Tried | string> {
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
    if (error instanceof Stop) return `the config does not load with it: ${error.problems[0]?.message ?? 'unknown'}`
    throw error
  } finally {
    remove()
    process.off('exit', remove)
    for (const signal of signals) process.off(signal, end)
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
