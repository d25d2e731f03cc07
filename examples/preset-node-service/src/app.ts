import fastify, { type FastifyInstance } from 'fastify'
import { convert, units, type Unit } from './convert.js'

interface Query {
  readonly length: number
  readonly from: Unit
  readonly to: Unit
}

const unit = { type: 'string', enum: units }
const querystring = {
  type: 'object',
  required: ['length', 'from', 'to'],
  properties: { length: { type: 'number' }, from: unit, to: unit },
}

export function makeApp(): FastifyInstance {
  const app = fastify()
  app.get('/health', () => ({ ok: true }))
  app.get<{ Querystring: Query }>('/convert', { schema: { querystring } }, ({ query: { length, from, to } }) => ({
    [to]: convert(length, from, to),
  }))
  return app
}
