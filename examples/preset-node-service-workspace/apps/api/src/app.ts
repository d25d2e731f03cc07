import { roman } from '@numerals/roman'
import { Hono } from 'hono'

/** `/2026` answers with MMXXVI. */
export const app = new Hono()
  .get('/health', (c) => c.json({ ok: true }))
  .get('/:number{[1-9][0-9]{0,3}}', (c) => c.text(`${roman(Number(c.req.param('number')))}\n`))
