import { existsSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { problem } from '@stagecraft/core'
import { Stop } from '../stop.js'
import { configNames, hasConfig } from './config-names.js'
import { whereToGo } from './where-to-go.js'

export { configNames }

const isConfigName = (path: string): boolean => /\.[mc]?[jt]s$/.test(path) && !/\.d\.[mc]?ts$/.test(path)

/**
 * The absolute paths of the configs that are meant: those that `wanted` names (files, folders, glob patterns), or the
 * one in `cwd`.
 *
 * @throws {Stop} 'bad-config' when there is none, or when one folder has two
 */
export async function findConfigs(cwd: string, wanted: readonly string[] = []): Promise<readonly string[]> {
  if (wanted.length === 0) return [inFolder(cwd, cwd)]
  const found = new Set<string>()
  for (const path of wanted) for (const config of await named(cwd, path)) found.add(config)
  return [...found]
}

async function named(cwd: string, wanted: string): Promise<readonly string[]> {
  const path = resolve(cwd, wanted)
  // A name that exists is meant as it stands, even when it has the characters of a pattern.
  if (existsSync(path)) return [statSync(path).isDirectory() ? inFolder(path, cwd) : file(path, wanted)]
  const { glob, isDynamicPattern } = await import('tinyglobby')
  if (!isDynamicPattern(wanted)) throw missing(`--config: there is no file or folder ${JSON.stringify(wanted)}`)
  // Elsewhere, a backslash takes the meaning of the character after it.
  const pattern = sep === '\\' ? wanted.replaceAll('\\', '/') : wanted
  const matches = await glob(pattern.replace(/\/+$/, ''), {
    cwd,
    absolute: true,
    ignore: ['**/node_modules/**'],
    dot: false,
    onlyFiles: false,
    expandDirectories: false,
  })
  const configs = matches.flatMap((match) => matched(resolve(match), cwd)).sort()
  if (configs.length === 0) throw missing(`--config: no config matches ${JSON.stringify(wanted)}`)
  return configs
}

/** A folder that matches stands for its config, where it has one. */
function matched(path: string, cwd: string): readonly string[] {
  if (!statSync(path).isDirectory()) return isConfigName(path) ? [path] : []
  return hasConfig(path) ? [inFolder(path, cwd)] : []
}

function file(path: string, wanted: string): string {
  if (isConfigName(path)) return path
  throw missing(
    `--config: ${JSON.stringify(wanted)} is no config: expected a file that ends in .ts, .mts, .js or .mjs`,
    'All that follows --config is taken for configs: name outputs and targets before it.',
  )
}

function inFolder(folder: string, cwd: string): string {
  const found = configNames.filter((name) => existsSync(join(folder, name)))
  const where = relative(cwd, folder) || 'this folder'
  if (found.length > 1) {
    throw missing(`${where} has several configs: ${found.join(', ')}`, 'Keep one of them, or choose it with --config.')
  }
  if (found[0] !== undefined) return join(folder, found[0])
  throw missing(`${where} has no config: looked for ${configNames.join(', ')}`, whereToGo(folder, cwd))
}

const missing = (message: string, hint?: string): Stop => new Stop([problem({ code: 'bad-config', message, hint })], 2)
