import { describe, expect, test } from 'vitest'
import { withCheckScript, withoutCheckScript } from './check-script.js'

const script = '"dockerfile:check": "stagecraft check"'

describe('a script is added, and all other characters stay', () => {
  test.each([
    ['on one line', '{"name":"x","scripts":{"test":"a"},"private":true}', '"test":"a"'],
    ['on one line, with blanks', '{ "scripts": { "test": "a" }, "private": true }', '"test": "a"'],
    ['lines', '{\n  "scripts": {\n    "test": "a"\n  },\n  "private": true\n}\n', '"test": "a"'],
    ['tabs', '{\n\t"scripts": {\n\t\t"test": "a"\n\t}\n}\n', '"test": "a"'],
    ['carriage returns, no line end at the end', '{\r\n  "scripts": {\r\n    "test": "a"\r\n  }\r\n}', '"test": "a"'],
    ['a byte order mark', '\uFEFF{\n  "scripts": {\n    "test": "a"\n  }\n}\n', '"test": "a"'],
    ['scripts on one line among others', '{\n  "scripts": { "test": "a" },\n  "x": 1\n}\n', '"test": "a"'],
    ['a blank line between', '{\n  "scripts": {\n    "a": "b",\n\n    "test": "a"\n  }\n}\n', '"test": "a"'],
    ['a quote in the script before', '{"scripts":{"test":"a \\"}\\" b"}}', '"test":"a \\"}\\" b"'],
  ])('%s', (_, source, last) => {
    const gap = /(?:\r?\n)?[ \t]*$/.exec(source.slice(0, source.indexOf(last)))![0]
    const colon = last.startsWith('"test": ') ? script : script.replace(': ', ':')
    expect(withCheckScript(source)).toBe(source.replace(last, () => `${last},${gap}${colon}`))
    expect(withoutCheckScript(withCheckScript(source)!)).toBe(source)
  })

  test.each([
    ['on one line', '{"name":"x"}', '{"name":"x","scripts":{"dockerfile:check":"stagecraft check"}}'],
    ['with blanks', '{ "name": "x" }', `{ "name": "x", "scripts": { ${script} } }`],
    ['lines', '{\n    "name": "x"\n}\n', `{\n    "name": "x",\n    "scripts": {\n        ${script}\n    }\n}\n`],
    ['tabs', '{\r\n\t"name": "x"\r\n}', `{\r\n\t"name": "x",\r\n\t"scripts": {\r\n\t\t${script}\r\n\t}\r\n}`],
    ['nothing at all', '{}', `{\n  "scripts": {\n    ${script}\n  }\n}`],
  ])('without scripts: %s', (_, source, after) => {
    expect(withCheckScript(source)).toBe(after)
    expect(withoutCheckScript(after)).toBe(source)
  })

  test.each([
    ['on one line', '{"scripts":{},"a":1}', '{"scripts":{"dockerfile:check":"stagecraft check"},"a":1}', '{"a":1}'],
    [
      'lines',
      '{\n  "scripts": {},\n  "a": 1\n}',
      `{\n  "scripts": {\n    ${script}\n  },\n  "a": 1\n}`,
      '{\n  "a": 1\n}',
    ],
  ])('scripts without one: %s', (_, source, after, without) => {
    expect(withCheckScript(source)).toBe(after)
    expect(withoutCheckScript(after)).toBe(without)
  })
})

test.each([
  ['no JSON', '{ "name": '],
  ['a list', '[]'],
  ['scripts that are none', '{"scripts": 1}'],
  ['such a script is there', '{"scripts":{"dockerfile:check":"mine"}}'],
])('nothing is added to %s', (_, source) => {
  expect(withCheckScript(source)).toBeUndefined()
})

test.each([
  ['no JSON', '{ "scripts": '],
  ['no scripts', '{"name":"x"}'],
  ['scripts that are none', '{"scripts": 1}'],
  ['a script that somebody changed', '{"scripts":{"dockerfile:check":"stagecraft check --json"}}'],
])('nothing is taken from %s', (_, source) => {
  expect(withoutCheckScript(source)).toBeUndefined()
})

test('the first of several scripts', () => {
  expect(withoutCheckScript(`{"scripts":{${script}, "a": "b"}}`)).toBe('{"scripts":{"a": "b"}}')
})
