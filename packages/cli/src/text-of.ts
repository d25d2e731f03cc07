import { readFileSync } from 'node:fs'

/** What stands in a file; nothing where it cannot be read. */
export function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
