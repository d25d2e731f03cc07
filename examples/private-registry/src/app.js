import { createServer } from 'node:http'
import { add } from '@acme/money'

/** Adds the amounts of a bill: `/?amount=0.10&amount=0.20`. */
export const makeApp = () =>
  createServer((request, response) => {
    const { searchParams } = new URL(request.url, 'http://localhost')
    response.end(`${add(...searchParams.getAll('amount'))}\n`)
  })
