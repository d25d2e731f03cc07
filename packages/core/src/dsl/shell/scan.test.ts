import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shellQuote } from './quote.js'
import { ShellScanner, type ShellContext } from './scan.js'

const scanned = (...pieces: readonly string[]): ShellScanner => {
  const scanner = new ShellScanner()
  pieces.forEach((piece, index) => {
    if (index > 0) scanner.interpolated()
    scanner.feed(piece)
  })
  return scanner
}

/** What the top level of a text has. */
const topOf = (text: string): readonly string[] =>
  Object.entries(scanned(text).top).flatMap(([name, isThere]) => (isThere ? [name] : []))

describe('where the end of a text lies', () => {
  test.each<[context: ShellContext, texts: string[]]>([
    [
      'bare',
      [
        '',
        'a ',
        "'a'",
        '"a"',
        'a\\"',
        "a\\'",
        '`a`',
        '$(a',
        '(a',
        '{ a',
        '${a',
        '${a:-"b"',
        '"${a}" ',
        "${a:-'b'",
        'a#b',
        '${a}#b',
        '$(a)#b',
        '`a`#b',
        '$((1))#b',
        '${a:-#b',
        '$#',
        '${#a}',
        '\\# a',
        '""#',
      ],
    ],
    [
      'double-quotes',
      ['"', '"a ', `"it's `, '"a # ', '"a\\"', '"${a:-b', '"${a:-${b', '"`a`', '"$(a)', '"$(a "b")', '"a\n'],
    ],
    ['single-quotes', ["'", "'a\\", `'"`, "a'b", "$('a", "${a:-'", "'a\n", `"$('a`]],
    ['backquotes', ['`', '`a "', '`a $(', '"`a', '`(']],
    ['comment', ['#', 'a #', 'a;#', '(#', 'a\n#', '$(# ', '(a)#', '`#', '$(#', '`# ', 'a &# "', "a |# '", '{ # ']],
    [
      'heredoc',
      [
        'a <<E\n',
        'a <<E\nb',
        'a <<-E\n\tb',
        'a <<E; b\nE ',
        'a <<A <<B\nA\n',
        "a <<'E'\n$(",
        '(a <<E\n',
        'a <<"E F"\nE',
        'a <<E\n#',
      ],
    ],
  ])('%s', (context, texts) => {
    expect(texts.map((text) => scanned(text).context)).toEqual(texts.map(() => context))
  })

  test.each<[text: string]>([
    ["'a'b"],
    ['$(a)'],
    ['"$(a "b" c)"'],
    ['${a:-"b}"}'],
    ['a # b\n'],
    ['a <<E\nb\nE\n'],
    ['a <<-E\nb\n\t\tE\n'],
    ["a <<'E'\nb\nE\n"],
    ['a <<E <<F\nE\nF\n'],
    ['a <<< b\n'],
    ['$((1 << 2))\n'],
    ['$(( (1) << 2 ))\n'],
    ['"<<E"\n'],
    ['a \\<<E b\\\n'],
  ])('after %j is bare again', (text) => expect(scanned(text).context).toBe('bare'))

  test('is the same whether a text comes in one piece or in several', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '\\',
      '"',
      "'",
      '`',
      '#',
      '\n',
      '$(',
      ')',
      '${',
      '}',
      '(',
      '<<E\n',
      'E\n',
      ';',
      '{ ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const [one, several] = [scanned(pieces.join('')), new ShellScanner()]
        for (const text of pieces) several.feed(text)
        const all = ({ context, open, top }: ShellScanner) => ({ context, open, ...top })
        expect(all(several)).toEqual(all(one))
      }),
      { seed: 3, numRuns: 300 },
    )
  })
})

describe('a value in the text', () => {
  test('continues a word', () => {
    expect(scanned('a ', '# b').context).toBe('bare')
    expect(scanned('a ', ' # b').context).toBe('comment')
    expect(scanned('', '{ a').open).toBe(false)
  })
  test('takes the backslash before it', () => {
    expect(scanned('a \\').open).toBe(true)
    expect(scanned('a \\', '"').context).toBe('double-quotes')
  })
})

describe('whether something is open at the end of', () => {
  const open = [
    '"',
    "'",
    '`',
    '$(',
    '${a',
    '(',
    '{ a',
    'a <<E',
    'a <<E\n',
    'a <<E\nE',
    'a \\',
    '"$(a)',
    '$(a; (b)',
    '$(a "b)',
  ]
  const closed = [
    '',
    'a',
    '""',
    "''",
    '``',
    '$(a)',
    '${a}',
    '(a)',
    '{ a; }',
    'a <<E\nE\n',
    'a \\\\',
    '{a}',
    'a{',
    '}',
    ')',
    'a # "',
  ]
  test.each(open)('%j: yes', (text) => expect(scanned(text).open).toBe(true))
  test.each(closed)('%j: no', (text) => expect(scanned(text).open).toBe(false))
})

describe('what a text has outside quotes, groups and substitutions', () => {
  test.each<[text: string, found: string[]]>([
    ['a b', []],
    ['a && b', []],
    ['a | b', []],
    ['a && b | c 2>&1 >/dev/null', []],
    ['a &>b', []],
    ['a <&3', []],
    ['a; b', ['separator']],
    ['a;', ['separator']],
    ['a & b', ['separator']],
    ['a &', ['separator']],
    ['a || b', ['separator']],
    ['a\nb', ['newline']],
    ['a \\\nb', []],
    ['a # b', ['comment']],
    ['a#b', []],
    ['a <<E\nE', ['heredoc', 'newline']],
    ['a << E\nE', ['heredoc', 'newline']],
    ['a <<< b', []],
    ['(a; b || c & d)', []],
    ['{ a; b; }', []],
    ['$(a; b)', []],
    ['$(a # b\n)', []],
    ['$(a <<E\nE\n)', []],
    ['`a; b`', []],
    ['"a; b & c || d\n"', []],
    ["'a; b # c\n'", []],
    ['${a:-b; c}', []],
    ['a \\; b \\& c', []],
    ['$((1 << 2))', []],
    ['(a) ; (b)', ['separator']],
    ['a "b" || c # d\ne', ['comment', 'newline', 'separator']],
  ])('%j: %j', (text, found) => expect([...topOf(text)].sort()).toEqual(found))
})

describe('a text that has none of it', () => {
  const token = fc.constantFrom(
    ...[
      'a',
      'b',
      'c',
      'a',
      'b',
      ' ',
      ' ',
      '; ',
      ' & ',
      ' | ',
      ' && ',
      ' || ',
      '(',
      ')',
      '{ ',
      '; }',
      '! ',
      '"',
      "'",
      '$(',
      '`',
    ],
    ...['#', '\n', '\\', ' >/dev/null', ' 2>&1', '${x:-', '}', 'if ', '; then ', '; fi', '$((1<<2))'],
  )
  const texts = fc
    .sample(
      fc.array(token, { minLength: 1, maxLength: 7 }).map((tokens) => tokens.join('')),
      { seed: 11, numRuns: 1500 },
    )
    .filter((text) => topOf(text).length === 0 && !scanned(text).open && text.trim() !== '')

  /** What programs print, and whether they fail; `none` for what is no program. */
  function outputs(programs: readonly string[]): readonly string[] {
    const commands = 'a() { echo a$*; }; b() { echo b$*; return 1; }; c() { cat; echo c; }'
    const runs = programs.map(
      (program) => `(eval ${shellQuote(program)} </dev/null; echo $?) 2>/dev/null || echo none; echo =`,
    )
    return execFileSync('sh', ['-c', `${commands}\n${runs.join('\n')}`], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .split('=\n')
      .slice(0, -1)
  }

  test('is one command to a shell, whatever is joined to it', () => {
    const alone = outputs(texts)
    const good = texts.filter((_, at) => !/none|^2\n$/.test(alone[at]!))
    expect(good.length).toBeGreaterThan(100)
    const joined = good.flatMap((text) => [`b && ${text}`, `a && ${text}`, `${text} && a`])
    const grouped = good.flatMap((text) => [`b && { ${text}\n}`, `a && { ${text}\n}`, `{ ${text}\n} && a`])
    expect(outputs(joined)).toEqual(outputs(grouped))
  })
})
