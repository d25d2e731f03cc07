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
      // Not the tests of the apps, which their images run.
      'examples/*.test.ts',
      'examples/company-presets/src/*.test.ts',
      'docs/**/*.test.ts',
      'benchmarks/**/*.test.ts',
    ],
    server: { deps: { inline: [/@stagecraft\//] } },
    // It ends what hangs, and nothing that is slow because the machine has other work as well.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
