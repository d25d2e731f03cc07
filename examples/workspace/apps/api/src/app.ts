import { createServer, type Server } from 'node:http'
import { greet } from '@shop/greeting'
import { nanoid } from 'nanoid'

/** Answers `/hello/NAME` with a greeting, and everything else with 404. */
export function makeServer(): Server {
  return createServer((request, response) => {
    const [, name] = /^\/hello\/(\w+)$/.exec(request.url ?? '') ?? []
    response.setHeader('x-request-id', nanoid())
    if (name === undefined) response.writeHead(404).end('nothing here\n')
    else response.end(`${greet(name)}\n`)
  })
}
