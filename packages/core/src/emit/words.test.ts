import { describe, expect, it } from 'vitest'
import { variable, word, type Word } from '../model/index.js'
import { codeOf, page } from './testing/models.js'
import { printForBothLexers, printKey, printLexed, printListed, printQuoted, printRest, printValue } from './words.js'

const name = variable('NAME')
const spaced = variable('NAME', ':-a b')

describe('printValue: values of ENV, LABEL and ARG', () => {
  const cases: readonly (readonly [Word, string, string?])[] = [
    ['', '""'],
    ['production', 'production'],
    ['https://example.test/?a=b&c', 'https://example.test/?a=b&c'],
    ['-x', '-x'],
    ['#b', '#b'],
    ['two words', '"two words"'],
    ["it's", '"it\'s"'],
    ['say "hi"', '"say \\"hi\\""', '"say `"hi`""'],
    ['$5', '"\\$5"', '"`$5"'],
    ['C:\\dir', '"C:\\\\dir"', 'C:\\dir'],
    ['a`b', 'a`b', '"a``b"'],
    ['tab\there', '"tab\there"'],
    ['\u00a0', '"\u00a0"'],
    ['\ufeffx', '"\ufeffx"'],
    ['\u00e9', '\u00e9'],
    ['<<EOF', '<<EOF'],
    [word([name]), '$NAME'],
    [word([name, '/bin']), '$NAME/bin'],
    [word([name, 'x']), '${NAME}x'],
    [word([name, '_']), '${NAME}_'],
    [word([name, '1']), '${NAME}1'],
    [word([name, '\u00e9']), '${NAME}\u00e9'],
    [word([name, '-', name]), '$NAME-$NAME'],
    [word([name, ' x']), '"$NAME x"'],
    [word([name, '$']), '"$NAME\\$"', '"$NAME`$"'],
    [word([variable('NAME', ':-b')]), '${NAME:-b}'],
    [word([spaced]), '"${NAME:-a b}"'],
    [word([variable('NAME', ':-"a b"'), 'c d']), '${NAME:-"a b"}"c d"'],
    [word([variable('NAME', ":-'a b'"), 'c d']), '"${NAME:-\'a b\'}c d"'],
    [word([variable('1'), 'a']), '${1}a'],
    [word([variable('$'), variable('@')]), '$$$@'],
    [word([variable('\u53d8'), '.']), '$\u53d8.'],
  ]
  it.each(
    cases.map(([value, withBackslash, withBacktick = withBackslash]) => ({ value, withBackslash, withBacktick })),
  )('$withBackslash', ({ value, withBackslash, withBacktick }) => {
    expect(printValue('ENV value', value, page())).toBe(withBackslash)
    expect(printValue('ENV value', value, page('`'))).toBe(withBacktick)
  })

  it('refuses a newline, NUL and lone surrogates', () => {
    expect(codeOf(() => printValue('ENV value', 'a\nb', page()))).toBe('newline-in-value')
    expect(codeOf(() => printValue('ENV value', word([name, 'a\nb']), page()))).toBe('newline-in-value')
    expect(codeOf(() => printValue('ENV value', 'a\0', page()))).toBe('not-expressible')
    expect(codeOf(() => printValue('ENV value', '\ud800', page()))).toBe('not-expressible')
  })
})

describe('printKey: keys of ENV and LABEL', () => {
  it('quotes what would be a comment, a flag or two words', () => {
    expect(printKey('ENV key', 'NAME', page())).toBe('NAME')
    expect(printKey('ENV key', 'org.example.name', page())).toBe('org.example.name')
    expect(printKey('ENV key', '#a', page())).toBe('"#a"')
    expect(printKey('ENV key', '--a', page())).toBe('"--a"')
    expect(printKey('ENV key', 'a b', page())).toBe('"a b"')
    expect(printKey('LABEL key', word(['com.', name]), page())).toBe('com.$NAME')
    expect(printKey('LABEL key', word(['#a', name]), page())).toBe('"#a"$NAME')
    expect(printKey('LABEL key', word(['--a', name]), page())).toBe('"--a"$NAME')
  })

  it('refuses an equals sign', () => {
    expect(codeOf(() => printKey('ENV key', 'a=b', page()))).toBe('bad-name')
    expect(codeOf(() => printKey('ENV key', word([variable('A', ':-=')]), page()))).toBe('bad-name')
  })
})

describe('printRest: WORKDIR, USER, STOPSIGNAL', () => {
  it('quotes what is not one plain word', () => {
    expect(printRest('USER', '', page())).toBe('""')
    expect(printRest('USER', 'node:node', page())).toBe('node:node')
    expect(printRest('WORKDIR', '/my app', page())).toBe('"/my app"')
    expect(printRest('WORKDIR', '--x', page())).toBe('"--x"')
    expect(printRest('WORKDIR', 'C:\\app', page())).toBe('"C:\\\\app"')
    expect(printRest('WORKDIR', 'C:\\app', page('`'))).toBe('C:\\app')
    expect(printRest('WORKDIR', word(['/', name, 'x']), page())).toBe('/${NAME}x')
    expect(printRest('WORKDIR', word([spaced, 'x']), page())).toBe('${NAME:-a b}x')
    expect(printRest('WORKDIR', word(['-', name]), page())).toBe('"-$NAME"')
  })
})

describe('printListed: words between blanks', () => {
  it('quotes what the lexer or the search for heredocs would change', () => {
    expect(printListed('path', 'COPY', '*.{js,ts}', page())).toBe('*.{js,ts}')
    expect(printListed('path', 'COPY', "it's", page())).toBe('"it\'s"')
    expect(printListed('path', 'COPY', '<<EOF', page())).toBe('"<<EOF"')
    expect(printListed('path', 'COPY', 'a<<', page())).toBe('"a<<"')
    expect(printListed('path', 'COPY', word([variable('A', ':-<<E')]), page())).toBe('"${A:-<<E}"')
  })

  it('refuses white space where nothing holds it together', () => {
    expect(codeOf(() => printListed('bare', 'EXPOSE', '80 90', page()))).toBe('not-expressible')
    expect(codeOf(() => printListed('bare', 'EXPOSE', '80\n90', page()))).toBe('not-expressible')
  })
})

describe('the other ways', () => {
  it('printLexed escapes what the lexer would read', () => {
    expect(printLexed('a b', page())).toBe('a b')
    expect(printLexed('it\'s "$5" \\ `', page())).toBe('it\\\'s \\"\\$5\\" \\\\ `')
    expect(printLexed('it\'s "$5" \\ `', page('`'))).toBe('it`\'s `"`$5`" \\ ``')
    expect(printLexed(word([name, 'x$']), page())).toBe('${NAME}x\\$')
  })

  it('printQuoted always quotes', () => {
    expect(printQuoted('a', page())).toBe('"a"')
    expect(printQuoted(word([name, ' "']), page('`'))).toBe('"$NAME `""')
  })

  it('printForBothLexers is read alike with either escape character', () => {
    expect(printForBothLexers('a"\\`$')).toBe("'a\"\\`$'")
    expect(printForBothLexers(word([name, "it's"]))).toBe(`\${NAME}'it'"'"'s'`)
  })
})
