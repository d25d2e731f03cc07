// What `expect.json` beside an example may say; docs/engine.md explains each field.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { platforms } from './cross.mjs'
import { unique } from './edit.mjs'

/** A check of one value: `accepts` says in words what it takes. */
const kind = (accepts, test) => (value, where) => {
  if (!test(value)) throw new Error(`${where} takes ${accepts}; found ${JSON.stringify(value)}`)
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
const object = kind('an object', isObject)
const list = kind('a list', Array.isArray)

const text = kind('a text', (value) => typeof value === 'string')
const otherText = kind(
  `a text with "${unique}" in it, for a number that is another one in each run`,
  (value) => typeof value === 'string' && value.includes(unique),
)
const number = kind('a number', (value) => typeof value === 'number')
const share = kind('a share between 0 and 1, such as 0.5', (value) => value > 0 && value < 1)
const isPattern = (value) => {
  try {
    return RegExp(value) instanceof RegExp
  } catch {
    return false
  }
}
const pattern = kind('a regular expression', (value) => typeof value === 'string' && isPattern(value))

const absolute = kind('a path that begins with /', (value) => typeof value === 'string' && value.startsWith('/'))
const platform = kind(platforms.join(', '), (value) => platforms.includes(value))

const listOf = (check) => (value, where) => {
  list(value, where)
  for (const [index, entry] of value.entries()) check(entry, `${where}[${index}]`)
}

const each = (check) => (value, where) => {
  object(value, where)
  for (const [key, entry] of Object.entries(value)) check(entry, `${where}.${key}`)
}

/** An object with fields of these names; a name that ends in `?` may be missing. */
const fields = (table) => {
  const known = new Map(Object.entries(table).map(([name, check]) => [name.replace('?', ''), check]))
  return (value, where) => {
    object(value, where)
    for (const key of Object.keys(value)) {
      if (!known.has(key)) throw new Error(`${where} has no field "${key}"; there are ${[...known.keys()].join(', ')}`)
    }
    for (const [name, check] of Object.entries(table)) {
      const key = name.replace('?', '')
      if (Object.hasOwn(value, key)) check(value[key], `${where}.${key}`)
      else if (key === name) throw new Error(`${where} lacks the field "${key}"`)
    }
  }
}

const answer = fields({ url: text, 'status?': number, 'body?': text, 'matches?': pattern, 'headers?': each(text) })

const target = fields({
  'fails?': pattern,
  'catches?': fields({ file: text, replace: text, with: text, says: text }),
  'rebuild?': fields({ file: text, replace: text, with: otherText, reruns: listOf(text) }),
  'cross?': fields({ platform, program: absolute, 'arguments?': listOf(text), output: text }),
  'ratio?': share,
  'overGoal?': text,
  'user?': text,
  'labels?': each(text),
  'uid?': number,
  'contains?': each(text),
  'absent?': listOf(text),
  'prints?': listOf(fields({ 'arguments?': listOf(text), output: text, 'code?': number })),
  'answers?': listOf(answer),
  'stops?': fields({ code: number, seconds: number }),
})

const expectation = fields({
  'skip?': text,
  'context?': text,
  'besides?': listOf(text),
  'registry?': fields({ folder: text, scope: text, secret: text }),
  'targets?': each(target),
})

/**
 * @returns what the example expects, or undefined where it says nothing
 * @throws {Error} that names the field
 */
export function readExpectation(folder) {
  const path = join(folder, 'expect.json')
  if (!existsSync(path)) return undefined
  const value = JSON.parse(readFileSync(path, 'utf8'))
  expectation(value, 'expect.json')
  if ((value.skip === undefined) === (value.targets === undefined)) {
    throw new Error('expect.json takes either "targets" or "skip"')
  }
  for (const [name, { fails, ...others }] of Object.entries(value.targets ?? {})) {
    const [other] = Object.keys(others)
    if (fails !== undefined && other !== undefined) {
      throw new Error(`expect.json.targets.${name} fails: there is nothing to expect with "${other}"`)
    }
  }
  return value
}
