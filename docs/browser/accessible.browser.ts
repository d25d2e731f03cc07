import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isSkipped, openSite, skipped, type Site } from './site.js'

let site: Site
beforeAll(async () => {
  if (!isSkipped) site = await openSite()
})
afterAll(async () => await site?.close())

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds that keeps somebody from using the page, one line each. */
async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  return await page.evaluate(async () => {
    interface Violation {
      readonly id: string
      readonly impact: string
      readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[]
    }
    const { run } = (globalThis as unknown as { axe: { run(): Promise<{ violations: readonly Violation[] }> } }).axe
    const { violations } = await run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`))
  })
}

/** An opened page, with what has to be there before one can judge it. */
const pages = [
  ['the home page', '', 'h1'],
  ['a guide', 'build', '.vp-doc table'],
  ['the playground', 'playground/', '.monaco-editor .view-line'],
] as const

describe.skipIf(isSkipped)(`who cannot see or has no mouse${skipped}`, () => {
  describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
    test.each(pages)('meets no barrier on %s', async (_, path, there) => {
      const page = await (await site.browser.newContext({ colorScheme })).newPage()
      await page.goto(`${site.address}/${path}`)
      await page.locator(there).first().waitFor()
      if (path === 'playground/') await page.locator('#shown [class^=mtk]').first().waitFor()
      expect(await barriers(page)).toEqual([])
      await page.context().close()
    })
  })

  test('comes by keys through the playground, into the editor and out of it', async () => {
    const page = await site.browser.newPage()
    await page.goto(`${site.address}/playground/`)
    await page.locator('.monaco-editor .view-line').first().waitFor()
    const focused = async (): Promise<string> =>
      await page.evaluate(() => {
        const { activeElement } = document
        return activeElement?.closest('.monaco-editor') ? 'the editor' : (activeElement?.id ?? '')
      })
    const reach = async (id: string): Promise<void> => {
      for (let i = 0; i < 25 && (await focused()) !== id; i++) await page.keyboard.press('Tab')
      expect(await focused()).toBe(id)
    }
    await reach('to-dockerfile')
    await reach('example')
    await reach('the editor')
    // Tab is a letter there, until the key that the page names says otherwise.
    expect(await page.locator('.keys').innerText()).toContain('Ctrl+M')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('the editor')
    await page.keyboard.press('ControlOrMeta+Z')
    await page.keyboard.press('Control+M')
    await page.keyboard.press('Tab')
    expect(await focused()).not.toBe('the editor')
    await reach('shown')
    await page.close()
  })

  test('hears how many problems there are, and can read them', async () => {
    const page = await site.browser.newPage()
    await page.goto(`${site.address}/playground/`)
    await page.locator('.monaco-editor').first().click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText("import { stage } from '@stagecraft/core'\nexport default stage().from('node')\n")
    const status = page.getByRole('status')
    await expect.poll(() => status.innerText(), { timeout: 20_000 }).toMatch(/problems?: /)
    await page.locator('#problem-list', { hasText: 'untagged-image' }).waitFor()
    expect(await barriers(page)).toEqual([])
    await page.close()
  })

  test('skips the editor with a link', async () => {
    const page = await site.browser.newPage()
    await page.goto(`${site.address}/playground/`)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('problems')
    await page.close()
  })
})
