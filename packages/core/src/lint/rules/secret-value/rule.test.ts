import { describe, expect, test } from 'vitest'
import { parse } from '../../../parse/parse-file.js'
import { lint } from '../../lint.js'
import { linesOf, linted, saidBy } from '../../testing/said.js'

describe('secret-value', () => {
  test.each([
    ['in RUN', 'FROM a\nRUN curl -H "token: glpat-abcdefghij0123456789" x\n', [2]],
    ['in a heredoc', 'FROM a\nCOPY <<E /k\n-----BEGIN RSA PRIVATE KEY-----\nE\n', [2]],
    ['in exec form', 'FROM a\nRUN ["x", "glpat-abcdefghij0123456789"]\n', [2]],
    ['in what a script reads', 'FROM a\nRUN x <<E\nglpat-abcdefghij0123456789\nE\n', [2]],
    [
      'in what the container runs',
      'FROM a\nCMD x glpat-abcdefghij0123456789\nENTRYPOINT ["glpat-abcdefghij0123456789"]\nHEALTHCHECK CMD glpat-abcdefghij0123456789\n',
      [2, 3, 4],
    ],
    ['no health check', 'FROM a\nHEALTHCHECK NONE\nENV A=glpat-abcdefghij0123456789\n', [3]],
    ['in a file that ADD makes', 'FROM a\nADD <<E /k\n-----BEGIN PRIVATE KEY-----\nE\n', [2]],
    ['in a label', 'FROM a\nLABEL a=glpat-abcdefghij0123456789\n', [2]],
    ['in a default', 'FROM a\nARG A B=glpat-abcdefghij0123456789\n', [2]],
    ['in a default before the first stage', 'ARG A B=glpat-abcdefghij0123456789\nFROM a\n', [1]],
    ['beside a variable', 'FROM a\nENV A="$B glpat-abcdefghij0123456789"\n', [2]],
    ['in pieces that a variable parts', 'FROM a\nENV A=glpat-abcdefghij$B0123456789\n', []],
    ['the example of a manual', 'FROM a\nENV A=AKIAIOSFODNN7EXAMPLE\n', []],
    ['a variable', 'FROM a\nARG T\nENV A=$T\n', []],
    ['words that look alike', 'FROM a\nENV A=ghp_short B=npm_config\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('secret-value', text)).toEqual(lines)
  })

  // Put together here, so that nobody takes this file for one that leaks something.
  const key = (start: string, length: number, more = ''): string => `${start}${'0a'.repeat(40).slice(0, length)}${more}`
  test.each<[text: string, what: string | undefined]>([
    [`AKIA${'0A'.repeat(8)}`, 'a key of AWS'],
    [`AKIA${'0A'.repeat(8)}0`, undefined],
    [`xAKIA${'0A'.repeat(8)}`, undefined],
    ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'].map((start): [string, string] => [key(start, 36), 'a token of GitHub']),
    [key('ghp_', 35), undefined],
    [key('ghx_', 36), undefined],
    [key('github_pat_', 60), 'a token of GitHub'],
    [key('github_pat_', 59), undefined],
    [key('glpat-', 20), 'a token of GitLab'],
    [key('glpat-', 19), undefined],
    [key('npm_', 36), 'a token of npm'],
    [key('npm_', 35), undefined],
    ...['a', 'b', 'p', 'r', 's'].map((letter): [string, string] => [
      `xox${letter}-12345678-${key('', 10)}`,
      'a token of Slack',
    ]),
    ['xoxb-1234567-0a0a0a0a0a', undefined],
    ['xoxb-12345678-0a0a0a0a0', undefined],
    [key('sk_live_', 20), 'a key of Stripe'],
    [key('rk_live_', 20), 'a key of Stripe'],
    [key('sk_live_', 19), undefined],
    [key('sk_test_', 20), undefined],
    [key('AIza', 35), 'a key of Google'],
    [key('AIza', 34), undefined],
    ['-----BEGIN OPENSSH PRIVATE KEY-----', 'a private key'],
    ['-----BEGIN PUBLIC KEY-----', undefined],
  ])('knows what %s opens', (text, what) => {
    const said = linted(`FROM a\nENV A="${text}"\n`).filter(({ code }) => code === 'secret-value')
    expect(said.map(({ message }) => message)).toEqual(
      what === undefined ? [] : [`ENV A has ${what}, which everybody can read who has the Dockerfile or the image`],
    )
  })

  const key20 = 'glpat-abcdefghij0123456789'
  test.each([
    ['ARG A=1 B=2', []],
    [`ARG A=${key20} B=${key20}`, ['ARG A', 'ARG B']],
    [`ENV A=1 B=${key20}`, ['ENV B']],
    [`LABEL "x y"=${key20}`, ['LABEL x y']],
    [`RUN --mount=type=secret,id=x echo ${key20}`, ['RUN']],
    [`COPY <<a.txt <<b.txt /x/\n${key20}\na.txt\nb\nb.txt`, ['COPY <<a.txt']],
    [`ADD <<a.txt /x\n${key20}\na.txt`, ['ADD <<a.txt']],
    [`HEALTHCHECK CMD ["x", "${key20}"]`, ['HEALTHCHECK']],
    [`SHELL ["x", "${key20}"]`, []],
    [`USER ${key20}`, []],
    [`# ${key20}\nRUN x`, []],
    [`ONBUILD RUN ${key20}`, []],
  ])('%j: in %j', (instructions, where) => {
    expect(saidBy('secret-value', `FROM a\n${instructions}\n`)).toMatchObject(
      where.map((one) => ({
        severity: 'warning',
        message: `${one} has a token of GitLab, which everybody can read who has the Dockerfile or the image`,
        hint: 'Revoke it, and give the new one to the one command that needs it with RUN --mount=type=secret',
      })),
    )
    expect(saidBy('secret-value', `FROM a\n${instructions}\n`)).toHaveLength(where.length)
  })

  test('of a trigger, in the stage that it runs in, and in a file that was never text', () => {
    const text = `FROM a AS b\nONBUILD RUN ${key20}\nFROM b\nENV A=${key20}\n`
    expect(linesOf('secret-value', text)).toEqual([3, 4])
    const { file } = parse(text)
    expect(lint(file).filter(({ code }) => code === 'secret-value')).toHaveLength(2)
  })
})
