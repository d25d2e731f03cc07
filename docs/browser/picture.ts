// Makes the picture of the README from the playground: `npx pnpm@10 site`, then `npx tsx docs/browser/picture.ts`.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { shareLink } from '../playground/share-link.js'
import { openSite } from './site.js'

const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const config = /^```ts\n\/\/ dockerfile\.config\.ts\n([^]*?)^```$/m.exec(readFileSync(file('README.md'), 'utf8'))![1]!

const site = await openSite()
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = { colorScheme, viewport: { width: 1280, height: 590 }, deviceScaleFactor: 1.5 }
    const page = await (await site.browser.newContext(context)).newPage()
    await page.goto(`${site.address}/playground/${await shareLink({ kind: 'config', text: config })}`)
    await page.locator('.monaco-editor .view-line').first().waitFor()
    await page.locator('#shown [class^=mtk]').first().waitFor()
    // The colours of TypeScript come after the text.
    await page.waitForFunction(
      () => new Set(Array.from(document.querySelectorAll('.view-line [class^=mtk]'), (one) => one.className)).size > 3,
    )
    await page.screenshot({ path: file(`docs/public/playground-${colorScheme}.png`) })
  }
} finally {
  await site.close()
}
