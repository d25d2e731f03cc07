import { expect, test } from 'vitest'
import { lint } from '../../lint.js'
import { parse } from '../../../parse/parse-file.js'
import { linesOf, linted } from '../../testing/said.js'

const lines = (text: string, rules = {}): readonly number[] => linesOf('unused-allow', `FROM a\n${text}`, { rules })

test.each([
  ['a rule that finds nothing', '# stagecraft allow=JSONArgsRecommended x\nCMD ["a"]\n', [2]],
  ['one of two', '# stagecraft allow=JSONArgsRecommended,LegacyKeyValueFormat x\nCMD a\n', [2]],
  ['no rule', '# stagecraft allow=jsonargs x\nCMD a\n', [2]],
  ['a code of a check', 'ENV A=1\n# stagecraft allow=variable-not-expanded x\nCMD ["a"]\n', [3]],
  ['nothing below', 'RUN a\n# stagecraft allow=JSONArgsRecommended x\n', [3]],
  ['not in the first column', ' # stagecraft allow=JSONArgsRecommended x\nCMD a\n', [2]],
  ['an empty comment between', '# stagecraft allow=JSONArgsRecommended x\n#\nCMD a\n', [2]],
  ['above FROM', '# stagecraft allow=StageNameCasing x\nFROM b\n', [2]],
  ['used', '# stagecraft allow=JSONArgsRecommended x\nCMD a\n', []],
  ['used together with BuildKit', '# stagecraft allow=JSONArgsRecommended x\n# check=skip=all\nCMD a\n', []],
  ['used above FROM', '# stagecraft allow=StageNameCasing x\nFROM b AS C\n', []],
  ['used by a rule that judges the whole file', '# stagecraft allow=ConsistentInstructionCasing x\nrun a\nRUN b\n', []],
  ['used by a check', 'FROM b AS c\n# stagecraft allow=later-stage x\nCOPY --from=d a /\nFROM b AS d\n', [3]],
  [
    'a rule that did not run',
    '# stagecraft allow=InvalidBaseImagePlatform,InvalidDefinitionDescription x\nCMD ["a"]\n',
    [],
  ],
  ['allowed itself', '# stagecraft allow=root-user,unused-allow x\nCMD ["a"]\n', []],
  ['the words of others', '# hadolint ignore=DL3025\n# check=skip=JSONArgsRecommended\nCMD ["a"]\n', []],
] as const)('%s', (_, text, expected) => expect(lines(text)).toEqual(expected))

test('says nothing of rules that are switched off, and can be switched itself', () => {
  const text = '# stagecraft allow=JSONArgsRecommended x\nCMD ["a"]\n'
  expect(lines(text, { JSONArgsRecommended: 'off' })).toEqual([])
  expect(lines(text, { 'unused-allow': 'off' })).toEqual([])
})

test('suggests the nearest name', () => {
  const found = linted('FROM a\n# stagecraft allow=JSONArgsRecomended x\nCMD a\n')
  expect(found[0]).toMatchObject({
    code: 'unused-allow',
    severity: 'info',
    hint: 'Did you mean "JSONArgsRecommended"?',
  })
})

test('does not know what checks would have said when they were not asked', () => {
  const { file, places } = parse('FROM a\n# stagecraft allow=later-stage x\nRUN b\n')
  expect(lint(file, { places })).toEqual([])
})

test.each([
  ['stagecraft: allow=root-user x', 'root-user'],
  ['Stagecraft allow=root-user x', 'root-user'],
  ['stagecraft allow root-user', 'root-user'],
  ['stagecraft allow: root-user x', 'root-user'],
  ['stagecraft-allow=rootuser', 'root-user'],
  ['stagecraft ignore=root-user,JSONArgRecommended x', 'root-user,JSONArgsRecommended'],
  ['stagecraft disable=something x', 'something'],
  ['stagecraft allow=', 'RULE'],
])('# %s is no allowance', (comment, names) => {
  const found = linted(`FROM a\nRUN x\n# ${comment}\nRUN b\n`).filter(({ code }) => code === 'unused-allow')
  expect(found).toMatchObject([
    {
      message: `# ${comment}: this is no allowance, and silences nothing`,
      hint: `Write # stagecraft allow=${names} and why`,
      place: { line: 3 },
    },
  ])
})

test.each([
  'Stagecraft allows this',
  'stagecraft allow me to explain',
  'stagecraft hash=sha256:00',
  'we use stagecraft: allow=root-user',
  'stagecraft',
])('# %s is a comment like any other', (comment) => {
  expect(lines(`# ${comment}\nRUN b\n`)).toEqual([])
})
