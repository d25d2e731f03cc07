import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shellText, type ShellCommand } from '../../model/index.js'
import { arg } from '../arg.js'
import { secret } from '../secret.js'
import type { CommandValue } from './command-value.js'
import { script } from './script.js'
import { sh } from './sh.js'

const text = (value: CommandValue): string => shellText(value.command as ShellCommand)
const body = (value: CommandValue): string => (value.command as ShellCommand).heredocs[0]!.body

describe('sh', () => {
  const path = "it's $HOME"
  const version = arg('VERSION')

  it('quotes a value for the place where it stands', () => {
    expect(text(sh`cp ${path} /x`)).toBe(`cp 'it'\\''s $HOME' /x`)
    expect(text(sh`cp "${path}" /x`)).toBe(`cp "it's \\$HOME" /x`)
    expect(text(sh`echo "$(cat ${'a b'})"`)).toBe(`echo "$(cat 'a b')"`)
    expect(text(sh`head -n ${5} ${'plain.txt'}`)).toBe('head -n 5 plain.txt')
    expect(text(sh`run ${''}`)).toBe("run ''")
  })

  it('names a build argument', () => {
    const value = sh`curl -o x https://example.com/${version}/x "v${version}"`
    expect(text(value)).toBe('curl -o x https://example.com/"${VERSION}"/x "v${VERSION}"')
    expect(value.uses).toEqual([version])
  })

  it.each([
    ['single quotes', () => sh`echo '${path}'`],
    ['a comment', () => sh`echo # ${path}`],
    [
      'a heredoc',
      () => script`cat <<X
      ${path}
      X`,
    ],
    ['backquotes', () => sh`echo \`cat ${path}\``],
  ])('refuses a value inside %s', (_, make) => {
    expect(make).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'unsafe-interpolation' }) }),
    )
  })

  it('refuses a secret and a newline', () => {
    expect(() => sh`echo ${secret('token') as never}`).toThrow(/mount it/i)
    expect(
      () => sh`a
      b`,
    ).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code: 'newline-in-command' }) }))
  })

  it('keeps backslashes as they are typed', () => {
    expect(text(sh`sed 's/\//\\/' \${HOME} \`id\``)).toBe("sed 's/\\//\\\\/' ${HOME} `id`")
  })

  it('gives the shell exactly the value, whatever it is', () => {
    // NUL cannot be an argument; the answer is taken whole, so newlines at the end count too.
    const hard = fc.string({ unit: fc.constantFrom(...`'"\\$\`!#&|;<>(){}[]*?~ \t\nab=%é`), maxLength: 12 })
    const all = fc.sample(hard, 300)
    const wrap = (value: string): string[] => [text2(value, false), text2(value, true)]
    const printed = execFileSync('sh', ['-c', all.flatMap(wrap).join('\n')]).toString()
    expect(printed).toBe(all.flatMap((value) => [`<${value}>`, `<${value}>`]).join(''))
  })
})

/** A script may hold a newline in a value; `sh` may not. */
function text2(value: string, quoted: boolean): string {
  const made = quoted ? script`printf '<%s>' "${value}"` : script`printf '<%s>' ${value}`
  return body(made)
    .replace(/^set -e\n/, '')
    .trimEnd() === ''
    ? ''
    : body(made)
        .replace(/^set -e\n/, '')
        .replace(/\n$/, '')
}

describe('script', () => {
  it('stops at the first failure', () => {
    expect(
      body(script`
      make
        make install
    `),
    ).toBe('set -e\nmake\n  make install\n')
  })

  it('says in bash that a pipe may fail', () => {
    expect(body(script.bash`curl x | tar x`)).toBe('#!/usr/bin/env bash\nset -eo pipefail\ncurl x | tar x\n')
  })

  it('adds nothing to a script that names its program', () => {
    expect(
      body(script`#!/usr/bin/env python3
print(1)`),
    ).toBe('#!/usr/bin/env python3\nprint(1)\n')
  })

  it('finds a delimiter that the script does not use', () => {
    const made = script`
      cat <<EOF > x
      hi
      EOF
    `
    expect((made.command as ShellCommand).heredocs[0]).toMatchObject({
      delimiter: 'EOF1',
      body: 'set -e\ncat <<EOF > x\nhi\nEOF\n',
    })
  })
})
