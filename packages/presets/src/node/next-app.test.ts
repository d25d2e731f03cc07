import { describe, expect, it } from 'vitest'
import { stageOf } from '../testing/read.js'
import { nextApp } from './next-app.js'

describe('nextApp', () => {
  it('builds with a cache, and looks whether there is a server that runs by itself', () => {
    expect(stageOf(nextApp(), 'builder')).toBe(`FROM source AS builder
ENV NEXT_TELEMETRY_DISABLED=1
RUN mkdir -p public .next
RUN --mount=type=cache,target=/app/.next/cache,uid=1000,gid=1000 \\
    npm run build
RUN test -f .next/standalone/server.js || { echo "next build made no .next/standalone/server.js: set output: 'standalone' in next.config" >&2; exit 1; }`)
  })

  it('runs the server with its static files', () => {
    expect(stageOf(nextApp({ port: 8000, env: { PORT: '9000' } }), 'runtime')).toBe(`FROM node:24-slim AS runtime
ENV NODE_ENV=production \\
    NEXT_TELEMETRY_DISABLED=1 \\
    HOSTNAME=0.0.0.0 \\
    PORT=9000
WORKDIR /app
COPY --from=builder --chown=0:0 /app/public ./public
COPY --from=builder --chown=1000:1000 /app/.next/standalone ./
COPY --from=builder --chown=0:0 /app/.next/static ./.next/static
USER 1000:1000
EXPOSE 8000
CMD ["node", "server.js"]`)
  })

  it('keeps all files to root where no page is made anew', () => {
    expect(String(nextApp({ writesPages: false }))).not.toContain('--chown=1000')
  })

  it.each([
    ['4711:4711', ',uid=4711,gid=4711 '],
    ['root', ' '],
    ['0:0', ' '],
  ])('gives the cache to %s, who builds', (user, owner) => {
    const build = { reference: 'registry.example.com/base/node:24.1', user }
    expect(stageOf(nextApp({ images: { build } }), 'builder')).toContain(`target=/app/.next/cache${owner}\\\n`)
  })

  it('keeps no cache for somebody without a number', () => {
    const build = { reference: 'registry.example.com/base/node:24.1', user: 'builder' }
    expect(stageOf(nextApp({ images: { build } }), 'builder')).toContain('\nRUN npm run build\n')
  })

  it('has no target for tests', () => expect(nextApp().names).not.toContain('test'))
})
