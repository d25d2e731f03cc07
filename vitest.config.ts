import { defineConfig } from 'vitest/config'

// Packages are tested from their sources: the condition stands first in every `exports` of the workspace.
const conditions = ['stagecraft-source', 'node', 'import', 'module', 'default']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/*/test/**/*.test.ts',
      'examples/**/*.test.ts',
      'docs/**/*.test.ts',
    ],
    server: { deps: { inline: [/@stagecraft\//] } },
    testTimeout: 30_000,
  },
})
