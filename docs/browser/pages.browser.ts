import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isSkipped, openSite, skipped, type Site } from './site.js'

let site: Site
beforeAll(async () => {
  if (!isSkipped) site = await openSite()
})
afterAll(async () => await site?.close())

// One page of each kind.
const pages = [
  '',
  'init',
  'engine',
  'lint-verdicts',
  'presets/node-service',
  'rules/add-plain-file',
  'problems',
  'problems/unknown-stage',
  'examples/react-nginx',
  'decisions/0002-dependencies',
  'api/@stagecraft/core',
]

describe.skipIf(isSkipped)(`the pages${skipped}`, () => {
  test('are no wider than a phone', { timeout: 120_000 }, async () => {
    const page = await (await site.browser.newContext({ viewport: { width: 390, height: 800 } })).newPage()
    for (const path of pages) {
      const answer = await page.goto(`${site.address}/${path}`)
      expect(answer?.status(), path).toBe(200)
      expect(await page.locator('h1').first().innerText(), path).not.toBe('')
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(390)
    }
  })

  test('are found by their words', async () => {
    const page = await site.browser.newPage()
    await page.goto(`${site.address}/cli`)
    // Keys are heard once the page has loaded its script.
    await expect
      .poll(
        async () => {
          await page.keyboard.press('ControlOrMeta+k')
          return await page.locator('#localsearch-input').isVisible()
        },
        { timeout: 20_000, interval: 500 },
      )
      .toBe(true)
    await page.locator('#localsearch-input').fill('cache sharing locked')
    await page.locator('#localsearch-list a').first().waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url()).not.toBe(`${site.address}/cli`)
    expect(await page.locator('.vp-doc h1').innerText()).not.toBe('')
  })

  test('are all in the navigation', async () => {
    const page = await site.browser.newPage()
    await page.goto(`${site.address}/cli`)
    const links = await page.locator('.VPSidebar a').evaluateAll((all) => all.map((one) => one.getAttribute('href')!))
    const names = readdirSync(new URL('..', import.meta.url))
      .filter((name) => name.endsWith('.md') && name !== 'index.md')
      .map((name) => `/${name.slice(0, -'.md'.length)}`)
    expect(names.filter((name) => !links.includes(name))).toEqual([])
  })

  test('lead to every entry of the API', async () => {
    const page = await site.browser.newPage()
    await page.goto(`${site.address}/api/`)
    const links = await page
      .locator('.VPSidebar a[href^="/api/@"]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')!))
    expect(links).toContain('/api/@stagecraft/core/lint')
    for (const link of links) expect((await page.request.get(site.address + link)).status(), link).toBe(200)
  })
})
