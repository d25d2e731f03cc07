import { describe, expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import { allowedNames, heededComments, noSilence, readCheck, readSilence, type Silence } from './comments.js'

const shown = ({ all, skip, allow, experimental }: Silence): string =>
  [
    ...(all ? ['all'] : []),
    ...[...skip].map((name) => `skip ${name}`),
    ...(experimental === 'all' ? ['try all'] : [...experimental].map((name) => `try ${name}`)),
    ...[...allow].map((name) => `allow ${name}`),
  ].join(', ')

describe('readCheck', () => {
  test.each<[value: string, silence: string]>([
    ['skip=A', 'skip A'],
    ['skip=A,B', 'skip A, skip B'],
    ['skip=A,,B', 'skip A, skip , skip B'],
    ['skip=\tA\t,\tB', 'skip A, skip B'],
    ['skip=A, B', 'skip A, skip '],
    ['skip=A and why', 'skip A'],
    ['skip=all', 'all'],
    ['skip=all,A', 'skip all, skip A'],
    ['skip=ALL', 'skip ALL'],
    ['skip=A;skip=B', 'skip B'],
    ['skip=A;skip=all', 'all, skip A'],
    ['skip=all;skip=A', 'all, skip A'],
    ['experimental=A,B', 'try A, try B'],
    ['experimental=all', 'try all'],
    ['experimental=all;experimental=A', 'try all'],
    ['experimental=A;experimental=all', 'try all'],
    ['experimental=A;experimental=B', 'try B'],
    ['skip=A;experimental=B;error=true', 'skip A, try B'],
    ['error=true', ''],
    // What BuildKit cannot read.
    ['skip=A;error=yes', ''],
    ['skip=A;', ''],
    ['skip=A;junk', ''],
    ['skip=A;Skip=B', ''],
    ['skip=A;experimental=B;error=true;skip=C', ''],
    ['skip', ''],
    ['', ''],
  ])('%j', (value, silence) => expect(shown(readCheck(value))).toBe(silence))

  test('what cannot be read is the silence of no comment', () => {
    expect(readCheck('skip')).toBe(noSilence)
    expect(Object.isFrozen(noSilence)).toBe(true)
  })
})

describe('readSilence', () => {
  test.each<[what: string, block: string[], silence: string]>([
    ['a check', ['check=skip=A'], 'skip A'],
    ['with blanks around the sign', ['check \t=  skip=A '], 'skip A'],
    ['in upper case', ['CHECK=skip=A'], 'skip A'],
    ['the first of two checks', ['check=skip=A', 'check=skip=B'], 'skip A'],
    ['the first, though it cannot be read', ['check=junk', 'check=skip=A'], ''],
    ['the first that has a value', ['check=', 'check=skip=A'], 'skip A'],
    ['behind other words', ['why', 'a=b', 'check=skip=A'], 'skip A'],
    ['not within a sentence', ['see check=skip=A'], ''],
    ['not another directive', ['checks=skip=A', 'syntax=skip=A'], ''],
    ['not with a second sharp', ['# check=skip=A'], ''],
    ['ours', ['stagecraft allow=a-b,C because'], 'allow a-b, allow C'],
    ['ours with blanks around the sign', ['stagecraft  allow = A'], 'allow A'],
    ['ours and hadolint', ['stagecraft allow=A', 'hadolint ignore=DL3008'], 'allow A, allow DL3008'],
    ['hadolint with blanks', ['hadolint  ignore = DL3008 , SC2046 x'], 'allow DL3008, allow SC2046'],
    ['hadolint for the file', ['hadolint global ignore=DL3008'], 'allow DL3008'],
    ['ours and a check', ['check=skip=A;experimental=all', 'stagecraft allow=B'], 'skip A, try all, allow B'],
    ['a name twice', ['stagecraft allow=A', 'stagecraft allow=A,A'], 'allow A'],
    ['no sign at all', ['stagecraft allow A', 'hadolint ignore'], ''],
    ['nothing', [], ''],
  ])('%s', (_, block, silence) => expect(shown(readSilence(block))).toBe(silence))

  test('what says nothing is the silence of no comment', () => {
    expect(readSilence(['why', 'hadolint'])).toBe(noSilence)
  })
})

test.each<[text: string, names: string[]]>([
  ['stagecraft allow=a', ['a']],
  ['stagecraft allow=a-b,C,d2', ['a-b', 'C', 'd2']],
  ['stagecraft allow = a because', ['a']],
  ['stagecraft allow=a,', ['a']],
  ['stagecraft allow=a, b', ['a']],
  ['stagecraft allow=a.b', ['a']],
  ['stagecraft allow=', []],
  ['stagecraft allow a', []],
  ['stagecraft allows=a', []],
  ['stagecraftallow=a', []],
  ['Stagecraft allow=a', []],
  ['stagecraft ignore=a', []],
  ['x stagecraft allow=a', []],
])('%j allows %j', (text, names) => expect(allowedNames(text)).toEqual(names))

describe('heededComments', () => {
  /** Those of the comments above the last instruction that are heeded, with or without the places of the text. */
  const heeded = (text: string, isPlaced = true): readonly string[] => {
    const { file, places } = parse(text)
    const { instructions } = file.stages.at(-1)!
    const comments = instructions.flatMap((entry) => (entry.kind === 'comment' ? [entry] : []))
    return heededComments(comments, instructions.at(-1)!, isPlaced ? places : undefined).map((one) => one.text.trim())
  }

  test.each<[what: string, comments: string, heeded: string[]]>([
    ['all above', '# a\n# b\n', ['a', 'b']],
    ['across blank lines', '# a\n\n\n# b\n\n', ['a', 'b']],
    ['from an empty one on', '# a\n#\n# b\n', ['b']],
    ['from one of blanks on', '# a\n# \t\n# b\n', ['b']],
    ['from the last empty one on', '# a\n#\n# b\n#\n# c\n', ['c']],
    ['none before an empty one', '# a\n#\n', []],
    ['not those that are indented', ' # a\n# b\n\t# c\n', ['b']],
    ['an empty one that is indented parts nothing', '# a\n #\n# b\n', ['a', 'b']],
    ['without a blank behind the sharp', '#a\n', ['a']],
  ])('%s', (_, comments, block) => expect(heeded(`FROM x\n${comments}RUN y\n`)).toEqual(block))

  test('not those between the lines of the instruction', () => {
    expect(heeded('FROM x\n# a\nCOPY y \\\n# b\n  z\n')).toEqual(['a'])
  })

  test('without places every comment stands in the first column', () => {
    expect(heeded('FROM x\n # a\n#\n # b\nRUN y\n', false)).toEqual(['b'])
  })
})
