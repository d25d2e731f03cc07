import { makeServer } from './app.js'

makeServer().listen(3000)
