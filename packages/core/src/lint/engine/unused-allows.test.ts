import { describe, expect, test } from 'vitest'
import { lint } from '../lint.js'
import { parse } from '../../parse/parse-file.js'
import { linted } from '../testing/said.js'
import type { LintOptions } from '../lint.js'

const said = (text: string, options: LintOptions = {}): readonly string[] =>
  linted(text, options)
    .filter(({ code }) => code === 'unused-allow')
    .map(({ place, message, hint }) => `${place?.line}: ${message}${hint === undefined ? '' : ` (${hint})`}`)

const above = 'Write it in the first column of a line above the instruction, with no empty comment between them'

describe('an allowance', () => {
  test.each<[what: string, text: string, said: string[]]>([
    [
      'of no rule',
      'FROM a:1\n# stagecraft allow=nothing-like x\nRUN b\n',
      ['2: allow=nothing-like: there is no such rule'],
    ],
    [
      'of a rule that is misspelt',
      'FROM a:1\n# stagecraft allow=root-uses x\nCMD ["b"]\n',
      ['2: allow=root-uses: there is no such rule (Did you mean "root-user"?)'],
    ],
    [
      'of a code of a check that is misspelt',
      'FROM a:1\n# stagecraft allow=unknown-stages x\nRUN b\n',
      ['2: allow=unknown-stages: there is no such rule (Did you mean "unknown-stage"?)'],
    ],
    [
      'of what is not there',
      'FROM a:1\n# stagecraft allow=JSONArgsRecommended x\nCMD ["b"]\n',
      ['2: allow=JSONArgsRecommended silences nothing here (Remove it)'],
    ],
    [
      'of what a check does not say',
      'FROM a:1\n# stagecraft allow=unknown-stage x\nCOPY --from=b:1 /c /d\n',
      ['2: allow=unknown-stage silences nothing here (Remove it)'],
    ],
    [
      'that nothing heeds',
      'FROM a:1\n# stagecraft allow=JSONArgsRecommended x\n#\nCMD b\n',
      [`2: allow=JSONArgsRecommended silences nothing: no instruction heeds this comment (${above})`],
    ],
    [
      'of several, each of its own',
      'FROM a:1\n# stagecraft allow=JSONArgsRecommended,nothing-like,root-user x\nCMD b\n',
      ['2: allow=nothing-like: there is no such rule', '2: allow=root-user silences nothing here (Remove it)'],
    ],
    [
      'above FROM',
      '# stagecraft allow=StageNameCasing x\nFROM a:1 AS b\nUSER c\n',
      ['1: allow=StageNameCasing silences nothing here (Remove it)'],
    ],
    [
      'that stands twice',
      'FROM a:1\n# stagecraft allow=JSONArgsRecommended x\n# stagecraft allow=JSONArgsRecommended y\nCMD b\n',
      [],
    ],
    ['of what is there', 'FROM a:1\n# stagecraft allow=JSONArgsRecommended x\nCMD b\n', []],
    ['of what is found at its end', '# stagecraft allow=root-user x\nFROM debian:12\nCMD ["b"]\n', []],
    [
      'of what a check says',
      'FROM a:1 AS build\nFROM b:1\n# stagecraft allow=unknown-stage x\nCOPY --from=biuld /c /d\n',
      [],
    ],
    ['of a rule that needs what is not given', 'FROM a:1\n# stagecraft allow=CopyIgnoredFile x\nCOPY b c\n', []],
    ['of an experimental rule', 'FROM a:1\n# stagecraft allow=InvalidDefinitionDescription x\nARG B\n', []],
    ['of itself', 'FROM a:1\n# stagecraft allow=nothing-like,unused-allow x\nRUN b\n', []],
    ['of hadolint and of BuildKit', 'FROM a:1\n# hadolint ignore=DL3025\n# check=skip=Nothing\nRUN b\n', []],
  ])('%s', (_, text, found) => expect(said(text)).toEqual(found))

  test('of a rule that is off is not spoken of', () => {
    const text = 'FROM a:1\n# stagecraft allow=JSONArgsRecommended x\nCMD ["b"]\n'
    expect(said(text, { rules: { JSONArgsRecommended: 'off' } })).toEqual([])
    expect(said(text, { rules: { 'unused-allow': 'off' } })).toEqual([])
  })

  test('is spoken of with the severity that is set', () => {
    const text = 'FROM a:1\n# stagecraft allow=nothing-like x\nRUN b\n'
    const severities = linted(text, { rules: { 'unused-allow': 'error' } }).flatMap(({ code, severity }) =>
      code === 'unused-allow' ? [severity] : [],
    )
    expect(severities).toEqual(['error'])
  })

  test('of a check is not spoken of when nobody checked', () => {
    const { file, places } = parse('FROM a:1\n# stagecraft allow=unknown-stage x\nRUN b\n')
    const codes = (options: LintOptions) => lint(file, { places, ...options }).map(({ code }) => code)
    expect(codes({})).not.toContain('unused-allow')
    expect(codes({ problems: [] })).toContain('unused-allow')
  })

  test('stands where its comment does, else where what it is about does', () => {
    const { file, places } = parse('# stagecraft allow=nothing-like x\nFROM a:1\nUSER b\n')
    const linesOf = (known: typeof places) =>
      lint(file, { places: known }).flatMap(({ code, place }) => (code === 'unused-allow' ? [place?.line] : []))
    const [stage] = file.stages
    expect(linesOf(places)).toEqual([1])
    expect(linesOf(new Map([[stage!, places.get(stage!)!]]))).toEqual([2])
    expect(linesOf(new Map())).toEqual([undefined])
  })
})
