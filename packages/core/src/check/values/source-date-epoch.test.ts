import { describe, expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import { check } from '../check.js'
import type { CheckOptions } from '../options.js'

function told(value: string, stages: string): readonly string[] {
  return toldOf(`ARG A=scratch B=alpine:3.22\nARG SOURCE_DATE_EPOCH${value}\n${stages}\n`)
}

function toldOf(text: string, options: CheckOptions = {}): readonly string[] {
  const { file, places } = parse(text)
  return check(file, { ...options, places })
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
    ['whose base is scratch by a variable', '=src', `FROM $A AS src\nADD ${remote} /\nFROM scratch`],
    ['whose base is known to the build alone', '=src', `FROM $TARGETARCH AS src\nRUN x\nFROM scratch`],
    ['whose source a variable decides', '=src', 'FROM scratch AS src\nARG U\nADD $U /\nFROM scratch'],
    ['with a repository', '=src', 'FROM scratch AS src\nADD git@example.com:a /\nFROM scratch'],
    ['which is the first of two', '=src', `FROM scratch AS src\nADD ${remote} /\nFROM alpine:3.22 AS src\nRUN x`],
    [
      'from scratch, whatever stage is called so',
      '=src',
      `FROM alpine:3.22 AS scratch\nFROM scratch AS src\nADD ${remote} /`,
    ],
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
      'a stage whose base is no scratch by a variable',
      '=src',
      `FROM $B AS src\nADD ${remote} /\nFROM scratch`,
      3,
      '"src" must be a stage FROM scratch',
    ],
    [
      'a stage that begins with a stage',
      '=src',
      `FROM scratch AS a\nFROM a AS src\nADD ${remote} /\nFROM scratch`,
      4,
      '"src" must be a stage FROM scratch',
    ],
    [
      'two ADDs',
      '=src',
      `FROM scratch AS src\nADD ${remote} /a\nADD ${remote} /b\nFROM scratch`,
      3,
      '"src" must be a stage with one ADD of one source',
    ],
    [
      'an ADD of a file that stands there',
      '=src',
      'FROM scratch AS src\nADD <<X /\na\nX\nFROM scratch',
      3,
      '"src" must be a stage whose ADD is remote',
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

  test('counts without an ARG where a build gives it', () => {
    const text = 'FROM alpine:3.22 AS src\nFROM scratch\n'
    const given = (value: string) => toldOf(text, { buildArguments: { SOURCE_DATE_EPOCH: value } })
    expect(given('SRC')).toEqual(['error 1: ARG SOURCE_DATE_EPOCH: "SRC" must be a stage FROM scratch'])
    expect(given('now')).toEqual([
      'error undefined: ARG SOURCE_DATE_EPOCH: "now" is neither a number of seconds nor a stage',
    ])
    expect([...given(''), ...given('0'), ...given('context'), ...toldOf(text)]).toEqual([])
  })

  test('is what a build gives, not the default', () => {
    const text = 'ARG SOURCE_DATE_EPOCH=now\nFROM scratch\n'
    expect(toldOf(text, { buildArguments: { SOURCE_DATE_EPOCH: '1' } })).toEqual([])
    expect(toldOf(text, { buildArguments: { SOURCE_DATE_EPOCH: 'a' } })).toEqual([
      'error 1: ARG SOURCE_DATE_EPOCH: "a" is neither a number of seconds nor a stage',
    ])
    expect(toldOf(text, { buildArguments: {} })).toEqual([
      'error 1: ARG SOURCE_DATE_EPOCH: "now" is neither a number of seconds nor a stage',
    ])
  })
})
