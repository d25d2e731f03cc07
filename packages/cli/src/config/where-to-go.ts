import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { configInHeader } from '../outputs/header.js'
import { shellWord } from '../shell-word.js'
import { shownPath } from '../shown.js'
import { configNames } from './config-names.js'

/** What to do in a folder that has no config: what its Dockerfile says, or to make a config of that. */
export function whereToGo(folder: string, cwd: string): string {
  const path = join(folder, 'Dockerfile')
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return elsewhere
  const dockerfile = shownPath(path, cwd)
  const config = configInHeader(path, readFileSync(path, 'utf8'))
  if (config === undefined)
    return `${dockerfile} is not written by Stagecraft yet: stagecraft import makes a config of it.`
  if (!existsSync(config))
    return `${dockerfile} was generated from ${shownPath(config, cwd)}, which is not there. To go on without it: npx stagecraft eject ${shellWord(dockerfile)}`
  const shown = shownPath(configNames.includes(basename(config)) ? dirname(config) : config, cwd)
  return `${dockerfile} is generated from ${shownPath(config, cwd)}: add --config ${shown}`
}

const elsewhere = 'Go to the folder that has one, or name it with --config.'
