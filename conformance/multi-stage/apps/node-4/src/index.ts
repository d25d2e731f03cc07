import { readFileSync } from 'node:fs'
import Fastify from 'fastify'
import { z } from 'zod'

const rates = z.record(z.number()).parse(JSON.parse(readFileSync('data/rates.json', 'utf8')))
const app = Fastify()
app.get('/health', () => ({ ok: true }))
app.get('/rates/:currency', (request, reply) => {
  const { currency } = request.params as { currency: string }
  const rate = rates[currency]
  return rate === undefined ? reply.code(404).send({ error: 'unknown' }) : { currency, rate }
})
await app.listen({ host: '0.0.0.0', port: Number(process.env.PORT ?? 4000) })
