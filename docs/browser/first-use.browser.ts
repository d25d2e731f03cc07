import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isSkipped, openSite, skipped, type Site } from './site.js'

// Tells how long it takes until the playground can be used. No test fails because of a slow machine. `LOADS` says how often.

const LOADS = Number(process.env['LOADS'] ?? 3)

let site: Site
beforeAll(async () => {
  if (!isSkipped) site = await openSite()
})
afterAll(async () => await site?.close())

const WRONG = `import { dockerfile, stage } from '@stagecraft/core'
const a = stage('a').from('alpine:3.22').artifact('x', '/x')
export default dockerfile(a, stage('b').from('alpine:3.22').copyFrom(a.artifacts.y))
`

/** Milliseconds since the page was asked for. */
interface Times {
  readonly dockerfile: number
  readonly editor: number
  readonly compiler: number
}

const since = async (page: Page): Promise<number> => await page.evaluate(() => performance.now())

async function load(context: BrowserContext): Promise<Times> {
  const page = await context.newPage()
  // `load` of the page waits for nothing that is looked at here.
  await page.goto(`${site.address}/playground/`, { waitUntil: 'commit' })
  const shown = page.locator('#shown .line').first()
  const dockerfile = shown.waitFor().then(async () => await since(page))
  await page.locator('.monaco-editor .view-line').first().waitFor()
  const editor = await since(page)
  await page.locator('.monaco-editor').first().click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(WRONG)
  await page
    .locator('#problem-list', { hasText: 'TS2551' })
    .or(page.locator('#problem-list', { hasText: 'TS2339' }))
    .waitFor()
  const compiler = await since(page)
  await page.close()
  return { dockerfile: await dockerfile, editor, compiler }
}

const median = (values: readonly number[]): string =>
  `${(values.toSorted((a, b) => a - b)[values.length >> 1]! / 1000).toFixed(1)} s`

describe.skipIf(isSkipped)(`the first use of the playground${skipped}`, () => {
  test('shows a Dockerfile, then an editor, then what the compiler says', { timeout: 240_000 }, async () => {
    const all: Times[] = []
    for (let i = 0; i < LOADS; i++) {
      const context = await site.browser.newContext()
      all.push(await load(context))
      await context.close()
    }
    const steps = (['dockerfile', 'editor', 'compiler'] as const).map(
      (step) => `${step} ${median(all.map((times) => times[step]))}`,
    )
    console.log(`median of ${LOADS} loads, nothing in the cache of the browser: ${steps.join(', ')}`)
    expect(all.every(({ dockerfile, compiler }) => dockerfile <= compiler)).toBe(true)
  })
})
