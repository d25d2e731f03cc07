import { describe, expect, test } from 'vitest'
import { foundIn, named } from '../testing/walked.js'
import { shippedCopiesRule } from './shipped.js'

const rule = shippedCopiesRule(named('copy'), ({ entry, copied, stage }, _, report) =>
  report({ message: `${copied.sources.join('+')} of ${stage}`, at: entry }),
)

/** The copies of the build context that are in the last image. */
const shipped = (text: string): readonly string[] => foundIn(text, [rule]).map((one) => one.replace('copy:', ''))

describe('copies that are in the last image', () => {
  test.each<[what: string, text: string, copies: string[]]>([
    ['of the last stage', 'FROM a\nCOPY b /c\nADD d /e\n', ['2 b of 0', '3 d of 0']],
    ['of the stages that it begins with', 'FROM a AS s\nCOPY b /c\nFROM s\nCOPY d /e\n', ['2 b of 0', '4 d of 1']],
    ['not of others', 'FROM a AS s\nCOPY b /c\nFROM d\n', []],
    ['that it takes from another', 'FROM a AS s\nCOPY b /c\nFROM d\nCOPY --from=s /c /e\n', ['2 b of 0']],
    ['in a folder that it takes', 'FROM a AS s\nCOPY b /c/d\nFROM e\nCOPY --from=s /c /f\n', ['2 b of 0']],
    ['in all that it takes', 'FROM a AS s\nCOPY b /c\nFROM d\nCOPY --from=s / /\n', ['2 b of 0']],
    ['by a relative source', 'FROM a AS s\nCOPY b /c\nFROM d\nCOPY --from=s c /e\n', ['2 b of 0']],
    ['not where it takes something else', 'FROM a AS s\nCOPY b /c\nFROM d\nCOPY --from=s /e /f\n', []],
    ['not where it takes a part', 'FROM a AS s\nCOPY b /c\nFROM d\nCOPY --from=s /c/x /e\n', []],
    ['that only begins alike', 'FROM a AS s\nCOPY b /cd\nFROM d\nCOPY --from=s /c /e\n', []],
    [
      'taken by a stage below the last',
      'FROM a AS s\nCOPY b /c\nFROM d AS t\nCOPY --from=s /c /e\nFROM t\n',
      ['2 b of 0'],
    ],
    ['not taken by one that is not shipped', 'FROM a AS s\nCOPY b /c\nFROM d\nCOPY --from=s /c /e\nFROM f\n', []],
    [
      'not over two stages',
      'FROM a AS s\nCOPY b /c\nFROM d AS t\nCOPY --from=s /c /c\nFROM e\nCOPY --from=t /c /c\n',
      [],
    ],
    [
      'of what the stage begins with that is taken from',
      'FROM a AS s\nCOPY b /c\nFROM s AS t\nCOPY d /e\nFROM f\nCOPY --from=t /c /e /g/\n',
      ['2 b of 0', '4 d of 1'],
    ],
    ['into a folder that is not known', 'FROM a AS s\nCOPY b c\nFROM d\nCOPY --from=s / /\n', []],
    ['of a source that is not known', 'FROM a AS s\nCOPY b /c\nFROM d\nCOPY --from=s $X /e\n', []],
    ['not those of triggers', 'FROM a AS s\nONBUILD COPY b /c\nFROM s\n', []],
    ['an ADD of another place', 'FROM a\nADD https://e.org/b /c\n', ['2 https:/e.org/b of 0']],
    ['not from an image', 'FROM a\nCOPY --from=b:1 /c /d\n', []],
  ])('%s', (_, text, copies) => expect(shipped(text)).toEqual(copies))

  test.each<[what: string, run: string, isShipped: boolean]>([
    ['removes files', 'rm -rf /c/.git', false],
    ['moves files', 'mv /c /d', false],
    ['finds files', 'find /c -delete', false],
    ['removes files in exec form by a shell', '["sh", "-c", "rm -rf /c/.git"]', false],
    ['removes files in a heredoc', '<<E\nrm /c/x\nE', false],
    ['does something else', 'make', true],
    ['only names such a program', 'farm; remove; mvn; finder', true],
    ['runs it without a shell', '["rm", "/c/x"]', true],
  ])('not where its stage %s', (_, run, isShipped) => {
    const text = `FROM a AS s\nCOPY b /c\nRUN ${run}\nFROM d\nCOPY --from=s /c /e\n`
    expect(shipped(text)).toEqual(isShipped ? ['2 b of 0'] : [])
  })

  test('in the last stage itself nothing that it removes is gone', () => {
    expect(shipped('FROM a\nCOPY b /c\nRUN rm -rf /c\n')).toEqual(['2 b of 0'])
  })
})
