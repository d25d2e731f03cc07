import { describe, expect, test } from 'vitest'
import { readShareLink, shareLink } from './share-link.js'

describe('a link carries a text', () => {
  test.each([
    ['config', "import { stage } from '@stagecraft/core'\n"],
    ['dockerfile', 'FROM alpine:3.22\nLABEL title="Größe → 😀"\n'],
    ['config', ''],
    ['config', 'x'.repeat(100_000)],
  ] as const)('%s %#', async (kind, text) => {
    expect(await readShareLink(await shareLink({ kind, text }))).toEqual({ kind, text })
  })

  test('in letters that an address may have, and shorter than itself', async () => {
    const link = await shareLink({ kind: 'config', text: '.run("npm ci")\n'.repeat(50) })
    expect(link).toMatch(/^#config=[\w-]+$/)
    expect(link.length).toBeLessThan(100)
  })

  test('and a damaged link carries nothing', async () => {
    const link = await shareLink({ kind: 'config', text: 'const a = 1' })
    for (const wrong of ['', '#', '#config=', '#other=abcd', '#config=!!', link.slice(0, -6), '#config=AAAA']) {
      expect(await readShareLink(wrong)).toBeUndefined()
    }
  })
})
