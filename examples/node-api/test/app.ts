import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import test from 'node:test'
import { makeApp } from '../src/app.ts'

test('adds the numbers of the path', async (t) => {
  const server = makeApp().listen(0)
  t.after(() => server.close())
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}/sum/1+2+3`)
  assert.deepEqual(await response.json(), { sum: 6 })
})
