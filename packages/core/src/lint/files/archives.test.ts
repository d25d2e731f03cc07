import { expect, test } from 'vitest'
import { isTarArchive, mayBeUnpacked } from './archives.js'

test.each([
  ['a.tar', true, true],
  ['a.tar.gz', true, true],
  ['a.tar.zst', true, true],
  ['a.tgz', true, true],
  ['a.tb2', false, false],
  ['a.tbz', true, true],
  ['a.tbz2', true, true],
  ['a.tzst', true, true],
  // What is in it may be a tar archive.
  ['a.gz', true, false],
  ['A.TGZ', true, false],
  // What ADD leaves as it is, and tar with the right program does not.
  ['a.tar.lz', true, false],
  ['a.zip', false, false],
  ['a.tar.br', false, false],
  ['a.tar.gz.asc', false, false],
  ['tar', false, false],
  ['mytar', false, false],
])('%s', (name, unpacked, tar) => {
  expect([mayBeUnpacked(name), isTarArchive(name)]).toEqual([unpacked, tar])
})
