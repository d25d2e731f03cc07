import { realpathSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { configNames } from './config-names.js'
import { shownPath } from '../shown.js'
import { shellWord } from '../shell-word.js'

/** What a command line needs to find a config: nothing for the one of the folder where it is typed. */
export const configOption = (config: string, cwd: string): string => configsOption([config], cwd)

/** The same for several configs, each of which may come several times. */
export function configsOption(configs: readonly string[], cwd: string): string {
  const here = realpathSync(cwd)
  const words = [...new Set(configs)].map((config) => {
    const [folder, isFound] = [dirname(config), configNames.includes(basename(config))]
    if (isFound && here === folder) return '.'
    return shellWord(shownPath(isFound ? folder : config, cwd))
  })
  return words.every((word) => word === '.') ? '' : ` --config ${words.join(' ')}`
}
