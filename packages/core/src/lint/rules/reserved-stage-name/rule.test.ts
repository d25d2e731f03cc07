import { describe, expect, test } from 'vitest'
import { linesOf, linted } from '../../testing/said.js'

describe('ReservedStageName', () => {
  test.each<readonly [text: string, lines: readonly number[]]>([
    ['FROM a AS scratch\nFROM b AS context\n', [1, 2]],
    ['FROM a AS Scratch\nFROM b AS CONTEXT\n', [1, 2]],
    ['FROM a AS scratch\nFROM scratch\n', [1]],
    ['FROM scratch\nFROM context\n', []],
    ['FROM a AS from-scratch\nFROM a AS contexts\nFROM a AS scratch-1\n', []],
    ['FROM a\n# check=skip=ReservedStageName\nFROM a AS scratch\n', [3]],
    ['FROM a\n# hadolint ignore=DL3063\nFROM a AS scratch\n', []],
    ['# check=skip=ReservedStageName\nFROM a AS scratch\n', []],
  ])('%j: %j', (text, lines) => {
    expect(linesOf('ReservedStageName', text)).toEqual(lines)
  })

  test.each([
    ['scratch', 'a stage is called "scratch", which also means the empty base'],
    ['context', 'a stage is called "context", which also means the build context'],
  ])('says once what %s means', (name, message) => {
    const found = linted(`FROM corp/x AS ${name}\n`).filter((one) => one.message.includes(`"${name}"`))
    expect(found).toMatchObject([
      { code: 'ReservedStageName', severity: 'warning', message, hint: 'Give it another name', place: { line: 1 } },
    ])
  })
})
