import { defineConfig } from 'vitest/config'

// Apart from the other tests: these need the site to be built, and a browser.
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['browser/*.browser.ts'],
    testTimeout: 60_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
})
