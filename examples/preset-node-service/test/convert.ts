import assert from 'node:assert/strict'
import test from 'node:test'
import { makeApp } from '../src/app.js'

test('converts a length', async () => {
  const answer = await makeApp().inject('/convert?length=2&from=mi&to=km')
  assert.deepEqual(answer.json(), { km: 3.218688 })
})

test('knows no other units', async () => {
  const { statusCode } = await makeApp().inject('/convert?length=2&from=mi&to=parsec')
  assert.equal(statusCode, 400)
})
