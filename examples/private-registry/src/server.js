import { makeApp } from './app.js'

const server = makeApp().listen(3000)
process.on('SIGTERM', () => server.close())
