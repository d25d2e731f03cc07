import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fakeBuilder, sample } from '../packages/cli/test/builders.js'
import { folder } from '../packages/cli/test/run.js'

// The page shows a build that fails. Here it fails once more, with what BuildKit has printed of that very config.
// `UPDATE_PAGES=1 npx pnpm@10 vitest run docs/build` writes into the page what is really printed.

const path = new URL('build.md', import.meta.url)

test('the failed build is what the page shows', () => {
  const page = readFileSync(path, 'utf8')
  const config = /^```ts\n([^]*?)^```$/m.exec(page)![1]!
  const here = folder({ 'dockerfile.config.ts': config })
  const { env } = fakeBuilder(here, 'buildctl', { prints: sample('npm-script-missing.rawjson.stderr'), code: 1 })
  const { code, err } = here.runIn({ env }, 'build', '--secret', 'id=npmrc,src=.npmrc')
  const shown = page.replace(/(?<=<!-- failed -->\n\n```\n)[^]*?(?=```)/, () => `${err.trimEnd()}\n`)
  if (process.env['UPDATE_PAGES'] === '1') writeFileSync(path, shown)
  expect(code).toBe(1)
  expect(readFileSync(path, 'utf8')).toBe(shown)
})
