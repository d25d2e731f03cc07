import { describe, expect, test } from 'vitest'
import type { Source } from '../model/index.js'
import { parse } from './parse-file.js'
import { read } from './testing/read.js'
import { reported } from './testing/reported.js'
import { spelled } from './testing/spelled.js'

const spelledSource = (source: Source): string => {
  if (typeof source === 'string' || source.kind === 'template') return spelled(source)
  const { name, content, expand, stripTabs } = source
  return `<<${stripTabs ? '-' : ''}${expand ? name : `"${name}"`} ${spelled(content)}`
}

/** Sources and destination of the one COPY or ADD of a text, words and files spelled. */
function pathsOf(text: string, head?: string): readonly string[] {
  const [entry, ...others] = read(text, head).filter(({ kind }) => kind !== 'comment')
  if (others.length > 0 || (entry?.kind !== 'copy' && entry?.kind !== 'add')) throw new Error(JSON.stringify(text))
  return [...entry.sources.map(spelledSource), spelled(entry.destination)]
}

describe('paths of COPY and ADD', () => {
  test.each<[rest: string, ...paths: readonly string[]]>([
    ['a b', 'a', 'b'],
    ['  a\tb  ', 'a', 'b'],
    ['a b\u000bc\fd', 'a', 'b', 'c', 'd'],
    ['. .', '.', '.'],
    ['a* [b]c /d/', 'a*', '[b]c', '/d/'],
    ['a --from=b /c', 'a', '--from=b', '/c'],
    ['-- --a b', '--a', 'b'],
    ['-a b', '-a', 'b'],
    ['"a" \'b\'', 'a', 'b'],
    ['a\\b c', 'ab', 'c'],
    ['a\\\\b c', 'a\\b', 'c'],
    ['$a ${b:-c}/d', '‹a›', '‹b:-c›/d'],
    ["'$a' \\$b", '$a', '$b'],
    ['a\u00a0b c', 'a\u00a0b', 'c'],
    ['a # b', 'a', '#', 'b'],
    ['a \\\n b \\\n /c', 'a', 'b', '/c'],
    ['a\\\nb c', 'ab', 'c'],
    ['https://x.example/a?b=c#d /e', 'https://x.example/a?b=c#d', '/e'],
    ['"" b', '', 'b'],
    ['["a", "b"]', 'a', 'b'],
    ['["a b", "c d", "/e f/"]', 'a b', 'c d', '/e f/'],
    ['["a\\\\b", "$c"]', 'ab', '‹c›'],
    ['["\\\\\\\\a", "\\\\$b"]', '\\a', '$b'],
    ['["a\\nb", "c"]', 'a\nb', 'c'],
    ['["", ""]', '', ''],
    ['[ "a",\\\n "b" ]', 'a', 'b'],
    ['["a" "b"]', '[a', 'b]'],
    ['["a", "b",]', '[a,', 'b,]'],
    ["['a', 'b']", '[a,', 'b]'],
    ['[a b', '[a', 'b'],
    ['a <b', 'a', '<b'],
    ['a<<b c', 'a<<b', 'c'],
    ['<<<a b', '<<<a', 'b'],
  ])('%j', (rest, ...paths) => {
    expect(pathsOf(`COPY ${rest}`)).toEqual(paths)
    expect(pathsOf(`ADD ${rest}`)).toEqual(paths)
  })

  test('are escaped with the character of the file', () => {
    const head = '# escape=`\nFROM a\n'
    expect(pathsOf('COPY C:\\a `$b `"c', head)).toEqual(['C:\\a', '$b', '"c'])
    expect(pathsOf('COPY ["C:\\\\a", "`$b"]', head)).toEqual(['C:\\a', '$b'])
  })
})

const quoteHint = `A quote that is meant as a character is written \\' or \\"`
const open = 'malformed variable reference: the closing "}" is missing'

describe('COPY and ADD are refused', () => {
  test.each<[rest: string, code: string, at: string, sentence: string]>([
    ['', 'missing-argument', 'KEY', 'KEY: the sources and the destination are missing'],
    ['--', 'missing-argument', 'KEY --', 'KEY: the sources and the destination are missing'],
    ['[]', 'missing-argument', 'KEY []', 'KEY: the sources and the destination are missing'],
    ['--link', 'missing-argument', 'KEY --link', 'KEY: the sources and the destination are missing'],
    ['a', 'missing-argument', 'KEY a', 'KEY: the destination is missing'],
    ['--link a', 'missing-argument', 'KEY --link a', 'KEY: the destination is missing'],
    ['["a"]', 'missing-argument', 'KEY ["a"]', 'KEY: the destination is missing'],
    [
      '["a", 1]',
      'bad-json',
      '["a", 1]',
      'KEY: a JSON list may only hold strings, found "[\\"a\\", 1]" | Put each item in double quotes',
    ],
    ["it's b", 'unbalanced-quote', "it's", `KEY source: a single quote is opened and not closed | ${quoteHint}`],
    ['a ${b', 'bad-variable', '${b', `KEY destination: ${open}`],
    ['${a b', 'bad-variable', '${a', `KEY source: ${open}`],
    ['["${a", "b"]', 'bad-variable', '["${a", "b"]', `KEY source: ${open}`],
    [
      `["a", "it's"]`,
      'unbalanced-quote',
      `["a", "it's"]`,
      `KEY destination: a single quote is opened and not closed | ${quoteHint}`,
    ],
    ['["a", "<<E"]', 'bad-heredoc', '["a", "<<E"]', 'KEY: a heredoc cannot be the destination, found <<E'],
    ['a <<-"E"\nE', 'bad-heredoc', '<<-"E"', 'KEY: a heredoc cannot be the destination, found <<-"E"'],
    ['<<A <<B\nA\nB', 'bad-heredoc', '<<B', 'KEY: a heredoc cannot be the destination, found <<B'],
    ['<<E /\n${x:-\nE', 'bad-variable', '<<E', `KEY <<E: ${open}`],
    [
      '<<E /\n${x\n}\nE',
      'bad-variable',
      '<<E',
      'KEY <<E: malformed variable reference: "\\n" is no modifier that BuildKit knows (:-  -  :+  +  :?  ?  #  ##  %  %%  /  //)',
    ],
    [
      '<<E /\n${{ x }}\nE',
      'bad-variable',
      '<<E',
      'KEY <<E: malformed variable reference: "${{" is no reference; it is written ${NAME}',
    ],
  ])('%j', (rest, code, at, sentence) => {
    for (const keyword of ['COPY', 'ADD'])
      expect(reported(`FROM a\n${keyword} ${rest}`)).toEqual([
        [code, at.replace('KEY', keyword), sentence.replace('KEY', keyword)],
      ])
  })

  test('for each word that is none', () => {
    expect(reported(`FROM a\nCOPY 'a \${b c\\" d "e`).map(([code, at]) => `${code} ${at}`)).toEqual([
      "unbalanced-quote 'a",
      'bad-variable ${b',
      'unbalanced-quote "e',
    ])
  })
})

describe('inline files', () => {
  test.each<[text: string, ...paths: readonly string[]]>([
    ['COPY <<E /\nE', '<<E ', '/'],
    ['COPY <<E /\na\n\n b\nE', '<<E a\n\n b\n', '/'],
    ['COPY <<"E" /\n$a \\b\nE', '<<"E" $a \\b\n', '/'],
    ["COPY <<'E' /\n${a\nE", '<<"E" ${a\n', '/'],
    ['COPY <<E"" /\n$a\nE', '<<"E" $a\n', '/'],
    ['COPY <<E /\n$a ${b:-c}\nE', '<<E ‹a› ‹b:-c›\n', '/'],
    // All backslashes of a body that is expanded go; quotes are text.
    ['COPY <<E /\na\\b \\\\ \\$c\nE', '<<E ab \\ $c\n', '/'],
    ['COPY <<E /\nit\'s "a"\nE', '<<E it\'s "a"\n', '/'],
    ['COPY <<E /\na\\\nb\nE', '<<E a\nb\n', '/'],
    ['COPY <<-E /\n\ta\n\t\tb\n c\n\tE', '<<-E a\nb\n c\n', '/'],
    ['COPY <<-"E" /\n\ta\n\tE', '<<-"E" \ta\n', '/'],
    ['COPY <<E /\r\na\r\nE\r\n', '<<E a\r\n', '/'],
    ['COPY <<a.txt <<"b" c /d/\n1\na.txt\n2\nb', '<<a.txt 1\n', '<<"b" 2\n', 'c', '/d/'],
    ['COPY <<"E" <<"E" /\n1\nE\n2\nE', '<<"E" 2\n', '<<"E" 2\n', '/'],
    ['COPY <<E \\\n /\na\nE', '<<E a\n', '/'],
    ['COPY \\\n# c\n <<E /\na\nE', '<<E a\n', '/'],
    ['COPY --chmod=1 <<E /\na\nE', '<<E a\n', '/'],
    ['COPY <</etc/x /\na\n/etc/x', '<</etc/x a\n', '/'],
    ['COPY 3<<E /\na\nE', '<<E a\n', '/'],
    ['COPY ["<<E", "/"]', '<<E ', '/'],
    ['COPY ["<<\'E\'", "a", "/"]', '<<"E" ', 'a', '/'],
  ])('%j', (text, ...paths) => {
    expect(pathsOf(text)).toEqual(paths)
    expect(pathsOf(text.replace('COPY', 'ADD'))).toEqual(paths)
  })

  test('that BuildKit loses leave the instruction as its text, with a warning', () => {
    const hint = 'A heredoc stands as one word, without blanks: <<E'
    const said = (keyword: string) =>
      `${keyword}: the text up to the line "E" is read as a heredoc that no source uses | ${hint}`
    expect(reported('FROM a\nCOPY << E /\nb\nE')).toEqual([['bad-heredoc (warning)', 'COPY << E /', said('COPY')]])
    expect(reported('FROM a\nADD a "<<"E b <<E c\nE')).toEqual([])
    expect(reported('FROM a\nADD << E <<F /\nb\nE\nc\nF')).toEqual([
      ['bad-heredoc (warning)', 'ADD << E <<F /', said('ADD')],
    ])
  })

  test('that stand beside a path with blanks in a list leave the instruction as its text', () => {
    expect(read('COPY ["<<E", "a b", "/"]')).toMatchObject([{ kind: 'raw', lines: ['["<<E", "a b", "/"]'] }])
    expect(read('COPY ["<<E", "a", "/b c"]')).toMatchObject([{ kind: 'raw' }])
    expect(read('COPY ["<<E", "a", "/b"]')).toMatchObject([{ kind: 'copy' }])
  })

  test('have the place of their body, or of their word when there is none', () => {
    const { file, places } = parse('FROM a\nCOPY <<E <<F /\nb\nE\nF\nCOPY ["<<G", "/"]')
    const lines = file.stages[0]!.instructions.flatMap((entry) => {
      if (entry.kind !== 'copy') throw new Error(entry.kind)
      return entry.sources.map((source) => {
        const { line, column, endLine, endColumn } = places.get(source as never)!
        return `${line}:${column}-${endLine}:${endColumn}`
      })
    })
    expect(lines).toEqual(['3:1-4:2', '5:1-5:2', '6:6-6:18'])
  })
})
