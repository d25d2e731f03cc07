import { describe, expect, it } from 'vitest'
import { refusal, stageOf } from '../testing/read.js'
import { webApp } from './web-app.js'

const inRuntime = (options: Parameters<typeof webApp>[0]): string => stageOf(webApp(options), 'runtime')

describe('webApp', () => {
  it('builds in Node and serves with nginx', () => {
    const file = webApp({ gzip: false })
    expect(file.names).toEqual(['base', 'source', 'dev', 'builder', 'test', 'runtime'])
    expect(stageOf(file, 'dev')).toBe(
      'FROM source AS dev\nEXPOSE 5173\nCMD ["npm", "run", "dev", "--", "--host", "0.0.0.0"]',
    )
    expect(stageOf(file, 'runtime')).toMatch(
      /^FROM nginxinc\/nginx-unprivileged:1\.29-alpine-slim AS runtime\nCOPY <<"default\.conf" \/etc\/nginx\/conf\.d\/\nserver \{\n/,
    )
    expect(stageOf(file, 'runtime')).toMatch(
      /default\.conf\nCOPY --from=builder --chown=0:0 \/app\/dist \/usr\/share\/nginx\/html\/\nUSER 101:101\nEXPOSE 8080\nCMD \["nginx", "-g", "daemon off;"\]$/,
    )
    expect(file.ignorePatterns).toContain('dist')
  })

  it('takes what another bundler writes', () => {
    const file = webApp({ output: './build/', immutable: ['static', '_app/immutable'] })
    expect(stageOf(file, 'runtime')).toContain('/app/build /usr/share/nginx/html/\n')
    expect(stageOf(file, 'runtime')).toContain('  location /_app/immutable/ {\n')
    expect(file.ignorePatterns).toContain('build')
  })

  it.each(['/shop', '/shop/'] as const)('puts the site below %s', (base) => {
    expect(inRuntime({ base })).toContain('/app/dist /usr/share/nginx/html/shop/\n')
    expect(inRuntime({ base })).toContain('try_files $uri /shop/index.html;')
  })

  it('adds headers, of which yours win', () => {
    const runtime = inRuntime({ securityHeaders: true, headers: { 'X-Frame-Options': 'DENY' }, immutable: [] })
    expect(runtime.match(/add_header X.*/g)).toEqual([
      'add_header X-Content-Type-Options "nosniff" always;',
      'add_header X-Frame-Options "DENY" always;',
    ])
  })

  it('asks for a path with what the image has', () => {
    const asked = (runtime?: string): string =>
      /HEALTHCHECK.*/.exec(inRuntime({ healthcheck: '/', ...(runtime && { images: { runtime } }) }))![0]
    expect(asked()).toContain('CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/"]')
    expect(asked('nginxinc/nginx-unprivileged:1.29-bookworm')).toContain('CMD ["curl", "-fsS", ')
    const { code, hint } = refusal(() => asked('registry.example.com/base/nginx:1.29-bookworm-slim'))
    expect([code, hint]).toEqual(['bad-option', expect.stringContaining("healthcheck: ['…']")])
  })

  it.each(['nginx:1.29-alpine', 'docker.io/library/nginx:1.29', 'nginx@sha256:' + 'a'.repeat(64)])(
    'refuses %s, which is root or does not start, until it is said whom it runs as',
    (reference) => {
      const { code, hint } = refusal(() => webApp({ images: { runtime: reference } }))
      expect([code, hint]).toEqual(['bad-option', expect.stringContaining('nginxinc/nginx-unprivileged')])
      expect(inRuntime({ images: { runtime: { reference, user: '101:101' } } })).toContain(`FROM ${reference} AS`)
    },
  )

  it.each([
    ['output', '/app/dist'],
    ['base', 'shop'],
    ['base', '/a b/'],
    ['immutable', ['/assets']],
    ['immutable', ['a;b']],
    ['headers', { 'X Y': 'z' }],
    ['headers', { X: 'a\nb' }],
    ['headers', 'X'],
    ['port', 80],
  ])('refuses %s: %j', (name, value) => {
    expect(refusal(() => webApp({ [name]: value } as never)).code).toBe('bad-option')
  })
})
