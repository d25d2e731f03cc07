import { describe, expect, it } from 'vitest'
import type { ShellCommand, ShellLine } from '../command.js'
import type { InlineFile } from '../instructions.js'
import { variable, word } from '../word.js'
import { execFormProblem, inlineFileProblem, shellProblem } from './expressible-command.js'

const body = { kind: 'heredoc', delimiter: 'EOF', expand: true, stripTabs: false, body: 'a\n' } as const

function command(lines: readonly ShellLine[], heredocs: ShellCommand['heredocs'] = []): ShellCommand {
  return { form: 'shell', lines, heredocs }
}

describe('shellProblem', () => {
  const of = (...lines: readonly ShellLine[]) => shellProblem('RUN', command(lines))?.code
  it('takes what a shell reads', () => {
    for (const text of ['', 'npm ci', '--x', '[ -f a ] && b', '#a', 'echo $((1<<2))', 'cat<<EOF', 'a \\\\']) {
      expect([text, of(text)]).toEqual([text, undefined])
    }
    expect(of('', '    a')).toBeUndefined()
  })

  it('refuses what would be read otherwise', () => {
    for (const text of ['["a"]', '[1]', ' a', 'a\t', 'a\\', 'a\0'])
      expect([text, of(text)]).toEqual([text, 'not-expressible'])
    expect(of('a\nb')).toBe('newline-in-command')
    expect(of('a', '\\')).toBe('not-expressible')
  })

  it('compares the heredocs that are there with those that BuildKit finds', () => {
    expect(shellProblem('RUN', command(['<<EOF'], [body]))).toBeUndefined()
    expect(shellProblem('RUN', command(['<<"EOF"'], [body]))?.code).toBe('bad-heredoc')
    expect(shellProblem('RUN', command(['<<-EOF'], [body]))?.code).toBe('bad-heredoc')
    expect(shellProblem('RUN', command(['a'], [body]))?.code).toBe('bad-heredoc')
    expect(shellProblem('RUN', command(['a <<b']))?.code).toBe('bad-heredoc')
    expect(shellProblem('CMD', command(['a <<b']))).toBeUndefined()
    expect(shellProblem('CMD', command(['<<EOF'], [body]))?.code).toBe('bad-heredoc')
    expect(shellProblem('RUN', command(['<<EOF'], [{ ...body, body: 'a' }]))?.code).toBe('bad-heredoc')
    expect(shellProblem('RUN', command(['<<EOF'], [{ ...body, body: 'EOF\r\n' }]))?.code).toBe('bad-heredoc')
    // BuildKit refuses the delimiter, so no body makes it right.
    const refused = "a ${b:+ <<\\'E}"
    expect(shellProblem('RUN', command([refused]))?.code).toBe('bad-heredoc')
    expect(shellProblem('RUN', command([refused], [{ ...body, delimiter: "'E}" }]))?.code).toBe('bad-heredoc')
    expect(shellProblem('CMD', command([refused]))).toBeUndefined()
    const long = { ...body, body: `${'x'.repeat(65_536)}\n` }
    expect(shellProblem('RUN', command(['<<EOF'], [long]))?.code).toBe('line-too-long')
  })
})

describe('inlineFileProblem', () => {
  const file: InlineFile = { kind: 'inline-file', name: 'f', content: 'a\n', expand: false, stripTabs: false }
  const of = (change: Partial<InlineFile>) => inlineFileProblem('COPY', { ...file, ...change })?.code
  it('takes any text in lines', () => {
    expect(of({})).toBeUndefined()
    expect(of({ content: '' })).toBeUndefined()
    expect(of({ content: 'f\n', expand: true })).toBeUndefined()
    expect(of({ content: word(['a', variable('A', ":-it's"), '\n']), expand: true })).toBeUndefined()
  })

  it('refuses the rest', () => {
    const variables = word([variable('A'), '\n'])
    const changes: readonly Partial<InlineFile>[] = [
      { name: '' },
      { name: 'a b' },
      { name: 'a<' },
      { content: 'a' },
      { content: 'f\n' },
      { content: '\tf\n', stripTabs: true },
      { content: variables },
      { content: word([variable('A')]), expand: true },
    ]
    for (const change of changes) expect([change, of(change)]).toEqual([change, 'bad-heredoc'])
    expect(of({ content: '\0\n' })).toBe('not-expressible')
  })
})

describe('execFormProblem', () => {
  it('lets CMD and ENTRYPOINT be emptied', () => {
    expect(execFormProblem('CMD', [])).toBeUndefined()
    expect(execFormProblem('RUN', [])?.code).toBe('empty-sources')
  })
})
