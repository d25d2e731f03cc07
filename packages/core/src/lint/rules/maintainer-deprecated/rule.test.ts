import { describe, expect, test } from 'vitest'
import { linesOf, linted } from '../../testing/said.js'

describe('MaintainerDeprecated', () => {
  test.each<readonly [text: string, lines: readonly number[]]>([
    ['FROM a\nmaintainer me\n', [2]],
    ['FROM a\nMaintainer a b <c@d>\n', [2]],
    ['FROM a\nMAINTAINER a\\\n b\n', [2]],
    ['FROM a\nMAINTAINER a\nFROM b\nMAINTAINER b\n', [2, 4]],
    ['FROM a\nLABEL maintainer=x\n', []],
    ['FROM a\n# check=skip=MaintainerDeprecated\nMAINTAINER x\n', []],
    ['FROM a\n# hadolint ignore=DL4000\nMAINTAINER x\n', []],
    ['# check=skip=MaintainerDeprecated\nFROM a\nMAINTAINER x\n', []],
  ])('%j: %j', (text, lines) => {
    expect(linesOf('MaintainerDeprecated', text)).toEqual(lines)
  })

  test('says it once, though a check says it too, and what the label is', () => {
    expect(linted('FROM scratch\nMAINTAINER "A" <b@c>\n')).toMatchObject([
      {
        code: 'MaintainerDeprecated',
        severity: 'warning',
        message: 'MAINTAINER is deprecated',
        hint: 'Write LABEL org.opencontainers.image.authors="\\"A\\" <b@c>"',
        place: { line: 2 },
      },
    ])
  })

  test.each([
    ['me', 'me'],
    ['"me and you"', 'me and you'],
    ["'me'", 'me'],
    ['"me" <a@b>', '"me" <a@b>'],
    ['"it\'s me"', '"it\'s me"'],
    ['"me', '"me'],
    ['$ME', '$ME'],
  ])('writes %s as a label', (name, value) => {
    const [found] = linted(`FROM scratch\nMAINTAINER ${name}\n`)
    const pairs = [{ key: 'org.opencontainers.image.authors', value }]
    expect(found!.fix).toMatchObject([{ kind: 'replace', by: { kind: 'label', pairs } }])
  })
})
