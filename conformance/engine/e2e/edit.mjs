// A change in one file of the app, for as long as it is looked at.
import { randomInt } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './engine.mjs'

/** In the place of this stands another number each time: what an earlier run has built would come from the cache. */
export const unique = '<unique>'

/** @throws {Failure} when the file has no such text */
export async function edited(context, { file, replace, with: replacement }, use) {
  const path = join(context, file)
  const text = readFileSync(path, 'utf8')
  if (!text.includes(replace)) throw new Failure(`${file} has no ${JSON.stringify(replace)}`)
  writeFileSync(
    path,
    text.replace(replace, () => replacement.replaceAll(unique, String(randomInt(1e6, 1e7)))),
  )
  try {
    return await use()
  } finally {
    writeFileSync(path, text)
  }
}
