import assert from 'node:assert/strict'
import test from 'node:test'
import { makeApp } from '../src/app.js'

const create = (app, url) => app.request('/links', { method: 'POST', body: JSON.stringify({ url }) })

test('leads to where the link points', async () => {
  const app = makeApp()
  const { id } = await (await create(app, 'https://example.com/long')).json()
  const answer = await app.request(`/${id}`)
  assert.equal(answer.status, 302)
  assert.equal(answer.headers.get('location'), 'https://example.com/long')
  assert.deepEqual(await (await app.request('/health')).json(), { links: 1 })
})

test('refuses what is no address', async () => {
  assert.equal((await create(makeApp(), 'nowhere')).status, 400)
})

test('knows no other links', async () => {
  assert.equal((await makeApp().request('/nothing')).status, 404)
})
