import { describe, expect, test } from 'vitest'
import type { Entry } from '../model/index.js'
import { parse } from './parse-file.js'
import { oneOf, read } from './testing/read.js'
import { reported } from './testing/reported.js'
import { spelled } from './testing/spelled.js'

/** The pairs of ENV or LABEL, as `key=value`, with words spelled. */
const pairsOf = (text: string, head?: string): readonly string[] =>
  oneOf(text.startsWith('ENV') ? 'env' : 'label', text, head).pairs.map(
    ({ key, value }) => `${spelled(key)}=${spelled(value)}`,
  )

describe('pairs', () => {
  test.each<[rest: string, ...pairs: readonly string[]]>([
    ['a=b', 'a=b'],
    ['a=b c=d', 'a=b', 'c=d'],
    ['a=b\tc=d\u3000e=f', 'a=b', 'c=d', 'e=f'],
    ['a=', 'a='],
    ['a= b=', 'a=', 'b='],
    ['a=""', 'a='],
    ['a=b=c', 'a=b=c'],
    ['a==', 'a=='],
    ['a="b c"', 'a=b c'],
    ["a='b c'", 'a=b c'],
    ['a="b"c\'d\'', 'a=bcd'],
    ['a=b\\ c', 'a=b c'],
    ['a="b\\"c"', 'a=b"c'],
    ['a="b\\c"', 'a=b\\c'],
    ["a='b\\c'", 'a=b\\c'],
    ['a=b\\\\', 'a=b\\'],
    ['"a"=b', 'a=b'],
    ['"a b"=c', 'a b=c'],
    ['a\\ b=c', 'a b=c'],
    ['a.b-c/d=e', 'a.b-c/d=e'],
    ['""=b', '=b'],
    ['$a=b', '‹a›=b'],
    ['a=$b', 'a=‹b›'],
    ['a=${b:-c}', 'a=‹b:-c›'],
    ['a="${b:-c d}"', 'a=‹b:-c d›'],
    ['a=\\$b', 'a=$b'],
    ["a='$b'", 'a=$b'],
    ['a=$', 'a=$'],
    ['a=$(b)', 'a=$(b)'],
    ['a=`b`', 'a=`b`'],
    ['a=#b', 'a=#b'],
    ['a=b #c=d', 'a=b', '#c=d'],
    ['a=["b"]', 'a=[b]'],
    ['a=<<E', 'a=<<E'],
    ['a=b \\\n c=d', 'a=b', 'c=d'],
    ['a=b\\\nc', 'a=bc'],
    ['a="b \\\n c"', 'a=b  c'],
    ['a=b \\\n# c=d\n e=f', 'a=b', 'e=f'],
    ['a=b a=c', 'a=b', 'a=c'],
    ['-- --a=b', '--a=b'],
    ['\u00e9=\u00fc', '\u00e9=\u00fc'],
    // The old form: the first word has no "=", and the value is all that follows.
    ['a b', 'a=b'],
    ['a  b  c ', 'a=b  c'],
    ['a b=c d=e', 'a=b=c d=e'],
    ['a = b', 'a== b'],
    ['a "b  c"', 'a=b  c'],
    ['a "b" \'c\' d\\ e', 'a=b c d e'],
    ['a $b', 'a=‹b›'],
    ['$a b', '‹a›=b'],
    ['"a" b', 'a=b'],
    ['a\tb', 'a=b'],
    ['a \\\n b', 'a=b'],
    ['a b \\\n c', 'a=b  c'],
    ['a b # c', 'a=b # c'],
    ['a ""', 'a='],
  ])('%j', (rest, ...pairs) => {
    expect(pairsOf(`ENV ${rest}`)).toEqual(pairs)
    expect(pairsOf(`LABEL ${rest}`)).toEqual(pairs)
  })

  test('are escaped with the character of the file', () => {
    const head = '# escape=`\nFROM a\n'
    expect(pairsOf('ENV a=C:\\b` c d=`$e f="`"\\"', head)).toEqual(['a=C:\\b c', 'd=$e', 'f="\\'])
    expect(pairsOf('ENV a=b `\n c=d', head)).toEqual(['a=b', 'c=d'])
  })

  test.each([
    ['a\u00a0=b c', 'a key of the old form that has a sign in it'],
    ['a\u2003b=c d', 'a key of the old form that has a sign in it'],
  ])('are kept as text: %j, %s', (rest) =>
    expect(read(`ENV ${rest}`)).toEqual([{ kind: 'raw', keyword: 'ENV', lines: [rest], heredocs: [] }]),
  )
})

const isMissing = 'a key and a value are missing'
const quoted = 'A value with white space is put into double quotes'
const quoteHint = `A quote that is meant as a character is written \\' or \\"`

describe('pairs are refused', () => {
  test.each<[rest: string, code: string, at: string, sentence: string]>([
    ['', 'missing-argument', 'KEY', `KEY: ${isMissing}`],
    ['--', 'missing-argument', 'KEY --', `KEY: ${isMissing}`],
    ['a', 'missing-argument', 'a', 'KEY: "a" has no value | It is written KEY a=value'],
    ['"a b"', 'unbalanced-quote', '"a', `KEY key: a double quote is opened and not closed | ${quoteHint}`],
    ['a\u00a0b', 'missing-argument', 'a\u00a0b', 'KEY: "a\u00a0b" has no value | It is written KEY a\u00a0b=value'],
    ['a=b c', 'missing-argument', 'c', `KEY: "c" has no "="; each item is key=value | ${quoted}`],
    ['a=b "c d"', 'missing-argument', '"c d"', `KEY: "\\"c d\\"" has no "="; each item is key=value | ${quoted}`],
    ['a=b # c', 'missing-argument', '#', `KEY: "#" has no "="; each item is key=value | ${quoted}`],
    ['a=b \\\n c d', 'missing-argument', 'c', `KEY: "c" has no "="; each item is key=value | ${quoted}`],
    ['=a', 'bad-name', '=a', 'KEY: the name before "=" is missing'],
    ['a=b =', 'bad-name', '=', 'KEY: the name before "=" is missing'],
    ['a="b', 'unbalanced-quote', '"b', `KEY a: a double quote is opened and not closed | ${quoteHint}`],
    ["a='b c=d", 'unbalanced-quote', "'b c=d", `KEY a: a single quote is opened and not closed | ${quoteHint}`],
    ["it's=b", 'unbalanced-quote', "'s", `KEY key: a single quote is opened and not closed | ${quoteHint}`],
    ['a=b c=${d', 'bad-variable', '${d', 'KEY c: malformed variable reference: the closing "}" is missing'],
    [
      'a=x${b!}y',
      'bad-variable',
      '${b!',
      'KEY a: malformed variable reference: "!" is no modifier that BuildKit knows (:-  -  :+  +  :?  ?  #  ##  %  %%  /  //)',
    ],
    ['a b${', 'bad-variable', '${', 'KEY a: malformed variable reference: the closing "}" is missing'],
    ['--a=b c=d', 'unknown-option', '--a=b', 'KEY has no flag --a; it takes none'],
  ])('%j', (rest, code, at, sentence) => {
    for (const keyword of ['ENV', 'LABEL']) {
      const named = (text: string) => text.replaceAll('KEY', keyword)
      const text = `FROM a\n${keyword} ${rest}`
      expect(reported(text)[0]).toEqual([code, named(at), named(sentence)])
      expect(parse(text).file.stages[0]!.instructions).toMatchObject([{ kind: 'raw', keyword }])
    }
  })

  test('as a whole, whatever else they say', () => {
    expect(parse('FROM a\nENV =a b=c').file.stages[0]!.instructions).toMatchObject([{ kind: 'raw', lines: ['=a b=c'] }])
  })

  test('each for itself', () => {
    expect(reported('FROM a\nENV =a b="c ${').map(([code, at]) => `${code} ${at}`)).toEqual([
      'bad-name =a',
      'bad-variable ${',
    ])
    expect(reported('FROM a\nLABEL =a =b c=${ d=${').map(([code, at]) => `${code} ${at}`)).toEqual([
      'bad-name =a',
      'bad-name =b',
      'bad-variable ${',
      'bad-variable ${',
    ])
  })

  test('with a hint that shows no long key', () => {
    const key = 'k'.repeat(61)
    const [[, , sentence]] = reported(`FROM a\nENV ${key}`) as [[string, string, string]]
    expect(sentence).toBe(`ENV: "${'k'.repeat(57)}…" has no value | It is written ENV key=value`)
    expect(reported(`FROM a\nENV ${'k'.repeat(60)}`)[0]![2]).toContain(`ENV ${'k'.repeat(60)}=value`)
  })
})

describe('ARG', () => {
  /** The declarations as `name` or `name=value`. */
  const argsOf = (text: string, head?: string): readonly string[] =>
    oneOf('arg', text, head).args.map(({ name, value }) => (value === undefined ? name : `${name}=${spelled(value)}`))

  test.each<[rest: string, ...args: readonly string[]]>([
    ['a', 'a'],
    ['a=', 'a='],
    ['a=b', 'a=b'],
    ['a b c', 'a', 'b', 'c'],
    ['a=b c d=e', 'a=b', 'c', 'd=e'],
    ['a="b c"', 'a=b c'],
    ["a='$b'", 'a=$b'],
    ['a=$b', 'a=‹b›'],
    ['a=b=c', 'a=b=c'],
    ['a="b=c d"', 'a=b=c d'],
    // Names are taken as they stand.
    ['$a', '$a'],
    ['a-b.c', 'a-b.c'],
    ['a\u00a0b', 'a', 'b'],
    ['-- --a', '--a'],
    ['a \\\n b=c', 'a', 'b=c'],
    ['a #b', 'a', '#b'],
  ])('%j', (rest, ...args) => {
    expect(argsOf(`ARG ${rest}`)).toEqual(args)
    expect(parse(`ARG ${rest}\nFROM a`).file.globalArgs).toEqual([oneOf('arg', `ARG ${rest}`)])
  })

  test.each(['"a"=b', "a='b' 'c'", '`a`', 'a\\b=c'])(
    'keeps %s as text, and before FROM what can be written',
    (rest) => {
      expect(read(`ARG ${rest}`)).toEqual([{ kind: 'raw', keyword: 'ARG', lines: [rest], heredocs: [] }])
      const { file, problems } = parse(`ARG ${rest}\nFROM a`)
      expect(file.globalArgs).toEqual(rest.startsWith('a=') ? [{ kind: 'arg', args: [{ name: 'a', value: 'b' }] }] : [])
      expect(problems).toMatchObject([{ severity: 'warning', code: 'not-expressible' }])
    },
  )

  test.each<[rest: string, code: string, at: string, sentence: string]>([
    ['', 'missing-argument', 'ARG', 'ARG: a name is missing'],
    ['--', 'missing-argument', 'ARG --', 'ARG: a name is missing'],
    ['=', 'bad-name', '=', 'ARG: the name before "=" is missing'],
    ['a =b', 'bad-name', '=b', 'ARG: the name before "=" is missing'],
    ['a="b', 'unbalanced-quote', '"b', `ARG value: a double quote is opened and not closed | ${quoteHint}`],
    ['a=${', 'bad-variable', '${', 'ARG value: malformed variable reference: the closing "}" is missing'],
  ])('is refused in a stage and before one: %j', (rest, code, at, sentence) => {
    for (const text of [`FROM a\nARG ${rest}`, `ARG ${rest}\nFROM a`])
      expect(reported(text)).toEqual([[code, at, sentence]])
    expect(parse(`ARG ${rest}\nFROM a`).file.globalArgs).toEqual([])
  })
})

describe('comments inside', () => {
  type Inside = readonly (readonly [before: number, text: string])[]
  test.each<[text: string, before: readonly string[], inside: Inside, after: readonly string[]]>([
    ['KEY \\\n# 1\na=b', [], [[0, ' 1']], []],
    [
      'KEY a=b \\\n# 1\n#2\n c=d',
      [],
      [
        [1, ' 1'],
        [1, '2'],
      ],
      [],
    ],
    ['KEY a=b \\\n# 1\n', [], [], [' 1']],
    ['KEY a=b \\\n# 1\n c=d \\\n# 2\n# 3\n', [], [[1, ' 1']], [' 2', ' 3']],
    ['KEY a="b \\\n# 1\n" c=d', [], [[0, ' 1']], []],
    ['KEY a=b c="d \\\n# 1\n"', [], [[1, ' 1']], []],
    ['KEY a=b\\\n# 1\n c=d', [], [[1, ' 1']], []],
    ['KEY a=b\\\n# 1\nc', [' 1'], [], []],
    ['KEY \\\n# 1\na="b \\\n# 2\nc" \\\n# 3\n', [' 1', ' 2'], [], [' 3']],
    ['KE\\\n# 1\nY a=b', [], [[0, ' 1']], []],
  ])(
    '%j go before the item in which they stand, or that follows, or after the instruction',
    (text, before, inside, after) => {
      for (const keyword of ['ENV', 'ARG']) {
        const written = text
          .replace('KE\\\n# 1\nY', `${keyword[0]}\\\n# 1\n${keyword.slice(1)}`)
          .replace('KEY', keyword)
        const entries = read(written)
        const at = entries.findIndex(({ kind }) => kind !== 'comment')
        const { comments } = entries[at] as { comments?: readonly { before: number; text: string }[] }
        const texts = (list: readonly Entry[]): readonly string[] =>
          list.map((one) => (one.kind === 'comment' ? one.text : ''))
        expect([texts(entries.slice(0, at)), texts(entries.slice(at + 1))]).toEqual([before, after])
        expect(comments?.map((found) => [found.before, found.text]) ?? []).toEqual(inside)
      }
    },
  )

  test.each(['ENV', 'LABEL'])('of an old form of %s go before it, as those of other instructions do', (keyword) => {
    const texts = (text: string): readonly string[] =>
      read(text).map((one) => (one.kind === 'comment' ? one.text : one.kind.toUpperCase()))
    expect(texts(`${keyword} A \\\n # 1\n b`)).toEqual([' 1', keyword])
    expect(texts(`${keyword} A b \\\n# 1\n# 2\n c`)).toEqual([' 1', ' 2', keyword])
    expect(texts(`${keyword} A b \\\n# 1\n`)).toEqual([keyword, ' 1'])
  })
})
