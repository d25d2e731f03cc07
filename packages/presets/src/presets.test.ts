import { describe, it } from 'vitest'
import type { AnyPreset } from './define/index.js'
import * as entry from './index.js'
import { presetChecks } from './testing.js'

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

const presets = Object.entries(entry as unknown as { readonly [name: string]: AnyPreset | undefined }).filter(
  (found): found is [string, AnyPreset] => found[1]?.kind === 'preset',
)

describe.each(presets)('%s', (name, preset) => {
  it.each(presetChecks(preset, { examples: (examples[name] ?? {}) as never }))('$name', ({ run }) => run())
})
