import { describe, expect, test } from 'vitest'
import type { Command, ShellLine } from '../model/index.js'
import { parse } from './parse-file.js'
import { one, oneOf } from './testing/read.js'
import { reported } from './testing/reported.js'

/** The command of the one instruction of a text: its list, or its lines. */
function commandOf(text: string, head?: string): readonly string[] | { readonly lines: readonly ShellLine[] } {
  const { command } = one(text, head) as { command: Command }
  return command.form === 'exec' ? command.args : { lines: command.lines }
}

describe('exec form', () => {
  test.each<[rest: string, args: readonly string[]]>([
    ['["a"]', ['a']],
    ['["a", "b c", ""]', ['a', 'b c', '']],
    ['[]', []],
    ['[ ]', []],
    ['[\t"a"\t,\r"b" ]', ['a', 'b']],
    ['["\\u0041\\/\\n\\"\\\\"]', ['A/\n"\\']],
    ['["\\ud83d\\ude00\\ud800"]', ['\ud83d\ude00\ufffd']],
    ['["$A", "${B"]', ['$A', '${B']],
    ['["it\'s"]', ["it's"]],
    ['["<<E"]', ['<<E']],
    ['["#"]', ['#']],
    ['["a",\\\n "b"]', ['a', 'b']],
    ['["a\\\nb"]', ['ab']],
    ['["a"]  ', ['a']],
    ['\u00a0["a"]', ['a']],
    ['-- ["a"]', ['a']],
  ])('%j', (rest, args) => {
    for (const keyword of ['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK CMD']) {
      if (keyword === 'HEALTHCHECK CMD' && (args.length === 0 || /^(?:--|\u00a0)/.test(rest))) continue
      expect([keyword, commandOf(`${keyword} ${rest}`)]).toEqual([keyword, args])
    }
  })

  test('leaves its comments before the instruction', () => {
    const { instructions } = parse('FROM a\nCMD ["a", \\\n# b\n "c"]').file.stages[0]!
    expect(instructions).toMatchObject([
      { kind: 'comment', text: ' b' },
      { kind: 'cmd', command: { args: ['a', 'c'] } },
    ])
  })

  test.each(['[1]', '["a", null]', '[["a"]]', '[{}]', '["a", true]', ' [0]'])('takes strings only, not %s', (rest) => {
    const list = rest.trim()
    for (const keyword of ['RUN', 'CMD', 'ENTRYPOINT', 'SHELL']) {
      const sentence = `${keyword}: a JSON list may only hold strings, found ${JSON.stringify(list)} | Put each item in double quotes`
      expect(reported(`FROM a\n${keyword} ${rest}`)).toEqual([['bad-json', list, sentence]])
    }
  })

  test('shows no more of a list than fits', () => {
    const [[, , sentence]] = reported(`FROM a\nCMD [${'1, '.repeat(40)}1]`) as [[string, string, string]]
    expect(sentence).toBe(
      `CMD: a JSON list may only hold strings, found "[${'1, '.repeat(18)}1,…" | Put each item in double quotes`,
    )
  })
})

describe('shell form', () => {
  test.each<[rest: string, ...lines: readonly string[]]>([
    ['a', 'a'],
    ['  a  b  ', 'a  b'],
    ['"a" \'b\' $C ${D', '"a" \'b\' $C ${D'],
    ['[a]', '[a]'],
    ['["a"', '["a"'],
    ['["a"]x', '["a"]x'],
    ['["a",]', '["a",]'],
    ["['a']", "['a']"],
    ['{"a": 1}', '{"a": 1}'],
    ['"a"', '"a"'],
    ['a # b', 'a # b'],
    ['#a', '#a'],
    ['- a', '- a'],
    ['-x', '-x'],
    ['-- --x', '--x'],
    ['--  -- a', '-- a'],
    ['a --x', 'a --x'],
    ['a\\ b', 'a\\ b'],
    ['a \\\\', 'a \\\\'],
    ['a \\\n b', 'a ', ' b'],
    ['a\\\nb', 'a', 'b'],
    ['a \\  \n b', 'a ', ' b'],
    ['a \\\n \\\n b', 'a ', ' ', ' b'],
    ['\\\n a', '', ' a'],
    ['\\\n \\\n a', '', ' ', ' a'],
    ['a \\\n  \\\n', 'a'],
    ['a \\\r\n b\r', 'a ', ' b'],
    ['a\u00a0', 'a'],
    ['\u2003a', 'a'],
    ['a\u0000b', 'a\u0000b'],
    ['\u00e9\ud83d\ude00', '\u00e9\ud83d\ude00'],
    ['', ''],
    ['--', ''],
  ])('%j', (rest, ...lines) => {
    for (const keyword of ['RUN', 'CMD', 'ENTRYPOINT'])
      expect([keyword, commandOf(`${keyword} ${rest}`)]).toEqual([keyword, { lines }])
  })

  test('continues with the escape character of the file', () => {
    expect(commandOf('RUN a `\n b\\', '# escape=`\nFROM a\n')).toEqual({ lines: ['a ', ' b\\'] })
  })

  test('keeps comments between its lines, and no others', () => {
    const { instructions } = parse('FROM a\nRUN \\\n # 1\n a \\\n\t#2 \n b \\\n # 3').file.stages[0]!
    expect(instructions).toMatchObject([
      {
        command: {
          lines: [
            '',
            { kind: 'line-comment', indent: ' ', text: ' 1' },
            ' a ',
            { kind: 'line-comment', indent: '\t', text: '2' },
            ' b',
          ],
        },
      },
      { kind: 'comment', text: ' 3' },
    ])
  })

  test('begins below its mounts without the break and the blanks there, and below other flags with them', () => {
    const mount = 'RUN --mount=type=ssh'
    expect(commandOf(`${mount} \\\n  a`)).toEqual({ lines: ['a'] })
    expect(commandOf(`${mount} \\\n  \\\n\ta \\\n b`)).toEqual({ lines: ['a ', ' b'] })
    expect(commandOf(`${mount} --network=none \\\n  a`)).toEqual({ lines: ['a'] })
    expect(commandOf(`${mount} a \\\n  b`)).toEqual({ lines: ['a ', '  b'] })
    expect(commandOf(`${mount} \\\n  --network=none \\\n a`)).toEqual({ lines: ['a'] })
    expect(commandOf('RUN --network=none \\\n  a')).toEqual({ lines: ['', '  a'] })
    expect(commandOf(`${mount} \\\n ["a"]`)).toEqual(['a'])
    expect(commandOf(mount)).toEqual({ lines: [''] })
  })
})

describe('SHELL', () => {
  test.each<[text: string, args: readonly string[]]>([
    ['SHELL ["a"]', ['a']],
    ['shell ["/bin/bash", "-o", "pipefail", "-c"]', ['/bin/bash', '-o', 'pipefail', '-c']],
    ['SHELL [""]', ['']],
    ['SHELL -- ["$A"]', ['$A']],
    ['SHELL \\\n ["a"]', ['a']],
  ])('%j', (text, args) => expect(oneOf('shell', text).args).toEqual(args))

  const hint = 'It is written SHELL ["/bin/bash", "-c"]'
  test.each([
    ['SHELL', 'missing-argument', 'SHELL', `SHELL: the program is missing | ${hint}`],
    ['SHELL []', 'missing-argument', 'SHELL []', `SHELL: the program is missing | ${hint}`],
    ['SHELL bash -c', 'bad-json', 'bash -c', `SHELL takes a JSON list, found "bash -c" | ${hint}`],
    ["SHELL ['a']", 'bad-json', "['a']", `SHELL takes a JSON list, found "['a']" | ${hint}`],
    ['SHELL "a"', 'bad-json', '"a"', `SHELL takes a JSON list, found "\\"a\\"" | ${hint}`],
    ['SHELL --x ["a"]', 'unknown-option', '--x', 'SHELL has no flag --x; it takes none'],
  ])('is refused: %s', (text, code, at, sentence) =>
    expect(reported(`FROM a\n${text}`)).toEqual([[code, at, sentence]]),
  )
})

describe('HEALTHCHECK', () => {
  test.each<[text: string, command: ReturnType<typeof commandOf>]>([
    ['HEALTHCHECK CMD a b', { lines: ['a b'] }],
    ['HEALTHCHECK cMd a', { lines: ['a'] }],
    ['HEALTHCHECK CMD\ta', { lines: ['a'] }],
    ['HEALTHCHECK CMD NONE', { lines: ['NONE'] }],
    ['HEALTHCHECK CMD --interval=1s', { lines: ['--interval=1s'] }],
    ['HEALTHCHECK CMD \\\n  a', { lines: ['', '  a'] }],
    ['HEALTHCHECK \\\n  CMD a', { lines: ['a'] }],
    ['HEALTHCHECK --retries=1 \\\n  CMD a \\\n b', { lines: ['a ', ' b'] }],
    ['HEALTHCHECK CMD a <<E', { lines: ['a <<E'] }],
    ['HEALTHCHECK -- CMD a', { lines: ['a'] }],
    ['HEALTHCHECK CMD [a]', { lines: ['[a]'] }],
    ['HEALTHCHECK CMD \\\n["a"]', ['a']],
  ])('%j', (text, command) => expect(commandOf(text)).toEqual(command))

  test('keeps white space beyond ASCII before its command, and so is text', () => {
    expect(one('HEALTHCHECK CMD \u00a0a')).toMatchObject({ kind: 'raw', lines: ['CMD \u00a0a'] })
  })

  test.each([
    'HEALTHCHECK NONE',
    'healthcheck none',
    'HEALTHCHECK NONE []',
    'HEALTHCHECK -- NONE',
    'HEALTHCHECK NONE \\\n',
  ])('NONE has no command: %j', (text) => expect(one(text)).toEqual({ kind: 'healthcheck', flags: {} }))

  const isMissing = 'HEALTHCHECK CMD: the command is missing'
  const takesNothing = 'HEALTHCHECK NONE takes nothing after it'
  test.each([
    ['HEALTHCHECK', 'missing-argument', 'HEALTHCHECK', 'HEALTHCHECK: NONE or CMD is missing'],
    [
      'HEALTHCHECK --interval=1s',
      'missing-argument',
      'HEALTHCHECK --interval=1s',
      'HEALTHCHECK: NONE or CMD is missing',
    ],
    ['HEALTHCHECK CMD', 'missing-argument', 'HEALTHCHECK CMD', isMissing],
    ['HEALTHCHECK cmd []', 'missing-argument', 'HEALTHCHECK cmd []', isMissing],
    ['HEALTHCHECK NONE a', 'too-many-arguments', 'a', takesNothing],
    ['HEALTHCHECK NONE ["a", "b"]', 'too-many-arguments', '["a", "b"]', takesNothing],
    [
      'HEALTHCHECK NONE [1]',
      'bad-json',
      '[1]',
      'HEALTHCHECK: a JSON list may only hold strings, found "[1]" | Put each item in double quotes',
    ],
    ['HEALTHCHECK NONEE', 'bad-option', 'NONEE', 'HEALTHCHECK: "NONEE" is neither CMD nor NONE | Did you mean "NONE"?'],
    [
      'HEALTHCHECK "CMD" a',
      'bad-option',
      '"CMD"',
      'HEALTHCHECK: "\\"CMD\\"" is neither CMD nor NONE | A command is written HEALTHCHECK CMD command',
    ],
    [
      'HEALTHCHECK curl -f localhost',
      'bad-option',
      'curl',
      'HEALTHCHECK: "curl" is neither CMD nor NONE | A command is written HEALTHCHECK CMD command',
    ],
    [
      'HEALTHCHECK ["curl"]',
      'bad-option',
      '["curl"]',
      'HEALTHCHECK: "[\\"curl\\"]" is neither CMD nor NONE | A command is written HEALTHCHECK CMD command',
    ],
  ])('is refused: %s', (text, code, at, sentence) =>
    expect(reported(`FROM a\n${text}`)).toEqual([[code, at, sentence]]),
  )

  test('tells the faults of its flags beside that of its command', () => {
    expect(reported('FROM a\nHEALTHCHECK --interval=5 --x CMD').map(([code, at]) => [code, at])).toEqual([
      ['missing-argument', 'HEALTHCHECK --interval=5 --x CMD'],
      ['bad-duration', '--interval=5'],
      ['unknown-option', '--x'],
    ])
  })
})
