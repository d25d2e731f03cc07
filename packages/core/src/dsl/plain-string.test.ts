import { describe, expect, it } from 'vitest'
import { DockerfileError } from '../problem/index.js'
import { variable, word } from '../model/index.js'
import { plainString } from './plain-string.js'

describe('plainString', () => {
  it.each([
    ['no reference', 'node:22-alpine'],
    ['a lone dollar', 'cost: 5$'],
    ['a digit after the dollar', '$5'],
    ['a command substitution', '$(id -u)'],
    ['two dollars', '$$'],
    ['a non-ASCII letter after the dollar', '$é'],
  ])('takes %s as it stands', (_, text) => {
    expect(plainString(text)).toBe(text)
  })

  it.each([
    ['$HOME/bin', [variable('HOME'), '/bin']],
    ['a$B-c', ['a', variable('B'), '-c']],
    ['${A}b', [variable('A'), 'b']],
    ['${A:-x y}', [variable('A', ':-x y')]],
    ['${A:-${B:-c}}d', [variable('A', ':-${B:-c}'), 'd']],
    ['${A:-"}"}d', [variable('A', ':-"}"'), 'd']],
    ['${A%.tar.gz}', [variable('A', '%.tar.gz')]],
    ['${A//x/y}', [variable('A', '//x/y')]],
    ['$A$B', [variable('A'), variable('B')]],
    ['$$A', ['$', variable('A')]],
    ['\\$A', ['\\', variable('A')]],
    ['${1}', [variable('1')]],
    ['${größe:-1}', [variable('größe', ':-1')]],
  ])('reads %s', (text, parts) => {
    expect(plainString(text)).toEqual(word(parts))
  })

  it.each(['${', '${}', '${A', '${A!b}', '${A:-', '${A^^}', '${ A }', '${{A}}'])('refuses %s', (text) => {
    expect(() => plainString(text)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'bad-variable' }) }),
    )
    expect(() => plainString(text)).toThrow(DockerfileError)
  })
})
