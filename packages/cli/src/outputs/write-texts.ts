import { problem } from '@stagecraft/core'
import { Stop } from '../stop.js'
import { writeFiles, WriteError, type FileToWrite } from './write-files.js'

/**
 * Writes files as a whole or not at all, and lets no signal come between.
 *
 * @throws {Stop} 'unwritable-output'
 */
export function writeTexts(files: readonly FileToWrite[]): void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  // With a handler, a signal waits until the files are whole and nothing temporary is left.
  const end = (_: string, number: number): void => process.exit(128 + number)
  for (const signal of signals) process.on(signal, end)
  try {
    writeFiles(files)
  } catch (error) {
    if (!(error instanceof WriteError)) throw error
    const message = `Cannot write ${error.path}: ${error.message}`
    throw new Stop([problem({ code: 'unwritable-output', message, hint: 'What was there before is still there.' })], 1)
  } finally {
    setImmediate(() => {
      for (const signal of signals) process.off(signal, end)
    })
  }
}
