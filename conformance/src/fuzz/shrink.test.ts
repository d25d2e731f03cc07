import { describe, expect, it } from 'vitest'
import { shrink } from './shrink.js'

describe('shrink', () => {
  const holds = (what: string) => (text: string) => Promise.resolve(text.includes(what))

  it('leaves what fails, and nothing else', async () => {
    const text = 'FROM a\nRUN b\nRUN one bad thing\nRUN c\nUSER d\n'
    expect(await shrink(text, holds('bad'))).toBe('bad')
  })

  it('leaves a text as it is that does not fail without any part', async () => {
    expect(await shrink('ab\nc', holds('ab\nc'))).toBe('ab\nc')
  })

  it('asks as often as it may', async () => {
    let asked = 0
    const text = 'x\n'.repeat(1000)
    await shrink(
      text,
      () => {
        asked++
        return Promise.resolve(false)
      },
      50,
    )
    expect(asked).toBe(50)
  })
})
