import { describe, expect, it } from 'vitest'
import { shellText, type ShellCommand } from '../../model/index.js'
import { arg } from '../arg.js'
import { said } from '../testing/said.js'
import { and } from './and.js'
import { CommandValue } from './command-value.js'
import { heredoc } from './heredoc.js'
import { lines as layout } from './lines.js'
import { apk, apt, words } from './packages.js'
import { script } from './script.js'
import { sh } from './sh.js'

const lines = (value: { command: unknown }): readonly unknown[] => (value.command as ShellCommand).lines

describe('and', () => {
  it('puts one command on a line', () => {
    expect(lines(and('a', 'b', 'c'))).toEqual(['a ', '    && b ', '    && c'])
  })

  it('is the command itself when there is one', () => {
    expect(lines(and('a'))).toEqual(['a'])
  })

  it.each([
    ['a || b', '{ a || b; }'],
    ['a; b', '{ a; b; }'],
    ['a & b', '{ a & b; }'],
    ['if x; then y; fi', '{ if x; then y; fi; }'],
    ['a | b', 'a | b'],
    ['(a; b)', '(a; b)'],
    ['{ a; b; }', '{ a; b; }'],
    ['echo "a; b"', 'echo "a; b"'],
    ["echo 'a || b'", "echo 'a || b'"],
    ['echo $(a; b)', 'echo $(a; b)'],
    ['echo `a; b`', 'echo `a; b`'],
    ['echo a\\; b', 'echo a\\; b'],
    ['find . -exec rm {} \\;', 'find . -exec rm {} \\;'],
    ['echo \\|', 'echo \\|'],
    ['echo \\&', 'echo \\&'],
    ['echo "a;"', 'echo "a;"'],
    ['a 2>&1', 'a 2>&1'],
    ['a &> log', 'a &> log'],
    ['a#b', 'a#b'],
    ['echo ${x#y}', 'echo ${x#y}'],
    ['grep x <<< y', 'grep x <<< y'],
    ['a && b', 'a && b'],
    ["echo ${x:-';'}", "echo ${x:-';'}"],
    ['echo "${x:-a;b}"', 'echo "${x:-a;b}"'],
    ['echo $((1 << 2))', 'echo $((1 << 2))'],
    ['echo $(cat <<< "a;b")', 'echo $(cat <<< "a;b")'],
    ['a >&2', 'a >&2'],
    ['a <&3', 'a <&3'],
    ['a |& b', '{ a |& b; }'],
    ['{a,b} x', '{a,b} x'],
    ['echo }', 'echo }'],
    ['echo \\"; b', '{ echo \\"; b; }'],
  ])('keeps %s one part', (part, printed) => {
    expect(shellText(and('first', part).command as ShellCommand)).toBe(`first     && ${printed}`)
  })

  it.each([
    '',
    '  ',
    'a # b',
    '# b',
    'cat <<EOF',
    'a\nb',
    'a &',
    'a ;',
    'a |',
    'a &&',
    'echo \\\\;',
    '&',
    'echo "a',
    "echo 'a",
    'echo $(a',
    '(a',
    'a \\',
  ])('refuses %j', (part) => {
    expect(() => and('first', part)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'command-part' }) }),
    )
  })

  it('refuses a heredoc, a script and no part at all', () => {
    expect(() => and('a', heredoc('x'))).toThrow(/heredoc/)
    expect(() => and('a', script`x`)).toThrow(/heredoc/)
    expect(() => and()).toThrow(/at least one/)
  })

  const long = 'x'.repeat(50)
  const hint = 'Write script`…` for what is more than a chain of commands'
  it.each<[string, unknown, string]>([
    ['an empty part', ' ', 'an empty part: a shell refuses it'],
    ['two lines', 'a\nb', 'a newline in "a\nb": pass one command a part'],
    ['two lines in quotes', 'echo "a\nb"', 'a newline in "echo "a\nb"": pass one command a part'],
    ['a comment', 'a # b', 'a comment in "a # b": it would hide the parts after it'],
    ['a heredoc in text', 'cat <<EOF', 'a heredoc in "cat <<EOF": the lines after it would be its body'],
    ['an open quote', "echo 'a", 'an open quote or group in "echo \'a": it would swallow the parts after it'],
    ['a separator at its end', 'a ;', '"a ;", which ends with ;: leave that away'],
    ['a heredoc', heredoc('x'), 'a heredoc: the lines after it would be its body'],
    ['a long part, cut', `${long}y ;`, `"${long}…", which ends with ;: leave that away`],
    [
      'a part that is just not long',
      `${'x'.repeat(48)} ;`,
      `"${'x'.repeat(48)} ;", which ends with ;: leave that away`,
    ],
    [
      'an exec form',
      new CommandValue({ form: 'exec', args: ['a'] }),
      'an exec form: it has no shell that could join it',
    ],
  ])('says why it cannot join %s', (_, part, why) => {
    expect(said(() => and('first', part as string))).toBe(`command-part: and(…) cannot join ${why}. ${hint}`)
  })

  it('says what it takes', () => {
    expect(said(() => and())).toBe('empty-sources: and() needs at least one command')
    expect(said(() => and(['a'] as never))).toBe('wrong-argument: and(…): expected commands, found a list')
  })

  it('keeps comments between the lines of a part, braced or not', () => {
    const part = (text: string) => layout(Object.assign([text], { raw: [text] }))
    const comment = { kind: 'line-comment', indent: '  ', text: ' why' }
    expect(lines(and('a', part('b \\\n  # why\n  c '), 'd'))).toEqual(['a ', '    && b ', comment, '  c ', '    && d'])
    expect(lines(and('a', part('b || \\\n  # why\n  c '), 'd'))).toEqual([
      'a ',
      '    && { b || ',
      comment,
      '  c; } ',
      '    && d',
    ])
  })

  it('keeps the arguments of its parts', () => {
    const version = arg('VERSION')
    expect(and('a', sh`echo ${version}`).uses).toEqual([version])
  })

  it('takes several lines of a part as they are', () => {
    expect(lines(and('a', apt(['git', 'curl']), 'b'))).toEqual([
      'a ',
      '    && apt-get update ',
      '    && apt-get install -y --no-install-recommends ',
      '        curl ',
      '        git ',
      '    && rm -rf /var/lib/apt/lists/* ',
      '    && b',
    ])
  })

  it('indents the items of a part once more', () => {
    expect(lines(and('a', apk(['git', 'curl']), words('pip install', ['x==1', 'y z'])))).toEqual([
      'a ',
      '    && apk add --no-cache ',
      '        curl ',
      '        git ',
      '    && pip install ',
      '        x==1 ',
      "        'y z'",
    ])
  })

  it('joins the lines of a part as they are joined without it', () => {
    const made = and(
      'first',
      layout`echo a\
b`,
      'last',
    )
    expect(shellText(made.command as ShellCommand)).toBe('first     && echo ab     && last')
  })

  it('braces and refuses in several lines as in one', () => {
    expect(
      shellText(
        and(
          'first',
          layout`a || \
  b`,
          'last',
        ).command as ShellCommand,
      ),
    ).toBe('first     && { a ||   b; }     && last')
    expect(() =>
      and(
        'first',
        layout`a \
  b &`,
        'last',
      ),
    ).toThrow(/ends with &/)
  })
})
