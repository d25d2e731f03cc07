import { describe, expect, test } from 'vitest'
import { linesOf, linted } from '../../testing/said.js'

describe('copied-archive', () => {
  test.each([
    ['in a later RUN', 'FROM a\nCOPY x.tar.gz /tmp/\nRUN tar -C / -xzf /tmp/x.tar.gz && rm /tmp/x.tar.gz\n', [3]],
    ['the old form of options', 'FROM a\nCOPY x.tgz .\nRUN tar xf x.tgz\n', [3]],
    ['another archive', 'FROM a\nCOPY x.tgz .\nRUN tar xf y.tgz\n', []],
    ['of another stage', 'FROM a\nCOPY --from=b /x.tgz .\nRUN tar xf x.tgz\n', []],
    ['what tar makes', 'FROM a\nCOPY x.tgz .\nRUN tar cf x.tgz /y\n', []],
    ['a stage that is thrown away', 'FROM a AS b\nCOPY x.tgz /\nRUN tar xf /x.tgz\nFROM a\nCOPY --from=b /x /x\n', []],
    ['added', 'FROM a\nADD x.tgz /\nRUN tar xf x.tgz\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('copied-archive', text)).toEqual(lines)
  })

  test.each([
    ['tar xzf /x.tgz', 'ADD'],
    ['tar -C /opt -xf /x.tgz', 'ADD'],
    ['tar --extract --file /x.tgz --directory /opt', 'ADD'],
    ['tar xf /x.tgz bin/x', 'mount'],
    ['tar xf /x.tgz --strip-components=1', 'mount'],
    ['if a; then tar xf /x.tgz; fi', 'mount'],
  ])('%s: %s', (command, way) => {
    const [found] = linted(`FROM a\nCOPY x.tgz /\nRUN ${command}\n`).filter(({ code }) => code === 'copied-archive')
    expect(found?.hint).toContain(way)
  })
})
