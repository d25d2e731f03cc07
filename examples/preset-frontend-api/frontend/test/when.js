import assert from 'node:assert/strict'
import test from 'node:test'
import { when } from '../src/when.js'

test('says how long ago it was', () => {
  assert.equal(when(0, 59_000), 'now')
  assert.equal(when(0, 61_000), '1 minute ago')
  assert.equal(when(0, 7_300_000), '2 hours ago')
})
