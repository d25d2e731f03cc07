// What `expect.json` beside an example may say; docs/engine.md explains each field.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const text = (value) => typeof value === 'string'
const number = (value) => typeof value === 'number'
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
const texts = (value) => Array.isArray(value) && value.every(text)
const textOfEach = (value) => isObject(value) && Object.values(value).every(text)

const all = (values, check, where) => Object.entries(values).every(([key, value]) => check(value, `${where}.${key}`))
const listOf = (check) => (value, where) => Array.isArray(value) && all(value, check, where)
const each = (check) => (value, where) => isObject(value) && all(value, check, where)
const fields = (known) => (value, where) => {
  if (!isObject(value)) return false
  for (const [key, entry] of Object.entries(value)) {
    const at = `${where}.${key}`
    if (!Object.hasOwn(known, key)) throw new Error(`${at} is not known; ${Object.keys(known).join(', ')} are`)
    if (!known[key](entry, at)) throw new Error(`${at} is ${JSON.stringify(entry)}, which does not fit`)
  }
  return true
}

const target = fields({
  fails: text,
  catches: fields({ file: text, replace: text, with: text, says: text }),
  user: text,
  uid: number,
  contains: textOfEach,
  absent: texts,
  prints: listOf(fields({ arguments: texts, output: text, code: number })),
  answers: listOf(fields({ url: text, status: number, body: text, matches: text, headers: textOfEach })),
  stops: fields({ code: number, seconds: number }),
})
const expectation = fields({ skip: text, context: text, besides: texts, targets: each(target) })

/** @returns what the example expects, or undefined where it says nothing */
export function readExpectation(folder) {
  const path = join(folder, 'expect.json')
  if (!existsSync(path)) return undefined
  const value = JSON.parse(readFileSync(path, 'utf8'))
  if (!expectation(value, 'expect.json')) throw new Error('expect.json is not an object')
  if ((value.skip === undefined) === (value.targets === undefined))
    throw new Error('expect.json: either targets or skip')
  return value
}
