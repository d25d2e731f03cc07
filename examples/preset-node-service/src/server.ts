import { makeApp } from './app.js'

await makeApp().listen({ host: '0.0.0.0', port: Number(process.env.PORT ?? 3000) })
