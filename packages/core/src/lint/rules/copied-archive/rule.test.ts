import { describe, expect, test } from 'vitest'
import { linesOf, linted, saidBy } from '../../testing/said.js'

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

  test.each([
    ['COPY d/x.tar /\nRUN tar -xf /x.tar', true],
    ['COPY --chown=1 x.tgz /\nRUN tar xf /x.tgz', true],
    ['COPY x.tgz /\nRUN cd /opt && tar xf /x.tgz', true],
    ['COPY x.tgz /\nRUN tar xf /x.tgz || true', true],
    ['COPY x.tgz /\nRUN ["tar", "xf", "/x.tgz"]', true],
    // What is not known, or is another archive
    ['COPY x.tgz /y.tgz\nRUN tar xf /y.tgz', false],
    ['COPY *.tgz /\nRUN tar xf /x.tgz', false],
    ['COPY . /\nRUN tar xf /x.tgz', false],
    ['ARG V=1\nCOPY x-$V.tgz /\nRUN tar xf /x-$V.tgz', false],
    ['ONBUILD COPY x.tgz /\nRUN tar xf /x.tgz', false],
    ['RUN --mount=type=bind,source=x.tgz,target=/x.tgz tar xf /x.tgz', false],
    // What unpacks it otherwise
    ['COPY x.tgz /\nRUN tar xf - < /x.tgz', false],
    ['COPY x.tgz /\nRUN cat /x.tgz | tar x', false],
    ['COPY x.tgz /\nRUN bsdtar -xf /x.tgz', false],
    ['COPY x.tar.gz /\nRUN gunzip /x.tar.gz', false],
    ['ADD --unpack=false x.tgz /\nRUN tar xf /x.tgz', false],
  ])('%j: %s', (instructions, isReported) => {
    expect(linesOf('copied-archive', `FROM a\n${instructions}\n`).length > 0).toBe(isReported)
  })

  test.each([
    ['tar --exclude=y -xf /x.tgz', 'mount'],
    ['tar xf /x.tgz --strip-components 1', 'mount'],
    ['tar xf /x.tgz --transform s/a/b/', 'mount'],
    ['tar xf /x.tgz --one-top-level', 'mount'],
    ['tar xf /x.tgz || true', 'ADD'],
    ['x || tar xf /x.tgz', 'mount'],
    ['(tar xf /x.tgz)', 'mount'],
  ])('%s: %s too', (command, way) => {
    const [found] = saidBy('copied-archive', `FROM a\nCOPY x.tgz /\nRUN ${command}\n`)
    expect(found?.hint).toContain(way)
  })

  test('says which archive, and where it is copied', () => {
    const text = 'FROM a\nCOPY x.tgz y.tgz /\nRUN tar xf /x.tgz && tar xf /y.tgz z\n'
    const related = [{ message: 'it is copied here', place: { line: 2 } }]
    expect(saidBy('copied-archive', text)).toMatchObject([
      {
        severity: 'info',
        message: 'tar unpacks x.tgz, which stays in the layer of its COPY even if it is removed',
        hint: 'Write ADD in place of COPY: it unpacks tar archives of the build context',
        related,
      },
      {
        message: 'tar unpacks y.tgz, which stays in the layer of its COPY even if it is removed',
        hint: 'Leave COPY out and mount the archive: RUN --mount=type=bind,source=…,target=…',
        related,
      },
    ])
  })
})
