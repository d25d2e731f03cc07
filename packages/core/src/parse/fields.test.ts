import { describe, expect, test } from 'vitest'
import { oneOf } from './testing/read.js'
import { reported } from './testing/reported.js'
import { spelled } from './testing/spelled.js'

const quoteHint = `A quote that is meant as a character is written \\' or \\"`
const open = 'malformed variable reference: the closing "}" is missing'

/** The one value of USER, WORKDIR or STOPSIGNAL. */
function valueOf(keyword: string, rest: string, head?: string): string {
  const text = `${keyword} ${rest}`
  switch (keyword) {
    case 'USER':
      return spelled(oneOf('user', text, head).user)
    case 'WORKDIR':
      return spelled(oneOf('workdir', text, head).path)
    default:
      return spelled(oneOf('stopsignal', text, head).signal)
  }
}

describe('the whole rest of a line', () => {
  const keywords = ['USER', 'WORKDIR', 'STOPSIGNAL']

  test.each([
    ['a', 'a'],
    ['  a  ', 'a'],
    ['a  b', 'a  b'],
    ['"a  b"', 'a  b'],
    ['"a" b', 'a b'],
    ["'a\\b'", 'a\\b'],
    ['a\\ b', 'a b'],
    ['a\\\\b', 'a\\b'],
    ['"a\\"b"', 'a"b'],
    ['""', ''],
    ['$A', '‹A›'],
    ['/x/$A/${B:-c d}', '/x/‹A›/‹B:-c d›'],
    ['\\$A', '$A'],
    ['a:b', 'a:b'],
    ['["a"]', '[a]'],
    ['[1]', '[1]'],
    ['a # b', 'a # b'],
    ['#a', '#a'],
    ['a --b', 'a --b'],
    ['-- --b', '--b'],
    ['-b', '-b'],
    ['a <<E', 'a <<E'],
    ['a \\\n b', 'a  b'],
    ['\\\n a', 'a'],
    ['a \\\n# c\n b', 'a  b'],
    ['a\u00a0b\u00a0', 'a\u00a0b'],
    ['\u00e9', '\u00e9'],
  ])('%j is one word', (rest, value) => {
    for (const keyword of keywords) {
      if (rest.includes('#') && rest.includes('\n')) continue
      expect([keyword, valueOf(keyword, rest)]).toEqual([keyword, value])
    }
  })

  test('is escaped with the character of the file', () => {
    expect(valueOf('WORKDIR', 'C:\\a\\`$b', '# escape=`\nFROM a\n')).toBe('C:\\a\\$b')
    expect(valueOf('WORKDIR', 'a `\n b', '# escape=`\nFROM a\n')).toBe('a  b')
  })

  test.each([
    ["it's", 'unbalanced-quote', "'s", `a single quote is opened and not closed | ${quoteHint}`],
    ['a "b', 'unbalanced-quote', '"b', `a double quote is opened and not closed | ${quoteHint}`],
    ['a${b', 'bad-variable', '${b', open],
    ['a${}b', 'bad-variable', '${}', 'malformed variable reference: "${}" is no reference; it is written ${NAME}'],
    [
      'a${b:=c}',
      'bad-variable',
      '${b:=',
      'malformed variable reference: ":=" is no modifier that BuildKit knows (:-  -  :+  +  :?  ?  #  ##  %  %%  /  //)',
    ],
  ])('is refused: %s', (rest, code, at, sentence) => {
    for (const keyword of keywords)
      expect(reported(`FROM a\n${keyword} ${rest}`)).toEqual([[code, at, `${keyword}: ${sentence}`]])
  })

  test('names the escape character of the file in its hint', () => {
    expect(reported("# escape=`\nFROM a\nUSER it's")[0]![2]).toBe(
      'USER: a single quote is opened and not closed | A quote that is meant as a character is written `\' or `"',
    )
  })

  test.each([
    ['USER', 'USER: the user is missing'],
    ['WORKDIR', 'WORKDIR: the path is missing'],
    ['STOPSIGNAL', 'STOPSIGNAL: the signal is missing'],
    ['MAINTAINER', 'MAINTAINER: the name is missing'],
    ['EXPOSE', 'EXPOSE: a port is missing'],
    ['VOLUME', 'VOLUME: a path is missing'],
  ])('is missing: %s', (keyword, sentence) => {
    for (const text of [keyword, keyword.toLowerCase(), `${keyword} --`])
      expect(reported(`FROM a\n${text}  `)).toEqual([['missing-argument', text, sentence]])
  })

  test.each(['USER', 'WORKDIR', 'MAINTAINER', 'EXPOSE', 'VOLUME'])('of %s has no flags before it', (keyword) =>
    expect(reported(`FROM a\n${keyword} --b --c=d e`)).toEqual([
      ['unknown-option', '--b', `${keyword} has no flag --b; it takes none`],
      ['unknown-option', '--c=d', `${keyword} has no flag --c; it takes none`],
    ]),
  )
})

describe('MAINTAINER takes its text as it is', () => {
  test.each([
    ['A B <a@b.c>', 'A B <a@b.c>'],
    ['  "A"   $B ${ it\'s  ', '"A"   $B ${ it\'s'],
    ['a\\\\', 'a\\\\'],
    ['a \\\n b', 'a  b'],
    ['-- --a', '--a'],
    ['["a"]', '["a"]'],
  ])('%j', (rest, name) => expect(oneOf('maintainer', `MAINTAINER ${rest}`).name).toBe(name))
})

describe('EXPOSE', () => {
  test.each<[rest: string, ...ports: readonly string[]]>([
    ['80', '80'],
    ['80 443/tcp', '80', '443/tcp'],
    ['80\t443\v1\f2', '80', '443', '1', '2'],
    ['8000-8010/udp', '8000-8010/udp'],
    ['127.0.0.1:80:80', '127.0.0.1:80:80'],
    ['80,81', '80,81'],
    ['$P', '‹P›'],
    ['${P}/tcp ${Q:-80}', '‹P›/tcp', '‹Q:-80›'],
    ['"80"', '80'],
    ["'$P'", '$P'],
    ['8\\0', '80'],
    ['""', ''],
    ['80 \\\n 443', '80', '443'],
    // An escape character with nothing behind it is dropped, and then there may be no port.
    ['\\\f', ''],
    ['80 \\\f', '80'],
    ['127.0.0.1::80\u00a0  ${P}\u202881', '127.0.0.1::80', '‹P›', '81'],
    ['80\\\n81', '8081'],
    ['["80"]', '[80]'],
    ['80 # a', '80', '#', 'a'],
    ['a', 'a'],
    ['-- --80', '--80'],
    // White space beyond ASCII cuts where nothing quotes it.
    ['80\u00a081', '80', '81'],
    ['80\\\u00a081', '80\u00a081'],
    ['"80\u00a081"', '80\u00a081'],
    ['${P:-80\u00a081}', '‹P:-80\u00a081›'],
  ])('%j', (rest, ...ports) => expect(oneOf('expose', `EXPOSE ${rest}`).ports.map(spelled)).toEqual(ports))

  test.each([
    ['80 "81', 'unbalanced-quote', '"81', `a double quote is opened and not closed | ${quoteHint}`],
    ['"80 81"', 'unbalanced-quote', '"80', `a double quote is opened and not closed | ${quoteHint}`],
    ['80 ${P 81', 'bad-variable', '${P', open],
    ['${P:-80 81}', 'bad-variable', '${P:-80', open],
  ])('is refused: %s', (rest, code, at, sentence) =>
    expect(reported(`FROM a\nEXPOSE ${rest}`)[0]).toEqual([code, at, `EXPOSE: ${sentence}`]),
  )
})

describe('VOLUME', () => {
  test.each<[rest: string, ...paths: readonly string[]]>([
    ['/a', '/a'],
    ['/a  /b\t/c', '/a', '/b', '/c'],
    ['/a,/b', '/a,/b'],
    ['"/a"', '/a'],
    ["'$A'", '$A'],
    ['/a\\b', '/ab'],
    ['$A ${B:-/c}', '‹A›', '‹B:-/c›'],
    ['/a \\\n /b', '/a', '/b'],
    ['["/a"]', '/a'],
    ['["/a b", "/c"]', '/a b', '/c'],
    ['[" /a "]', '/a'],
    ['["\u00a0/a\\t"]', '/a'],
    ['["$A", "\\\\$B"]', '‹A›', '$B'],
    ['["/a", \\\n "/b"]', '/a', '/b'],
    ['[/a]', '[/a]'],
    ['["/a",]', '[/a,]'],
    ["['/a']", '[/a]'],
    ['\u00a0/a', '/a'],
    ['/a\u00a0', '/a'],
    ['/a\u00a0 /b', '/a', '/b'],
    ['-- --a', '--a'],
  ])('%j', (rest, ...paths) => expect(oneOf('volume', `VOLUME ${rest}`).paths.map(spelled)).toEqual(paths))

  test.each([
    ['[]', 'missing-argument', 'VOLUME []', 'VOLUME: a path is missing'],
    ['["/a", ""]', 'missing-argument', '["/a", ""]', 'VOLUME: a path is empty'],
    ['["\\t"]', 'missing-argument', '["\\t"]', 'VOLUME: a path is empty'],
    ['/a \u00a0 /b', 'missing-argument', '/a \u00a0 /b', 'VOLUME: a path is empty'],
    [
      '["/a", 1]',
      'bad-json',
      '["/a", 1]',
      'VOLUME: a JSON list may only hold strings, found "[\\"/a\\", 1]" | Put each item in double quotes',
    ],
    ["/a /it's", 'unbalanced-quote', "/it's", `VOLUME: a single quote is opened and not closed | ${quoteHint}`],
    ['/a ${B', 'bad-variable', '${B', `VOLUME: ${open}`],
    // In a list the strings are not the text of the file, so the whole list is pointed at.
    ['["/a", "/${B"]', 'bad-variable', '["/a", "/${B"]', `VOLUME: ${open}`],
    [`["it's"]`, 'unbalanced-quote', `["it's"]`, `VOLUME: a single quote is opened and not closed | ${quoteHint}`],
  ])('is refused: %s', (rest, code, at, sentence) =>
    expect(reported(`FROM a\nVOLUME ${rest}`)).toEqual([[code, at, sentence]]),
  )
})
