import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { isSkipped, openSite, skipped, type Site } from './site.js'

let site: Site
beforeAll(async () => {
  if (!isSkipped) site = await openSite()
})
afterAll(async () => await site?.close())

const CONFIG = `import { dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder').from('node:22-alpine').copyDeps().run('npm run build').artifact('site', '/app/dist')
const web = stage('web').from('nginx:1.29-alpine').copyFrom(builder.artifacts.site, '/srv')

export default dockerfile(builder, web)
`

/** A page of the playground in which the editor is ready. */
async function openPlayground(options: BrowserContextOptions & { readonly at?: string } = {}): Promise<Page> {
  const { at = '', ...context } = options
  const page = await (await site.browser.newContext(context)).newPage()
  onTestFinished(async () => await page.context().close())
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(String(error)))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${site.address}/`) && !/^(?:blob|data):/.test(url)) wrong.push(`a request to ${url}`)
  })
  onTestFinished(() => expect(wrong).toEqual([]))
  await page.goto(`${site.address}/playground/${at}`)
  await page.locator('.monaco-editor .view-line').first().waitFor()
  return page
}

/** Puts a text in the place of the one in the editor, as by Ctrl+A and pasting. */
async function paste(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-editor').first().click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(text)
}

const shown = async (page: Page): Promise<string> =>
  (await page.locator('#shown').innerText()).replaceAll('\u00a0', ' ')
const problems = async (page: Page): Promise<string> => await page.locator('#problem-list').innerText()

describe.skipIf(isSkipped)(`the playground${skipped}`, () => {
  test('shows an example at once, without problems', async () => {
    const page = await openPlayground()
    await expect.poll(() => shown(page)).toContain('FROM node:22-alpine AS builder\nWORKDIR /app\n')
    expect(await page.locator('#problems-title').innerText()).toBe('No problems')
    expect(await page.locator('#example').inputValue()).toBe('react-nginx')
  })

  test('shows the Dockerfile of what is typed, key by key', async () => {
    const page = await openPlayground()
    await paste(page, CONFIG)
    await expect.poll(() => shown(page)).toContain('COPY --from=builder /app/dist /srv')
    expect(await page.locator('#example').inputValue()).toBe('')
    await page.keyboard.press('ControlOrMeta+F')
    await page.keyboard.insertText("'/srv')")
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('.expose(8080)')
    await expect.poll(() => shown(page)).toContain('COPY --from=builder /app/dist /srv\nEXPOSE 8080')
  })

  test('says what the compiler says of a mistake, and goes to its line', async () => {
    const page = await openPlayground()
    await paste(page, CONFIG.replace('artifacts.site', 'artifacts.sites'))
    await expect.poll(() => problems(page), { timeout: 20_000 }).toContain("Property 'sites' does not exist")
    await expect.poll(() => problems(page)).toContain('unknown-artifact')
    await expect.poll(() => page.locator('#stale').isVisible()).toBe(true)
    await page.locator('#problem-list .go').first().click()
    await page.keyboard.press('End')
    await page.keyboard.type('/*here*/')
    await expect.poll(() => page.locator('.view-lines').first().innerText()).toContain("'/srv')/*here*/")
  })

  test('knows the lines of the config that wrote a Dockerfile, and the one that threw', async () => {
    const page = await openPlayground()
    await paste(page, CONFIG)
    await expect.poll(() => shown(page)).toContain('COPY --from=builder /app/dist /srv')
    const copies = CONFIG.split('\n').findIndex((line) => line.includes('copyFrom')) + 1
    const written = await page.locator(`#shown .line[data-line="${copies}"]`).allTextContents()
    expect(written.map((text) => text.trim().replaceAll('\u00a0', ' '))).toEqual([
      'FROM nginx:1.29-alpine AS web',
      'COPY --from=builder /app/dist /srv',
    ])
    await paste(page, `${CONFIG}\nconst fail = () => {\n  throw new Error('no')\n}\nfail()\n`)
    const thrown = `${CONFIG}\n`.split('\n').length + 1
    await expect.poll(() => problems(page)).toContain('threw Error: no')
    expect(await problems(page)).toContain(`line ${thrown}`)
  })

  test('knows the types: completion and hover', async () => {
    const page = await openPlayground()
    await paste(page, "import { stage } from '@stagecraft/core'\n\nstage('a').from('alpine:3.22').health")
    const list = page.locator('.suggest-widget')
    await expect.poll(() => list.innerText(), { timeout: 20_000 }).toContain('healthcheck')
    await page.keyboard.press('Escape')
    await page.locator('.view-line span', { hasText: 'stage' }).last().hover()
    const hover = page
      .locator('.monaco-hover', { hasText: 'StageFunction' })
      .or(page.locator('.monaco-hover', { hasText: 'stage' }))
    await hover.first().waitFor()
  })

  test('tells what lint and check advise, with links to their pages', async () => {
    const page = await openPlayground()
    await paste(
      page,
      "import { dockerfile, stage } from '@stagecraft/core'\nexport default dockerfile(stage().from('alpine:3.22').workdir('$HOEM').cmd(['a']))\n",
    )
    await expect.poll(() => problems(page)).toContain('nothing defines $HOEM')
    const links = await page
      .locator('#problem-list a')
      .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href))
    expect(links.length).toBeGreaterThan(1)
    for (const link of links) expect((await page.request.get(link)).status()).toBe(200)
  })

  test('stops a config that does not end, and goes on', async () => {
    const page = await openPlayground()
    await paste(page, `${CONFIG}while (true) {}\n`)
    await expect.poll(() => problems(page), { timeout: 15_000 }).toContain('was not finished after 2 seconds')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText(CONFIG.replace('1.29', '1.30'))
    await expect.poll(() => shown(page)).toContain('FROM nginx:1.30-alpine AS web')
    await expect.poll(() => problems(page)).not.toContain('was not finished')
  })

  test('lets a config send nothing', async () => {
    const page = await openPlayground()
    // Same origin or not, this may not be a way out for what somebody typed.
    await paste(page, `await fetch('http://127.0.0.1:9/?typed')\n${CONFIG}`)
    await expect.poll(() => problems(page)).toMatch(/threw TypeError: Failed to fetch/)
  })

  test('shows TypeScript for a Dockerfile', async () => {
    const page = await openPlayground()
    await page.getByRole('button', { name: 'Dockerfile → TypeScript' }).click()
    await paste(
      page,
      'FROM golang:1.25 AS build\nRUN go build -o /app .\n\nFROM scratch\nCOPY --from=build /app /app\nCMD ["/app"]\n',
    )
    await expect
      .poll(() => shown(page), { timeout: 30_000 })
      .toContain("stage().from('scratch').copyFrom(build.artifacts.app)")
    await page.getByRole('button', { name: 'Edit as config' }).click()
    await expect.poll(() => shown(page)).toContain('COPY --from=build /app /app')
    await paste(page, CONFIG)
    await page.getByRole('button', { name: 'Dockerfile → TypeScript' }).click()
    await paste(page, 'FROM alpine:3.22\nRNU echo\n')
    await expect.poll(() => problems(page), { timeout: 30_000 }).toContain('unknown-instruction')
  })

  test('carries a text in a link', async () => {
    const page = await openPlayground({ permissions: ['clipboard-read', 'clipboard-write'] })
    await paste(page, CONFIG.replace('nginx:1.29', 'nginx:1.28'))
    await expect.poll(() => shown(page)).toContain('nginx:1.28')
    await page.getByRole('button', { name: 'Copy link' }).click()
    await expect.poll(() => page.locator('#share').innerText()).toBe('Copied')
    const link = await page.evaluate(() => navigator.clipboard.readText())
    const other = await openPlayground({ at: link.slice(link.indexOf('#')) })
    await expect.poll(() => shown(other)).toContain('FROM nginx:1.28-alpine AS web')
    await other.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await other.locator('#copy-input').click()
    expect(await other.evaluate(() => navigator.clipboard.readText())).toBe(CONFIG.replace('nginx:1.29', 'nginx:1.28'))
  })

  test('draws the stages', async () => {
    const page = await openPlayground()
    await page.getByRole('tab', { name: 'Graph' }).click()
    await page.locator('.graph svg text', { hasText: 'runtime' }).first().waitFor({ timeout: 20_000 })
    await page.keyboard.press('Home')
    await expect.poll(() => shown(page)).toContain('FROM node:22-alpine')
  })

  test('has examples, all of which give a Dockerfile without errors', async () => {
    const page = await openPlayground()
    const names = await page
      .locator('#example option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))
    expect(names.length).toBeGreaterThan(15)
    for (const name of names.filter((one) => one !== '')) {
      await page.locator('#shown').evaluate((one) => one.replaceChildren())
      await page.locator('#example').selectOption('')
      await page.locator('#example').selectOption(name)
      await expect.poll(() => shown(page), { timeout: 10_000, message: name }).toContain('FROM ')
      expect(await page.locator('#stale').isVisible(), name).toBe(false)
    }
    await expect.poll(() => problems(page)).not.toContain('error')
  })
})
