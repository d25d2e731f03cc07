// A change in one file of the app, for as long as it is looked at.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './engine.mjs'

/** @throws {Failure} when the file has no such text */
export async function edited(context, { file, replace, with: replacement }, use) {
  const path = join(context, file)
  const text = readFileSync(path, 'utf8')
  if (!text.includes(replace)) throw new Failure(`${file} has no ${JSON.stringify(replace)}`)
  writeFileSync(
    path,
    text.replace(replace, () => replacement),
  )
  try {
    return await use()
  } finally {
    writeFileSync(path, text)
  }
}
