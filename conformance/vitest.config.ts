import { defineConfig } from 'vitest/config'

// Packages are tested from their sources: the condition stands first in every `exports` of the workspace.
const conditions = ['stagecraft-source', 'node', 'import', 'module', 'default']

export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['src/build-oracle.ts'],
    server: { deps: { inline: [/@stagecraft\//] } },
    // A law runs in batches of thousands.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
