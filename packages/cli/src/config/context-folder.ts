import { dirname, resolve } from 'node:path'
import type { OutputOptions } from './config-value.js'

/** The folder of the build context of an output. Absolute. */
export function contextFolder({ context }: OutputOptions, config: string, output: string): string {
  return resolve(dirname(config), (typeof context === 'object' ? context[output] : context) ?? '.')
}
