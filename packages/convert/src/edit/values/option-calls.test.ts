import { describe, expect, test } from 'vitest'
import { withChanges } from './changes.js'
import { canHave, optionCalls, optionsText, withLaidOver, type OptionCall } from './option-calls.js'

const file = '/config.ts'
const source = (call: string, imports = `import { web } from '@acme/presets'`): string =>
  `${imports}\nexport default ${call}\n`

const callOf = (text: string): OptionCall => {
  const [call] = optionCalls(file, text)
  expect(call).toBeDefined()
  return call!
}

describe('calls', () => {
  const calleesOf = (text: string): readonly string[] => optionCalls(file, text).map(({ callee }) => callee)

  test.each([
    ['of a name', source('web()'), ['web']],
    ['of the stages', source('dockerfile(web.stages({ port: 1 }).runtime)'), ['web']],
    ['of a namespace', source('presets.web()', `import * as presets from '@acme/presets'`), ['presets.web']],
    ['of a default', source('web()', `import web from './web.js'`), ['web']],
    [
      'within another',
      source('web({ steps: { a: () => other(1) } })', `import { web, other } from 'x'`),
      ['other', 'web'],
    ],
    [
      'not of types, of core, of names of the file itself, or with several arguments',
      `import type { web } from 'a'
import { type b } from 'a'
import { stage } from '@stagecraft/core'
import { c } from 'a'
function own() {}
web(); b(); stage('x'); own(); c(1, 2)`,
      [],
    ],
  ])('%s', (_, text, callees) => expect(calleesOf(text)).toEqual(callees))
})

describe('options are written', () => {
  const paths = [
    ['images', 'build'],
    ['images', 'runtime'],
  ]
  const added = (text: string, these: readonly (readonly string[])[] = paths): string => {
    const call = callOf(text)
    for (const path of these) expect(canHave(call, path)).toBe(true)
    return withChanges(
      file,
      text,
      these.map((path) => ({ call, path, value: 'a:1' })),
    )
  }
  const both = `images: { build: 'a:1', runtime: 'a:1' }`

  test.each([
    ['web()', `web({ ${both} })`],
    ['web({})', `web({ ${both} })`],
    ['web({ port: 1 })', `web({ port: 1, ${both} })`],
    ['web({ port: 1, })', `web({ port: 1, ${both}, })`],
    ['web({ ...common })', `web({ ...common, ${both} })`],
    ['web({\n  port: 1, // one\n  env: {},\n})', `web({\n  port: 1, // one\n  env: {},\n  ${both},\n})`],
    ['web({ images: {}, port: 1 })', `web({ images: { build: 'a:1', runtime: 'a:1' }, port: 1 })`],
    ['web({ images: { other: 1 } })', `web({ images: { other: 1, build: 'a:1', runtime: 'a:1' } })`],
  ])('%s', (before, after) => expect(added(source(before))).toBe(source(after)))

  test('in the quotes of the file, and with names that are none of JavaScript', () => {
    const double = 'import { web } from "a"\n'
    expect(added(`${double}web()`, [['base-image']])).toBe(`${double}web({ "base-image": "a:1" })`)
  })

  test.each([
    ['there', `web({ images: { build: 'b' } })`],
    ['a group that is no object', 'web({ images })'],
    ['an argument that is no object', 'web(options)'],
  ])('not where it cannot be: %s', (_, call) => expect(canHave(callOf(source(call)), ['images', 'build'])).toBe(false))

  test('as text, and over an argument that is none', () => {
    const text = source('web(options)')
    const call = callOf(text)
    expect(optionsText(paths.map((path) => ({ call, path, value: 'a:1' })))).toBe(both)
    expect(withLaidOver(text, { call, path: ['images', 'build'], value: 'a:1' })).toContain(
      'web({ ...(options), "images": { ...(options)["images"], "build": "a:1" } })',
    )
    expect(withLaidOver(text, { call, path: ['image'], value: 'a:1' })).toContain(
      'web({ ...(options), "image": "a:1" })',
    )
  })
})
