import { serve } from '@hono/node-server'
import { makeApp } from './app.ts'

serve({ fetch: makeApp().fetch, port: Number(process.env.PORT ?? 3000) })
