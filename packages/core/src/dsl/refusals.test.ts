import { describe, expect, test } from 'vitest'
import { loose, type Loose } from './testing/loose.js'
import { said } from './testing/said.js'
import { arg, context, defineConfig, dockerfile, image, matrix, secret, stage } from '../index.js'

const base = (): Loose => loose(stage('app').from('alpine:3.22'))

const file = dockerfile(stage('app').from('alpine:3.22').run('make'))
const mode = arg('MODE')

describe('what nobody means is refused at the call', () => {
  test.each<[name: string, make: () => unknown, sentence: string]>([
    [
      'the name of an argument',
      () => loose(arg)('1A'),
      'bad-name: a build argument is named with letters, digits and _, not starting with a digit; found "1A"',
    ],
    [
      'an argument without values',
      () => loose(arg)('A', { values: [] }),
      'wrong-argument: arg values: expected a list with something in it, found an empty list',
    ],
    [
      'a default that is none of the values',
      () => loose(arg)('A', { values: ['a', 'b'], default: 'c' }),
      'bad-option: the default of A is "c", which is none of its values: "a", "b"',
    ],
    [
      'the id of a secret',
      () => loose(secret)('a b'),
      'bad-name: a secret\'s id has letters, digits, ".", "_" and "-"; found "a b"',
    ],
    [
      'an argument in JSON',
      () => JSON.stringify({ mode }),
      'handle-in-plain-string: the build argument MODE was put into an ordinary template string, which cannot keep it. ' +
        'Write text`…` for a value, or sh`…` for a shell command',
    ],
    [
      'a misspelt option',
      () => base().run!('make', { netwrok: 'none' }),
      'unknown-option: run has no option "netwrok"; it has "mounts", "network", "security", "devices". Did you mean "network"?',
    ],
    [
      'a word that is none of the choices',
      () => base().run!('make', { network: 'nonne' }),
      'bad-option: run: network: found "nonne", accepted: "default", "none", "host". Did you mean "none"?',
    ],
    [
      'an argument where the builder replaces nothing',
      () => base().run!('make', { network: mode }),
      'bad-option: run: network: found an arg, accepted: "default", "none", "host"',
    ],
    [
      'text where true or false is wanted',
      () => base().copy!(['a'], '/a', { link: 'yes' }),
      'wrong-argument: copy: link: expected true or false, found "yes"',
    ],
    [
      'half a try',
      () => base().healthcheck!('true', { retries: 1.5 }),
      'wrong-argument: healthcheck: retries: expected a whole number, 0 or more, found the number 1.5',
    ],
    ['a variable without a name', () => base().env!({ '': 'a' }), 'bad-name: env: a key cannot be empty'],
    [
      'text in place of variables',
      () => base().env!('A=b'),
      'wrong-argument: env: expected an object such as { NAME: value }, found "A=b"',
    ],
    [
      'a value that is a list',
      () => base().env!({ A: ['b'] }),
      'wrong-argument: env: A: expected a string, a build argument, or text`…`, found a list',
    ],
    [
      'a list that is none of pairs',
      () => base().env!(['A']),
      'wrong-argument: env: expected [key, value] or { comment }, found "A"',
    ],
    [
      'a rule of two words',
      () => base().allow!('root user', 'x'),
      'wrong-argument: allow(): a rule is one word, such as \'untagged-image\'; found "root user"',
    ],
    [
      'no reason',
      () => base().allow!('root-user', ' '),
      "wrong-argument: allow('root-user', reason): the reason is one line of text, so that the next reader knows why",
    ],
    [
      'a reason of two lines',
      () => base().allow!('root-user', 'a\nb'),
      "wrong-argument: allow('root-user', reason): the reason is one line of text, so that the next reader knows why",
    ],
    [
      'a misspelt directive',
      () => loose(file).directives!({ sytnax: 'x' }),
      'unknown-option: directives has no option "sytnax"; it has "syntax", "escape", "check". Did you mean "syntax"?',
    ],
    [
      'a directive with a blank, at which BuildKit cuts it',
      () => file.directives({ check: 'skip=A, B' } as never),
      'bad-directive: directive check: found "skip=A, B", accepted is text without blanks, such as \'skip=JSONArgsRecommended\'',
    ],
    [
      'another escape character',
      () => file.directives({ escape: '^' } as never),
      'bad-directive: directive escape: found "^", accepted is a backslash or a backquote',
    ],
    [
      'an output that is a folder',
      () => loose(defineConfig)({ 'api/': file }),
      'bad-name: defineConfig: an output is a path of a file; found "api/"',
    ],
    [
      'an output that is given twice',
      () =>
        loose(defineConfig)([
          ['Dockerfile', file],
          ['Dockerfile', file],
        ]),
      'bad-name: defineConfig: the output "Dockerfile" is given twice',
    ],
    [
      'a stage as output',
      () => loose(defineConfig)({ Dockerfile: base() }),
      'wrong-argument: defineConfig: Dockerfile: expected what dockerfile(…) gives, found a stage',
    ],
    [
      'no outputs at all',
      () => loose(defineConfig)(null),
      "wrong-argument: defineConfig: expected outputs such as { 'Dockerfile': file }, found null",
    ],
    [
      'a misspelt option of a config',
      () => loose(defineConfig)({ Dockerfile: file }, { headr: 'x' }),
      'unknown-option: defineConfig has no option "headr"; it has "context", "frontend", "header", "lint". Did you mean "header"?',
    ],
    [
      'an axis that is no list',
      () => loose(matrix)({ version: '22' }, () => file),
      'wrong-argument: matrix: version: expected a list of values, found "22"',
    ],
  ])('%s', (_, make, sentence) => expect(said(make)).toBe(sentence))
})

describe('matrix', () => {
  test('makes every combination, the last axis changing fastest', () => {
    const made = matrix({ version: ['20', '22'], os: ['alpine', 'slim'] }, ({ version, os }) => `node:${version}-${os}`)
    expect(made).toEqual(['node:20-alpine', 'node:20-slim', 'node:22-alpine', 'node:22-slim'])
  })
  test('has one point without axes, and none with an empty one', () => {
    expect(matrix({}, () => 'x')).toEqual(['x'])
    expect(matrix({ version: [] }, () => 'x')).toEqual([])
  })
})

describe('a reference that is no image', () => {
  test.each<[name: string, make: () => unknown, code: string]>([
    ['an empty image', () => loose(image)(''), 'bad-image'],
    ['an image with a blank', () => loose(image)('a b:1'), 'bad-image'],
    ['an empty name of a context', () => loose(context)(''), 'bad-name'],
  ])('is refused: %s', (_, make, code) => expect(said(make).split(':')[0]).toBe(code))

  test('is not quoted where there is nothing to quote', () => {
    expect(said(() => loose(image)(''))).toBe(
      "bad-image: the image reference is empty: expected one like 'registry/team/app:1.2'",
    )
  })
})
