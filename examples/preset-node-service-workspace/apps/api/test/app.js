import assert from 'node:assert/strict'
import test from 'node:test'
import { app } from '../dist/app.js'

test('writes as Romans did', async () => {
  assert.equal(await (await app.request('/1994')).text(), 'MCMXCIV\n')
})

test('knows no zero', async () => {
  assert.equal((await app.request('/0')).status, 404)
})
