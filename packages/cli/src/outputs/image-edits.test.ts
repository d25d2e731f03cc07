import { describe, expect, test } from 'vitest'
import { seal } from './header.js'
import { writtenBefore } from './image-edits.js'

/** With a header, which stands after the directive. */
const sealed = (text: string): string =>
  seal(text.replace(/^(?:# syntax=.*\n\n)?/, `$&# stagecraft hash=sha256:${'0'.repeat(16)}\n#\n\n`))

/** The text as it was written, found from what became of it and from what its config describes by now. */
function found(written: string, edits: readonly (readonly [string, string])[], described: string): string | undefined {
  let edited = sealed(written)
  for (const [from, to] of edits) {
    expect(edited).toContain(from)
    edited = edited.replaceAll(from, to)
  }
  return writtenBefore(edited, sealed(described))
}

describe('the text as it was written', () => {
  test.each([
    ['a base', 'FROM a:1 AS s\n', [['a:1', 'a:2']]],
    ['a digest that was added', 'FROM a:1 AS a\n', [['a:1 ', `a:1@sha256:${'0'.repeat(64)} `]]],
    [
      'the syntax directive',
      '# syntax=docker/dockerfile:1.7\n\nFROM a:1 AS a\n',
      [['dockerfile:1.7', 'dockerfile:1.20']],
    ],
    ['a piece beside a variable', 'ARG V=1\n\nFROM a:$V-slim-12 AS a\n', [['slim-12', 'slim-13']]],
    [
      'a default with its piece',
      'ARG V=1\n\nFROM a:$V-1 AS a\n',
      [
        ['V=1', 'V=2'],
        ['$V-1', '$V-2'],
      ],
    ],
    ['one image twice', 'FROM a:1 AS a\nCOPY --from=b:1 /b:1 /\nCOPY --from=b:1 /c /\n', [['from=b:1', 'from=b:2']]],
    ['mounts', 'FROM a:1 AS a\nRUN --mount=type=bind,from=b:1,target=/b \\\n    x\n', [['from=b:1', 'from=b:2']]],
    ['versions of one ENV', 'FROM a:1 AS a\n# renovate: x\nENV A=1.0 \\\n    B=1.0\n', [['B=1.0', 'B=1.1']]],
  ] as const)('%s', (_, written, edits) => {
    const described = `${written.replace('\nFROM', '\nFROM new:1 AS new\n\nFROM')}RUN more\n`
    expect(found(written, edits, described)).toBe(sealed(written))
  })

  const stages = (version: (index: number) => string, count: number): string =>
    Array.from({ length: count }, (_, index) => `FROM i${index}:${version(index)} AS s${index}\n`).join('\n')

  test('with versions that are of the config alone', () => {
    const written = stages(() => '1', 6)
    const edits = [
      ['i0:1', 'i0:2'],
      ['i4:1', 'i4:2'],
    ] as const
    expect(found(written, edits, `${stages((index) => (index === 2 || index === 3 ? '7' : '1'), 6)}RUN x\n`)).toBe(
      sealed(written),
    )
  })

  test('of many versions only when the config has none of its own', () => {
    const written = stages(() => '1', 40)
    const edits = Array.from({ length: 40 }, (_, index) => [`i${index}:1`, `i${index}:2`] as const)
    expect(found(written, edits, `${written}RUN x\n`)).toBe(sealed(written))
    expect(found(written, edits, `${stages((index) => (index === 3 ? '7' : '1'), 40)}RUN x\n`)).toBeUndefined()
  })

  test.each([
    ['one version in both', 'FROM a:1 AS a\n', [['a:1', 'a:2']], 'FROM a:3 AS a\nRUN x\n'],
    [
      'something else as well',
      'FROM a:1 AS a\nUSER a\n',
      [
        ['a:1', 'a:2'],
        ['USER a', 'USER b'],
      ],
      'FROM a:1 AS a\nUSER c\n',
    ],
    ['in a stage that is gone', 'FROM a:1 AS a\n\nFROM b:1 AS b\n', [['a:1', 'a:2']], 'FROM b:1 AS b\nRUN x\n'],
  ] as const)('is not known when %s was changed', (_, written, edits, described) => {
    expect(found(written, edits, described)).toBeUndefined()
  })
})
