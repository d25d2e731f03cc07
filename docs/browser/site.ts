import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser } from 'playwright-core'
import { preview } from 'vite'
import { findChromium } from './find-chromium.js'

/** The site as it was built, at an address, and a browser to look at it. */
export interface Site {
  readonly address: string
  readonly browser: Browser
  readonly close: () => Promise<void>
}

const browser = findChromium()

/** Where a browser has to be, a missing one fails; elsewhere its absence is told. */
export const isSkipped = browser.program === undefined && process.env['SITE_BROWSER'] !== 'required'

/** Why, for the names of tests. */
export const skipped = isSkipped && browser.program === undefined ? ` (${browser.reason})` : ''

/** Serves what `npx pnpm@10 site` has built. */
export async function openSite(): Promise<Site> {
  if (browser.program === undefined) throw new Error(browser.reason)
  const folder = fileURLToPath(new URL('../.vitepress', import.meta.url))
  // A multi-page app: `/lint` is answered with lint.html, as static hosts do.
  const server = await preview({
    root: folder,
    configFile: false,
    appType: 'mpa',
    logLevel: 'error',
    build: { outDir: 'dist' },
    preview: { port: 0, host: '127.0.0.1' },
  })
  const { port } = server.httpServer.address() as AddressInfo
  const started = await chromium.launch({
    executablePath: browser.program,
    env: { ...process.env, ...browser.env } as Record<string, string>,
    // Root, as in a container, has no sandbox; and nothing but this site is to be asked for anything.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  return {
    address: `http://127.0.0.1:${port}`,
    browser: started,
    close: async () => {
      await started.close()
      await server.close()
    },
  }
}
