import { describe, expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import { check } from '../check.js'

function told(value: string, stages: string): readonly string[] {
  const { file, places } = parse(`ARG A\nARG SOURCE_DATE_EPOCH${value}\n${stages}\n`)
  return check(file, { places })
    .filter(({ code }) => code === 'bad-option')
    .map(({ severity, place, message }) => `${severity} ${place?.line}: ${message}`)
}

const remote = 'https://example.com/a.tar.gz'

describe('SOURCE_DATE_EPOCH', () => {
  test.each<[name: string, value: string, stages: string]>([
    ['nothing', '', 'FROM scratch'],
    ['an empty value', '=', 'FROM scratch'],
    ['seconds', '=1700000000', 'FROM scratch'],
    ['the build context', '=context', 'FROM scratch'],
    ['a stage with one remote ADD', '=src', `FROM scratch AS src\nADD ${remote} /\nFROM scratch`],
    ['whose name is in lower case', '=SRC', `FROM scratch AS src\nADD ${remote} /\nFROM scratch`],
    ['which may have comments and arguments', '=src', `FROM scratch AS src\n# a\nARG B\nADD ${remote} /\nFROM scratch`],
    ['whose base a variable decides', '=src', `FROM $A AS src\nRUN x\nFROM scratch`],
  ])('may be %s', (_, value, stages) => expect(told(value, stages)).toEqual([]))

  test.each<[name: string, value: string, stages: string, line: number, fault: string]>([
    ['another word', '=now', 'FROM scratch', 2, '"now" is neither a number of seconds nor a stage'],
    ['a stage with a base', '=src', 'FROM alpine:3.22 AS src\nFROM scratch', 3, '"src" must be a stage FROM scratch'],
    [
      'a stage that does more',
      '=src',
      `FROM scratch AS src\nADD ${remote} /\nCOPY a /\nFROM scratch`,
      3,
      '"src" must be a stage with one ADD of one source, and nothing else',
    ],
    [
      'an ADD of two sources',
      '=src',
      `FROM scratch AS src\nADD ${remote} ${remote} /a/\nFROM scratch`,
      3,
      '"src" must be a stage with one ADD of one source, and nothing else',
    ],
    [
      'an ADD of a file',
      '=src',
      'FROM scratch AS src\nADD a /\nFROM scratch',
      3,
      '"src" must be a stage whose ADD is remote',
    ],
    [
      'an empty stage',
      '=src',
      'FROM scratch AS src\nFROM scratch',
      3,
      '"src" must be a stage with one ADD of one source',
    ],
  ])('may not be %s', (_, value, stages, line, fault) =>
    // The value is a default, which a build may replace; the stage that is at fault is pointed at.
    expect(told(value, stages)).toEqual([`warning ${line}: ARG SOURCE_DATE_EPOCH: ${fault}`]),
  )
})
