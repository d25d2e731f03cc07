import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('copied-archive', () => {
  test.each([
    ['in a later RUN', 'FROM a\nCOPY x.tar.gz /tmp/\nRUN tar -C / -xzf /tmp/x.tar.gz && rm /tmp/x.tar.gz\n', [3]],
    ['the old form of options', 'FROM a\nCOPY x.tgz .\nRUN tar xf x.tgz\n', [3]],
    ['another archive', 'FROM a\nCOPY x.tgz .\nRUN tar xf y.tgz\n', []],
    ['of another stage', 'FROM a\nCOPY --from=b /x.tgz .\nRUN tar xf x.tgz\n', []],
    ['what tar makes', 'FROM a\nCOPY x.tgz .\nRUN tar cf x.tgz /y\n', []],
    ['added', 'FROM a\nADD x.tgz /\nRUN tar xf x.tgz\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('copied-archive', text)).toEqual(lines)
  })
})
