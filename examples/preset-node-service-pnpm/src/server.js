import { serve } from '@hono/node-server'
import { makeApp } from './app.js'

const server = serve({ fetch: makeApp().fetch, port: Number(process.env.PORT ?? 8000) })

// Whoever handles SIGTERM needs no init: the option is false.
process.on('SIGTERM', () => server.close())
