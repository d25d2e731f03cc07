import assert from 'node:assert/strict'
import test from 'node:test'
import { greeting } from '../src/greeting.js'

test('greets the last part of the path', () => {
  assert.equal(greeting('/'), 'Hello')
  assert.equal(greeting('/people/Ada%20Lovelace'), 'Hello, Ada Lovelace')
})
