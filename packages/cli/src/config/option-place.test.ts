import { problem, type ProblemCode } from '@stagecraft/core'
import { expect, it } from 'vitest'
import { folder } from '../../test/run.js'
import { optionPlace } from './option-place.js'

/** The text at the place, for a problem at the mark `▸` of a config; nothing where the place stays. */
function pointed(marked: string, message: string, code: ProblemCode = 'bad-option'): string | undefined {
  const before = marked.slice(0, marked.indexOf('▸')).split('\n')
  const text = marked.replace('▸', '')
  const file = folder({ 'a.ts': text }).at('a.ts')
  const [line, column] = [before.length, before.at(-1)!.length + 1]
  const found = optionPlace(problem({ code, message, place: { file, line, column, endLine: line, endColumn: column } }))
  if (found === undefined) return undefined
  const rest = text.split('\n')[found.line - 1]!.slice(found.column - 1)
  return `${found.line}: ${rest.slice(0, found.endColumn - found.column)}${rest.slice(found.endColumn - found.column).trimEnd()}`
}

const unknown = 'web has no option "prot"; it has "port"'

it.each([
  ['▸web({\n  a: 1,\n  prot: 2,\n})', unknown, '3: prot: 2,'],
  ["x\n.▸web('a', { 'prot': 2 })", unknown, "2: 'prot': 2 })"],
  ['▸web({ prot })', unknown, '1: prot })'],
  ['▸web({ prot() {} })', unknown, '1: prot() {} })'],
  [
    `▸web({ a: 'prot: ', /* { prot: */ b: \`{ prot: \${{ prot: 1 }} \`, // , prot: 1\n prot: 2 })`,
    unknown,
    '2: prot: 2 })',
  ],
  ['▸web({ a: { prot: 1 }, b: f({ prot: 1 }), c: x.prot, prot: 2 })', unknown, '1: prot: 2 })'],
  ['▸web({ port: 1 }) + web({ prot: 2 })', unknown, undefined],
  ['▸web(options)', unknown, undefined],
  ['▸web({ a: "1', unknown, undefined],
  ['▸web({ $port: 1, port: 2 })', 'web: "port" takes a port; found 2', '1: port: 2 })'],
  ['▸web({ a: 1, b: { port: 2 } })', 'web: b: "port" takes a port; found 2', '1: port: 2 } })'],
  ['▸web({ port: 1, b: { port: 2 }, c: { port: 3 } })', 'web: c: "port" takes a port; found 3', '1: port: 3 } })'],
  ['▸web({ b: 1 })', 'web: b takes a schema: too long', '1: b: 1 })'],
  ['▸web({ b: ["x y"] })', 'web: b: a list is a program', '1: b: ["x y"] })'],
  ['▸web({ b: { d: 1 } })', 'web: b has no "d"; it has "c"', '1: d: 1 } })'],
  ['▸npm({ sharing: "x" })', 'cache mount: sharing: found "x"', '1: sharing: "x" })'],
  ['▸web({})', 'web needs the option "team": a text', undefined],
])('of %j, %s', (marked, message, found) => {
  expect(pointed(marked, message)).toBe(found)
})

it('is none of another kind of problem, nor where there is no file', () => {
  expect(pointed('▸web({ port: 1 })', 'web: "port" takes a port', 'bad-config')).toBeUndefined()
  expect(optionPlace(problem({ code: 'bad-option', message: unknown }))).toBeUndefined()
  const place = { file: '/nowhere/a.ts', line: 1, column: 1, endLine: 1, endColumn: 1 }
  expect(optionPlace(problem({ code: 'bad-option', message: unknown, place }))).toBeUndefined()
})
