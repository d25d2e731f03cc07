import { makeApp } from './app.ts'

const port = Number(process.env.PORT ?? 3000)
const server = makeApp().listen(port, () => console.log(`listening on ${port}`))

// Node is process 1 of the container: nobody else ends it when the container is stopped.
process.on('SIGTERM', () => server.close())
