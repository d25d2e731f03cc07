import { describe, expect, it } from 'vitest'
import { stageOf } from '../testing/read.js'
import { frontendApi } from './frontend-api.js'

const command = ['node', 'dist/server.js']

describe('frontendApi', () => {
  const file = frontendApi({ command, build: 'npm run build', init: false })

  it('lets neither project depend on the source of the other', () => {
    expect(stageOf(file, 'frontend')).toMatch(
      /^FROM base AS frontend\nWORKDIR \/app\/frontend\nCOPY --chown=node frontend/,
    )
    expect(stageOf(file, 'frontend')).not.toContain('api')
    expect(stageOf(file, 'api')).not.toContain('frontend')
    expect(stageOf(file, 'dependencies')).not.toContain('frontend')
  })

  it('puts both together in the runtime', () => {
    expect(stageOf(file, 'runtime')).toContain(`COPY --from=dependencies --chown=0:0 /app ./
COPY --from=api-builder --chown=0:0 /app/api/dist ./dist
COPY --from=frontend-builder --chown=0:0 /app/frontend/dist ./public
`)
    const other = frontendApi({
      command: ['node', 'src/server.js'],
      api: 'server',
      frontend: 'web',
      output: 'build',
      public: 'static/app',
    })
    expect(stageOf(other, 'runtime')).toContain(`COPY --from=api --chown=0:0 /app/server/src ./src
COPY --from=frontend-builder --chown=0:0 /app/web/build ./static/app
`)
  })

  it('tests both at once for one target', () => {
    expect(stageOf(file, 'test')).toBe(`# Succeeds when the tests of both do.
FROM api-test AS test
RUN --mount=type=bind,target=/frontend,source=/app/frontend,from=frontend-test \\
    true`)
  })

  it('runs both in development, as the user who installed them', () => {
    expect(stageOf(file, 'dev')).toBe(`FROM api AS dev
COPY --from=frontend /app/frontend /app/frontend
WORKDIR /app
ENV NODE_ENV=development
EXPOSE 5173 3000
CMD ["sh", "-c", "npm run dev --prefix frontend -- --host 0.0.0.0 & exec npm run dev --prefix api"]`)
  })
  it('names folders to the shell as they are called', () => {
    const named = frontendApi({ command, frontend: "the app's", api: 'api' })
    expect(stageOf(named, 'dev')).toContain(String.raw`--prefix 'the app'\\''s' -- --host`)
  })
})
