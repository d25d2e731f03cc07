import { realpathSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { configNames } from './config-names.js'
import { shownPath } from '../shown.js'
import { shellWord } from '../shell-word.js'

/** What a command line needs to find a config: nothing for the one of the folder where it is typed. */
export function configOption(config: string, cwd: string): string {
  const [folder, isFound] = [dirname(config), configNames.includes(basename(config))]
  if (isFound && realpathSync(cwd) === folder) return ''
  const path = shownPath(isFound ? folder : config, cwd)
  return ` --config ${shellWord(path)}`
}
