import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** What a config is called where nothing else is said. */
export const configNames = ['ts', 'mts', 'js', 'mjs'].map((extension) => `dockerfile.config.${extension}`)

/** Whether a folder has a config of a name that is looked for. */
export const hasConfig = (folder: string): boolean => configNames.some((name) => existsSync(join(folder, name)))
