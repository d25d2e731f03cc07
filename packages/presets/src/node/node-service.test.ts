import { describe, it } from 'vitest'
import { presetChecks } from '../testing.js'
import { nodeService } from './node-service.js'

describe('nodeService', () => {
  it.each(
    presetChecks(nodeService, {
      examples: {
        'a build': { command: ['node', 'dist/server.js'], build: 'npm run build', healthcheck: '/health' },
        pnpm: { command: ['node', 'src/server.js'], manager: 'pnpm', certificates: 'certificates.pem' },
      },
    }),
  )('$name', ({ run }) => run())
})
