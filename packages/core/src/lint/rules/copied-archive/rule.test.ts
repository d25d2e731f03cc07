import { describe, expect, test } from 'vitest'
import { linesOf, linted } from '../../testing/said.js'

describe('copied-archive', () => {
  test.each([
    ['in a later RUN', 'FROM a\nCOPY x.tar.gz /tmp/\nRUN tar -C / -xzf /tmp/x.tar.gz && rm /tmp/x.tar.gz\n', [3]],
    ['the old form of options', 'FROM a\nCOPY x.tgz .\nRUN tar xf x.tgz\n', [3]],
    ['another compression', 'FROM a\nCOPY x.tzst .\nRUN tar xf x.tzst\n', [3]],
    ['another archive', 'FROM a\nCOPY x.tgz .\nRUN tar xf y.tgz\n', []],
    ['of another stage', 'FROM a\nCOPY --from=b /x.tgz .\nRUN tar xf x.tgz\n', []],
    ['what tar makes', 'FROM a\nCOPY x.tgz .\nRUN tar cf x.tgz /y\n', []],
    ['a stage that is thrown away', 'FROM a AS b\nCOPY x.tgz /\nRUN tar xf /x.tgz\nFROM a\nCOPY --from=b /x /x\n', []],
    ['added', 'FROM a\nADD x.tgz /\nRUN tar xf x.tgz\n', []],

    [
      'each kind of archive',
      `FROM a\n${['tar', 'tar.gz', 'tar.bz2', 'tar.xz', 'tar.zst', 'tgz', 'tbz', 'tbz2', 'txz'].map((end) => `COPY x.${end} /\nRUN tar -x -f /x.${end}\n`).join('')}`,
      [3, 5, 7, 9, 11, 13, 15, 17, 19],
    ],
    [
      'what is no archive of tar',
      'FROM a\nCOPY x.zip x.gz x.tarx /\nRUN tar xf /x.zip; tar xf x.gz; tar xf x.tarx; unzip x.tar\n',
      [],
    ],
    ['said once', 'FROM a\nCOPY x.tgz /\nRUN tar xf x.tgz\nRUN tar xf x.tgz\n', [3]],
    ['in the stage that it begins with', 'FROM a AS b\nCOPY x.tgz /\nFROM b\nRUN tar --get -f x.tgz\n', [4]],
    ['what tar lists', 'FROM a\nCOPY x.tgz /\nRUN tar -tf x.tgz; tar --create --exclude=x -f x.tgz .\n', []],
    ['a source that is not known', 'FROM a\nCOPY $X /\nRUN tar xf x.tgz\n', []],
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
