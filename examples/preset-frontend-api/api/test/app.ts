import assert from 'node:assert/strict'
import test from 'node:test'
import { makeApp } from '../src/app.ts'

test('keeps who has signed', async () => {
  const app = makeApp()
  const sign = (name: string) => app.request('/api/entries', { method: 'POST', body: JSON.stringify({ name }) })
  assert.equal((await sign('Ada')).status, 201)
  assert.equal((await sign(' ')).status, 400)
  const entries = (await (await app.request('/api/entries')).json()) as { readonly name: string }[]
  assert.deepEqual(
    entries.map(({ name }) => name),
    ['Ada'],
  )
})
