import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { makeServer } from '../src/app.js'

test('greets by name', async (t) => {
  const server = makeServer().listen(0)
  t.after(() => server.close())
  const { port } = server.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}/hello/Ada`)
  assert.equal(await answer.text(), 'hello, Ada\n')
})
