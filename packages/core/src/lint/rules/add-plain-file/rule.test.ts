import { describe, expect, test } from 'vitest'
import type { ContextView } from '../../engine/context.js'
import { contextOf } from '../../testing/context.js'
import { linesOf, linted, saidBy } from '../../testing/said.js'

describe('add-plain-file', () => {
  test.each([
    ['folders', 'FROM a\nADD . /x\n', [2]],
    ['patterns may match archives', 'FROM a\nADD *.x /y/\n', []],
    ['git', 'FROM a\nADD https://e.org/a.git /x\n', []],
    ['what only ADD can', 'FROM a\nADD --unpack=false a /x\n', []],
    ['a variable that is not known', 'FROM a\nARG A\nADD $A /x\n', []],
    ['one archive is enough', 'FROM a\nADD a b.tgz /x/\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('add-plain-file', text)).toEqual(lines)
  })

  test.each([
    ['ADD a b /c/', true],
    ['add ["a", "/b"]', true],
    ['ADD . .', true],
    ['ADD --chown=1 --chmod=644 --link --exclude=x a /b', true],
    ['ADD <<E /b\nx\nE', true],
    ['ADD a.zip /b', true],
    ['ADD a.jar /b', true],
    ['ADD a.tar.gz.asc /b', true],
    ['ADD github.com/a/b /b', true],
    ['ARG A=a\nADD $A /b', true],
    // What ADD may unpack
    ['ADD a.tar /b', false],
    ['ADD a.TGZ /b', false],
    ['ADD a.gz /b', false],
    ['ARG A=a.tgz\nADD $A /b', false],
    ['ADD a? /b/', false],
    ['ADD a[1] /b/', false],
    // What ADD fetches
    ['ADD http://example.org/a /b', false],
    ['ADD a https://example.org/b /c/', false],
    ['ADD git@example.org:a/b.git /b', false],
    ['ADD ssh://git@example.org/a /b', false],
    ['ADD git://example.org/a /b', false],
    ['ADD https://example.org/a.git#v1 /b', false],
    // Flags of ADD alone
    ['ADD --unpack a /b', false],
    ['ADD --checksum=sha256:0 a /b', false],
    ['ADD --keep-git-dir=false a /b', false],
    // Left alone
    ['COPY a /b', false],
    ['ONBUILD ADD a /b', false],
    ['# hadolint ignore=DL3020\nADD a /b', false],
  ])('%j: %s', (instructions, isReported) => {
    expect(linesOf('add-plain-file', `FROM a\n${instructions}\n`).length > 0).toBe(isReported)
  })

  test('says what to write, of a trigger in the stage that it runs in', () => {
    const found = saidBy('add-plain-file', 'FROM a AS b\nADD --chown=1 a /b\nONBUILD ADD c /d\nFROM b\n')
    expect(found).toMatchObject([
      {
        severity: 'info',
        message: 'ADD is used for what seems to be a plain file, so a reader looks for an archive or a URL',
        hint: 'Write COPY, unless it is an archive: ADD goes by what is in a file, not by its name',
        place: { line: 2 },
      },
      { place: { line: 4 } },
    ])
  })
})

const saidOf = (text: string, context?: ContextView) =>
  linted(`FROM a\n${text}\n`, context && { context }).find(({ code }) => code === 'add-plain-file')

describe('add-plain-file writes COPY', () => {
  test.each([
    ['ADD app.conf /x'],
    ['ADD a.JSON b.jar /x/'],
    ['ADD . /x'],
    ['ADD src/ /x'],
    ['ADD <<a.tar /x\nb\na.tar'],
    ['ENV F=a.conf\nADD $F /x'],
  ])('%j: is sure', (text) => {
    expect(saidOf(text)).toMatchObject({ hint: 'Write COPY' })
    expect(saidOf(text)?.fix).toBeDefined()
  })

  test.each([
    ['a name without an ending', 'ADD app /x'],
    ['an ending that says nothing', 'ADD layer.bin /x'],
    ['a format that is an archive', 'ADD a.apk /x'],
    ['a default that a build argument replaces', 'ARG F=a.conf\nADD $F /x'],
    ['part of a name', 'ARG NAME=a\nADD app-${NAME}.conf /x'],
    ['one of several', 'ADD a.conf app /x/'],
  ])('%s: is not sure, and has no fix', (_, text) => {
    expect(saidOf(text)).toMatchObject({ message: expect.stringContaining('seems to be') as string })
    expect(saidOf(text)?.fix).toBeUndefined()
  })

  const holding = (text: string): ContextView => ({ ...contextOf('app dir/b'), read: () => text })

  test('the build context tells what is in a file', () => {
    for (const text of ['a: 1\n', '\u007fELF\0\u0001', 'PK\u0003\u0004\0'])
      expect(saidOf('ADD app /x', holding(text))?.fix).toBeDefined()
    for (const text of [
      '\u001f\ufffd\b\0',
      'BZh91AY&SY',
      '\ufffd7zXZ\0',
      '(\ufffd/\ufffd\0',
      `a${'\0'.repeat(256)}ustar`,
    ])
      expect(saidOf('ADD app.conf /x', holding(text))).toBeUndefined()
    const unknown = saidOf('ADD app /x', holding('a\0\ufffd'))
    expect(unknown).toBeDefined()
    expect(unknown?.fix).toBeUndefined()
  })

  test('and what is a folder', () => {
    expect(saidOf('ADD dir /x', contextOf('dir/b'))?.fix).toBeDefined()
    expect(saidOf('ADD app /x', contextOf('app'))?.fix).toBeUndefined()
  })
})
