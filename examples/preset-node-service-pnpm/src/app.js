import { Hono } from 'hono'
import { nanoid } from 'nanoid'

/** Short links, kept as long as the process lives. */
export function makeApp() {
  const links = new Map()
  return new Hono()
    .get('/health', (c) => c.json({ links: links.size }))
    .post('/links', async (c) => {
      const { url } = await c.req.json()
      if (!URL.canParse(url)) return c.json({ error: 'url is no address' }, 400)
      const id = nanoid(8)
      links.set(id, url)
      return c.json({ id }, 201)
    })
    .get('/:id', (c) => {
      const url = links.get(c.req.param('id'))
      return url === undefined ? c.notFound() : c.redirect(url)
    })
}
