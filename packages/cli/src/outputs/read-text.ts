import { readFileSync } from 'node:fs'
import { problem } from '@stagecraft/core'
import { Stop } from '../stop.js'

/**
 * The text of a file that a person names.
 *
 * @throws {Stop} when it cannot be read, or is no UTF-8: the bytes that are none would be lost
 */
export function readText(path: string, shown: string): string {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message
    throw new Stop([problem({ code: 'unwritable-output', message: `Cannot read ${shown}: ${why}` })], 2)
  }
  return decode(bytes, shown)
}

export function decode(bytes: Uint8Array, shown: string): string {
  try {
    // The byte order mark is kept: it is part of what the parser must know.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Stop([problem({ code: 'not-expressible', message: `${shown} is not written in UTF-8` })], 1)
  }
}
