import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { commands } from '../src/commands/index.js'
import { folder } from './run.js'

const names = Object.keys(commands)

describe('--help', () => {
  test('lists every command, and says where to begin', () => {
    const { code, out } = folder().run('--help')
    expect(code).toBe(0)
    for (const name of names) expect(out).toMatch(new RegExp(`^ {2}${name} `, 'm'))
    expect(out).toContain('Exit codes: 0 fine')
  })

  test.each(names)('%s: what it is for, examples of options that it has, and its exit codes', (name) => {
    const { code, out } = folder().run(name, '--help')
    expect(code).toBe(0)
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([])
    const [, rows, codes] = /\nExamples:\n([^]*)\n\nExit codes:\n([^]*)$/.exec(out) ?? []
    expect(codes).toMatch(/^ {2}0 {2}\w.*\n(?: {2}1 {2}\w.*\n)? {2}2 {2}wrong usage.*\n$/)
    const lines = rows!.split('\n')
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) {
      const [, command, what] = /^ {2}\$ (.*?)(?: {2,}(.+))?$/.exec(line)!
      expect(command).toContain(`stagecraft ${name}`)
      expect(what).toMatch(/\w/)
      const words = command!
        .slice(command!.indexOf(`stagecraft ${name}`))
        .replace(/ (?:\||--) .*/, '')
        .split(' ')
      for (const option of words.filter((word) => /^--?[a-z]/.test(word))) {
        expect(out).toMatch(new RegExp(`^ {2}(?:-\\w, )?${option}\\b`, 'm'))
      }
    }
  })

  test('an option that does not exist leads to the help of its command', () => {
    expect(folder().run('check', '--foo')).toEqual({
      code: 2,
      out: '',
      err: "error: unknown option '--foo'\n(stagecraft check --help lists what there is)\n",
    })
    expect(folder().run('--foo').err).toContain('(stagecraft --help lists what there is)')
  })

  test('a command that is misspelt', () => {
    expect(folder().run('emitt').err).toContain('Did you mean emit?')
  })
})

describe('completion', () => {
  const script = (shell: string): string => folder().run('completion', shell).out

  test('bash completes commands, options and values', () => {
    const here = folder({ 'complete.sh': script('bash') })
    const ask = (...words: string[]): readonly string[] => {
      const line = `COMP_WORDS=(${['stagecraft', ...words].map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}`
      const program = `source complete.sh; ${line}; _stagecraft; echo "\${COMPREPLY[*]}"`
      const { stdout, stderr } = spawnSync('bash', ['-c', program], { cwd: here.root, encoding: 'utf8' })
      expect(stderr).toBe('')
      return stdout.trim().split(' ')
    }
    expect(ask('')).toEqual([...names, 'help', '--help', '--version'])
    expect(ask('sy')).toEqual(['sync'])
    expect(ask('lint', '--format', '')).toEqual(['pretty', 'json', 'sarif', 'github'])
    expect(ask('emit', 'x', '--wa')).toEqual(['--watch'])
    expect(ask('completion', 'z')).toEqual(['zsh'])
    // Nothing better is known: bash completes files.
    expect(ask('emit', 'D')).toEqual([''])
  })

  test.each(['zsh', 'fish'])('%s: every command and option is in it', (shell) => {
    const text = script(shell)
    for (const name of names) expect(text).toContain(name)
    for (const option of ['config', 'watch', 'dry-run', 'max-severity']) expect(text).toContain(option)
    expect(text).toContain('pretty json sarif github')
    expect(text).not.toContain('undefined')
  })

  test('another shell', () => {
    const { code, err } = folder().run('completion', 'tcsh')
    expect(code).toBe(2)
    expect(err).toContain('Allowed choices are bash, zsh, fish')
  })
})
