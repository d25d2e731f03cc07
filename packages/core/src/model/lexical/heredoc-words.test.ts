import { describe, expect, test } from 'vitest'
import { cpuTime } from '../../../test/cpu-time.js'
import { bodyEndsHeredoc, endsHeredoc, heredocWord, heredocWords, type HeredocWord } from './heredoc-words.js'

/** A heredoc as a row of a table: `<<-"A"`, with quotes where nothing is expanded and a sign when it is refused. */
const shown = ({ delimiter, expand, stripTabs, isRefused }: HeredocWord) =>
  `<<${stripTabs ? '-' : ''}${expand ? delimiter : `"${delimiter}"`}${isRefused === true ? ' refused' : ''}`

describe('a line opens', () => {
  test.each<[line: string, ...heredocs: readonly string[]]>([
    ['RUN <<E', '<<E'],
    ['RUN cat <<EOF > /x', '<<EOF'],
    ['RUN cat <<EOF>/x', '<<EOF>/x'],
    ['RUN cat <<E|b', '<<E|b'],
    ['RUN cat <<E;', '<<E;'],
    ['RUN <<-E', '<<-E'],
    ['RUN cat 3<<E 12<<-F', '<<E', '<<-F'],
    ['RUN cat <<-EOF && cat 3<<B', '<<-EOF', '<<B'],
    ['RUN << E', '<<E'],
    ['RUN <<\t E x', '<<E'],
    ['COPY <<A <<B /', '<<A', '<<B'],
    ['RUN <<E <<E', '<<E', '<<E'],
    ['RUN <<\u00e9', '<<\u00e9'],
    // Quotes anywhere in the delimiter keep its body as it is; a backslash does not.
    ['COPY <<"EOF" <<\'A\' <<E"O"F /x', '<<"EOF"', '<<"A"', '<<"EOF"'],
    ['RUN <<"E F"', '<<"E F"'],
    ["RUN <<'E\"F'", '<<"E"F"'],
    ['RUN <<E""', '<<"E"'],
    ['RUN <<-"E"', '<<-"E"'],
    ['RUN <<\\EOF', '<<EOF'],
    ['RUN <<E\\ F', '<<E F'],
    ['RUN <<\\"E', '<<"E'],
    // It only looks like one to a reader.
    ['RUN echo $((1 << 2))', '<<2))'],
    ['RUN true # see <<EOF docs', '<<EOF'],
    // Nothing is known of variables, so they are of the name.
    ['RUN <<$EOF', '<<$EOF'],
    ['RUN <<${EOF}', '<<${EOF}'],
    ['RUN a ${b} <<E', '<<E'],
    ['RUN "a" <<E \'b\'', '<<E'],
    // What a modifier resolves once is read again.
    ["RUN a ${b:+ <<\\'E}", "<<'E} refused"],
    ['RUN a ${b- 2<<-\\"E}', '<<-"E} refused'],
    ['RUN a ${b# <<\\"E}', '<<"E}'],
    ['RUN a ${b:- <<E} <<F', '<<E}', '<<F'],
  ])('%s', (line, ...heredocs) => expect(heredocWords(line).map(shown)).toEqual(heredocs))

  test.each([
    ...[
      'RUN a',
      'RUN cat<<EOF',
      'RUN a<<E',
      'RUN <<<EOF',
      'RUN <<',
      'RUN << ',
      'RUN <<- EOF',
      'RUN <<E<F',
      'RUN -<<E',
      'RUN a3<<E',
    ],
    ...[
      'RUN echo $((1<<2))',
      'RUN echo "<<EOF" \'<<EOF\'',
      'RUN echo \\<<E',
      'RUN <<""',
      "RUN <<''",
      'RUN < <E',
      'RUN <<\u00a0E',
    ],
    // Reading a modifier forgets the word so far.
    ...['RUN <<A${EOF:-x}', 'RUN <<${EOF:-x}'],
    // The lexer refuses the line.
    ...[
      "RUN echo it's <<EOF",
      'RUN "a <<E',
      'RUN echo ${ <<EOF',
      'RUN echo ${x^} <<EOF',
      `RUN ${'${a:-'.repeat(5000)}x <<EOF`,
    ],
  ])('none: %s', (line) => expect(heredocWords(line)).toEqual([]))

  test('in a linear time', () => {
    const text = `RUN <<${' '.repeat(200_000)}<${'<<'.repeat(100_000)}`
    expect(cpuTime(() => heredocWords(text))).toBeLessThan(1000)
  })
})

describe('one word opens', () => {
  test.each([
    ['<<E', '<<E'],
    ['3<<-"E"', '<<-"E"'],
    ['<< E', '<<E'],
    ['<<\n\fE', '<<E'],
    ['<<E"F"', '<<"EF"'],
  ])('%j', (text, heredoc) => expect(shown(heredocWord(text)!)).toBe(heredoc))

  test.each(['', '<', '<<', '<<-', '<< ', '<<A B', '<<"E', "<<'E}", '"<<EOF"', 'a<<E', '-<<E', '<<E<', '<<""'])(
    'none: %j',
    (text) => expect(heredocWord(text)).toBeUndefined(),
  )
})

describe('the line that ends it', () => {
  const plain = { delimiter: 'E', stripTabs: false }
  const tabs = { delimiter: 'E', stripTabs: true }
  test.each<[line: string, isEnd: boolean, isEndBehindTabs: boolean]>([
    ['E', true, true],
    ['E\r', true, true],
    ['E\r\r', true, true],
    ['\tE', false, true],
    ['\t\tE\r', false, true],
    [' E', false, false],
    ['\t E', false, false],
    ['E ', false, false],
    ['E\t', false, false],
    ['EE', false, false],
    ['e', false, false],
    ['', false, false],
    ['\r', false, false],
  ])('%j', (line, isEnd, isEndBehindTabs) =>
    expect([endsHeredoc(line, plain), endsHeredoc(line, tabs)]).toEqual([isEnd, isEndBehindTabs]),
  )

  test.each<[body: string, isIn: boolean]>([
    ['', false],
    ['a\n', false],
    ['E\n', true],
    ['a\nE\nb\n', true],
    ['a\nE\r\n', true],
    ['aE\nEa\n E\n', false],
    // What stands behind the last newline is no line of the body.
    ['a\nE', false],
  ])('is in the body %j: %s', (body, isIn) => expect(bodyEndsHeredoc(body, plain)).toBe(isIn))

  test('is in a body whose tabs are left out', () => {
    expect([bodyEndsHeredoc('\tE\n', tabs), bodyEndsHeredoc('\tE\n', plain)]).toEqual([true, false])
  })
})
