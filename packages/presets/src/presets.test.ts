import { describe, it } from 'vitest'
import { presetChecks } from './testing.js'
import { allPresets } from './testing/all-presets.js'

/** Calls in which options matter that mean nothing without others. */
const examples: { readonly [preset: string]: { readonly [name: string]: object } } = {
  frontendApi: {
    'an API that is built': { command: ['node', 'dist/server.js'], build: 'npm run build', healthcheck: '/health' },
    pnpm: { command: ['node', 'src/server.js'], manager: 'pnpm', frontend: 'web', api: 'server' },
  },
  javaService: { 'a plain jar': { main: 'com.example.Main' }, gradle: { manager: 'gradle' } },
  nextApp: { pnpm: { manager: 'pnpm', healthcheck: '/', certificates: 'certificates.pem' } },
  nodeService: {
    'a build': { command: ['node', 'dist/server.js'], build: 'npm run build', healthcheck: '/health' },
    pnpm: { command: ['node', 'src/server.js'], manager: 'pnpm', certificates: 'certificates.pem' },
    alpine: {
      command: ['node', 'src/server.js'],
      images: { build: 'node:24-alpine', runtime: 'node:24-alpine' },
      packages: ['openssl'],
    },
  },
  pythonService: {
    'a package': { command: ['pages'], manager: 'uv', package: true },
  },
  staticSite: { 'a health check': { healthcheck: '/', immutable: ['fonts'] } },
  webApp: {
    'Create React App': { output: 'build', immutable: ['static'], dev: ['npm', 'start'], devPort: 3000 },
    'a site below a path': { healthcheck: '/', base: '/shop', securityHeaders: true },
  },
}

describe.each(allPresets)('%s', (name, preset) => {
  it.each(presetChecks(preset, { examples: (examples[name] ?? {}) as never }))('$name', ({ run }) => run())
})
