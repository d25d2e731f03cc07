import { fileURLToPath } from 'node:url'
import express from 'express'

const app = express()
app.get('/api/time', (_request, response) => {
  response.json({ now: new Date().toISOString() })
})
app.use(express.static(fileURLToPath(new URL('../public', import.meta.url))))

const port = Number(process.env.PORT ?? 3000)
const server = app.listen(port, () => console.log(`listening on ${port}`))
process.on('SIGTERM', () => server.close())
