import { describe, expect, it } from 'vitest'
import { shellText, type ShellCommand } from '../../model/index.js'
import { arg } from '../arg.js'
import { and } from './and.js'
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
