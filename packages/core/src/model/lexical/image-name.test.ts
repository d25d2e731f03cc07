import { describe, expect, test } from 'vitest'
import { digestFault, imageName, imageNameFault, wholeImageName } from './image-name.js'

const digest = `sha256:${'0'.repeat(64)}`

describe('the pieces of a reference', () => {
  test.each<[reference: string, pieces: ReturnType<typeof imageName>]>([
    ['node', { repository: 'node' }],
    ['node:22', { repository: 'node', tag: '22' }],
    ['node@a:b', { repository: 'node', digest: 'a:b' }],
    ['r.example:5000/a', { repository: 'r.example:5000/a' }],
    ['r.example:5000/a:b@c', { repository: 'r.example:5000/a', tag: 'b', digest: 'c' }],
    ['a:', { repository: 'a', tag: '' }],
    [':a', { repository: '', tag: 'a' }],
    ['@a', { repository: '', digest: 'a' }],
    ['/a:b', { repository: '/a', tag: 'b' }],
  ])('%s', (reference, pieces) => expect(imageName(reference)).toEqual(pieces))
})

test.each([
  ['node', 'docker.io/library/node:latest'],
  ['node:22', 'docker.io/library/node:22'],
  ['library/node', 'docker.io/library/node:latest'],
  ['docker.io/node:latest', 'docker.io/library/node:latest'],
  ['index.docker.io/library/node', 'docker.io/library/node:latest'],
  ['corp/app', 'docker.io/corp/app:latest'],
  ['corp.example/app', 'corp.example/app:latest'],
  ['localhost/app:1', 'localhost/app:1'],
  [`node@${digest}`, `docker.io/library/node@${digest}`],
])('the whole name of %s is %s', (reference, name) => {
  expect(wholeImageName(reference)).toBe(name)
  expect(wholeImageName(name)).toBe(name)
})

describe('a reference that BuildKit takes', () => {
  test.each([
    'node',
    'a.b/c',
    'r.example:5000/a/b:c',
    'Registry.example/a',
    'REGISTRY/a',
    'localhost/a',
    'docker.io/a',
    'index.docker.io/a/b',
    '[::1]:5000/a',
    'a__b/c--d.e',
    'a:B_.-',
    `a:${'t'.repeat(128)}`,
    `a@${digest}`,
    `a:1@${digest}`,
    `a@sha512:${'f'.repeat(128)}`,
    'a'.repeat(63),
    `${'a'.repeat(64)}:1`,
    `r.example/${'a'.repeat(255)}`,
    // The folder that stands for no registry counts.
    'a'.repeat(247),
  ])('%s', (reference) => expect(imageNameFault(reference)).toBeUndefined())
})

const form = 'it is not of the form repository[:tag][@digest]'
const lower = 'a repository must be lower case'
const long = 'its repository has more than 255 characters'

describe('a reference that BuildKit refuses', () => {
  test.each<[reference: string, fault: string]>([
    ['', 'it is empty'],
    ['Node', lower],
    ['node/A', lower],
    ['r.example/A:b', lower],
    ['docker.io/A', lower],
    ['a:b:c', form],
    ['a b', form],
    [' a', form],
    ['a ', form],
    ['a:', form],
    [':a', form],
    ['a/', form],
    ['/a', form],
    ['a//b', form],
    ['-a', form],
    ['a-', form],
    ['a..b', form],
    ['a___b', form],
    ['a:-b', form],
    ['a@', form],
    ['a@b', form],
    [`a:${'t'.repeat(129)}`, form],
    ['a'.repeat(64), 'a repository cannot be 64 hexadecimal digits'],
    [`a@sha256:${'0'.repeat(63)}`, 'a sha256 digest has 64 lower-case hexadecimal digits'],
    [`a@sha256:${'0'.repeat(65)}`, 'a sha256 digest has 64 lower-case hexadecimal digits'],
    [`a@sha256:${'A'.repeat(64)}`, 'a sha256 digest has 64 lower-case hexadecimal digits'],
    [`a@md5:${'0'.repeat(32)}`, `"md5:${'0'.repeat(32)}" does not begin with sha256:, sha384: or sha512:`],
    [`r.example/${'a'.repeat(256)}`, long],
    ['a'.repeat(248), long],
    [`docker.io/${'a'.repeat(248)}`, long],
    [`docker.io/b/${'a'.repeat(254)}`, long],
  ])('%s', (reference, fault) => expect(imageNameFault(reference)).toBe(fault))
})

test.each<[digest: string, fault: string | undefined]>([
  [digest, undefined],
  [`sha384:${'0'.repeat(96)}`, undefined],
  ['0', '"0" does not begin with sha256:, sha384: or sha512:'],
  [':0', '":0" does not begin with sha256:, sha384: or sha512:'],
  ['toString:0', '"toString:0" does not begin with sha256:, sha384: or sha512:'],
  [`sha256:${'0'.repeat(63)}g`, 'a sha256 digest has 64 lower-case hexadecimal digits'],
  [`sha256:g${'0'.repeat(63)}`, 'a sha256 digest has 64 lower-case hexadecimal digits'],
])('the digest %s', (text, fault) => expect(digestFault(text)).toBe(fault))
