import { problem, type Problem } from '@stagecraft/core'
import { Stop } from '../stop.js'
import { writeFiles, WriteError, type FileToWrite } from './write-files.js'

/**
 * Writes files as a whole or not at all, and lets no signal come between.
 *
 * @throws {Stop} 'unwritable-output'
 */
export function writeTexts(files: readonly FileToWrite[]): void {
  const found = tryWriting(files)
  if (found !== undefined) throw new Stop([found], 1)
}

/** The same for who goes on when the files cannot be written: gives the problem, or nothing. */
export function tryWriting(files: readonly FileToWrite[]): Problem | undefined {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  // With a handler, a signal waits until the files are whole and nothing temporary is left.
  const end = (_: string, number: number): void => process.exit(128 + number)
  for (const signal of signals) process.on(signal, end)
  try {
    writeFiles(files)
    return undefined
  } catch (error) {
    if (!(error instanceof WriteError)) throw error
    const message = `Cannot write ${error.path}: ${error.message}`
    return problem({ code: 'unwritable-output', message, hint: 'What was there before is still there.' })
  } finally {
    setImmediate(() => {
      for (const signal of signals) process.off(signal, end)
    })
  }
}
