import assert from 'node:assert/strict'
import { once } from 'node:events'
import test from 'node:test'
import { makeApp } from '../src/app.js'

test('adds amounts exactly', async (t) => {
  const server = makeApp().listen(0)
  t.after(() => server.close())
  await once(server, 'listening')
  const answer = await fetch(`http://localhost:${server.address().port}/?amount=0.10&amount=0.20`)
  assert.equal(await answer.text(), '0.30\n')
})
