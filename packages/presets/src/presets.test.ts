import { describe, it } from 'vitest'
import { presetChecks } from './testing.js'
import { allPresets } from './testing/all-presets.js'

/** Calls in which options matter that mean nothing without others. */
const examples: { readonly [preset: string]: { readonly [name: string]: object } } = {
  frontendApi: { 'an API that is built': { command: ['node', 'dist/server.js'], build: 'npm run build' } },
  javaService: { 'a plain jar': { main: 'com.example.Main' }, gradle: { manager: 'gradle' } },
  nodeService: {
    'a build': { command: ['node', 'dist/server.js'], build: 'npm run build', healthcheck: '/health' },
    pnpm: { command: ['node', 'src/server.js'], manager: 'pnpm', certificates: 'certificates.pem' },
  },
  pythonService: {
    'a package': { command: ['pages'], manager: 'uv', package: true },
  },
}

describe.each(allPresets)('%s', (name, preset) => {
  it.each(presetChecks(preset, { examples: (examples[name] ?? {}) as never }))('$name', ({ run }) => run())
})
