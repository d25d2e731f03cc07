import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'

interface Entry {
  readonly name: string
  readonly at: number
}

export function makeApp(): Hono {
  const entries: Entry[] = []
  const app = new Hono()
  app.get('/api/entries', (c) => c.json(entries))
  app.post('/api/entries', async (c) => {
    const { name } = await c.req.json<{ name?: unknown }>()
    if (typeof name !== 'string' || name.trim() === '') return c.json({ error: 'name is missing' }, 400)
    entries.unshift({ name: name.trim(), at: Date.now() })
    return c.body(null, 201)
  })
  app.use(serveStatic({ root: './public' }))
  return app
}
