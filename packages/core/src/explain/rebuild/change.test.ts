import { expect, test } from 'vitest'
import { ignoreMatcher } from '../../ignore/index.js'
import { changedFiles, noChange } from './change.js'

test.each([
  ['a', '/a'],
  ['./a', '/a'],
  ['/a', '/a'],
  ['.//a/b', '/a/b'],
  ['././a', '/a'],
  ['.a', '/.a'],
  ['..a', '/..a'],
  ['a b/é', '/a b/é'],
])('%j lies at %j', (file, path) => {
  const changed = changedFiles({ files: [file], contextFiles: { docs: [file] } })
  expect(changed.context).toEqual([path])
  expect(changed.named.get('docs')).toEqual([path])
})

test('files that are left out are none, in the build context alone', () => {
  const ignore = ignoreMatcher(['*.md', '!a.md', 'dist'])
  const files = ['a.md', 'b.md', 'dist/a', 'src/b.md']
  expect(changedFiles({ files, contextFiles: { docs: files }, ignore })).toEqual({
    context: ['/a.md', '/src/b.md'],
    named: new Map([['docs', ['/a.md', '/b.md', '/dist/a', '/src/b.md']]]),
    isUnsure: false,
  })
})

test('nothing is no change, and another ignore file may be any', () => {
  expect(changedFiles({})).toEqual(noChange)
  expect(changedFiles({ arguments: ['A'] })).toEqual(noChange)
  expect(changedFiles({ ignoreFile: true })).toEqual({ ...noChange, isUnsure: true })
})
