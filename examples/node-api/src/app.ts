import express from 'express'

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

export function makeApp(): express.Express {
  const app = express()
  app.get('/health', (_request, response) => {
    response.json({ ok: true })
  })
  app.get('/sum/:numbers', (request, response) => {
    response.json({ sum: sum(request.params.numbers.split('+').map(Number)) })
  })
  return app
}
