import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { configInHeader } from '../outputs/header.js'
import { shellWord } from '../shell-word.js'
import { shownPath } from '../shown.js'
import { configNames, hasConfig } from './config-names.js'

/** What to do in a folder that has no config: what its Dockerfile says, or to make a config of that. */
export function whereToGo(folder: string, cwd: string): string {
  const path = join(folder, 'Dockerfile')
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return elsewhere(folder, cwd)
  const dockerfile = shownPath(path, cwd)
  const config = configInHeader(path, readFileSync(path, 'utf8'))
  if (config === undefined)
    return `${dockerfile} is not written by Stagecraft yet: stagecraft import makes a config of it.`
  if (!existsSync(config))
    return `${dockerfile} was generated from ${shownPath(config, cwd)}, which is not there. To go on without it: npx stagecraft eject ${shellWord(dockerfile)}`
  const shown = shownPath(configNames.includes(basename(config)) ? dirname(config) : config, cwd)
  return `${dockerfile} is generated from ${shownPath(config, cwd)}: add --config ${shown}`
}

function elsewhere(folder: string, cwd: string): string {
  const below = foldersWithConfig(folder, 3).map((found) => shellWord(shownPath(found, cwd)))
  if (below.length === 0) return 'Go to the folder that has one, or name it with --config.'
  return `There ${below.length === 1 ? 'is one' : 'are some'} below it: add --config ${below.join(' ')}`
}

function foldersWithConfig(folder: string, depth: number): readonly string[] {
  return foldersIn(folder).flatMap((one) => [
    ...(hasConfig(one) ? [one] : []),
    ...(depth > 1 ? foldersWithConfig(one, depth - 1) : []),
  ])
}

/** Folders of a folder, but for those that were installed, or that have a dot; none where it cannot be read. */
function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((one) => one.isDirectory() && one.name !== 'node_modules' && !one.name.startsWith('.'))
      .map((one) => join(folder, one.name))
      .sort()
  } catch {
    return []
  }
}
