import { spawnSync } from 'node:child_process'
import { statSync, utimesSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { binary, folder } from './run.js'

const messy = 'from alpine:3.22 as app\nENV A 1\nCMD [ "a","b" ]\n\n\n'
const canonical = 'FROM alpine:3.22 AS app\nENV A=1\nCMD ["a", "b"]\n'

describe('fmt', () => {
  test('writes the canonical form', () => {
    const here = folder({ Dockerfile: messy })
    expect(here.run('fmt')).toEqual({ code: 0, out: 'formatted Dockerfile\n', err: '' })
    expect(here.read('Dockerfile')).toBe(canonical)
  })

  test.each([
    [
      '#!/usr/bin/env -S docker build -f\n# syntax=docker/dockerfile:1\nfrom a\n',
      '# syntax=docker/dockerfile:1\n\nFROM a\n',
    ],
    ['#!/usr/bin/env -S docker build -f\n# check=skip=all\nARG A\nfrom a\n', '# check=skip=all\n\nARG A\n\nFROM a\n'],
    ['#!/usr/bin/env -S docker build -f\nfrom a\n', 'FROM a\n'],
  ])('a file that can be executed stays one, and BuildKit finds its frontend: %j', (text, rest) => {
    const here = folder({ Dockerfile: text })
    expect(here.run('fmt')).toMatchObject({ code: 0 })
    expect(here.read('Dockerfile')).toBe(`#!/usr/bin/env -S docker build -f\n${rest}`)
    expect(here.run('fmt').out).toBe('unchanged Dockerfile\n')
  })

  test('a file that is canonical is not touched', () => {
    const here = folder({ Dockerfile: canonical })
    utimesSync(here.at('Dockerfile'), 1_000_000, 1_000_000)
    const before = statSync(here.at('Dockerfile'))
    expect(here.run('fmt').out).toBe('unchanged Dockerfile\n')
    expect(statSync(here.at('Dockerfile'))).toMatchObject({ mtimeMs: before.mtimeMs, ino: before.ino })
    expect(here.run('fmt', '--check')).toEqual({ code: 0, out: '', err: '' })
  })

  test('--check shows what would change, writes nothing, and fails', () => {
    const here = folder({ Dockerfile: messy })
    const { code, out, err } = here.run('fmt', '--check')
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out).toContain('Dockerfile is not in its canonical form')
    expect(out).toContain('-ENV A 1\n')
    expect(out).toContain('+ENV A=1\n')
    expect(here.read('Dockerfile')).toBe(messy)
  })

  test('carriage returns are told, since a diff hides them', () => {
    const here = folder({ Dockerfile: canonical.replaceAll('\n', '\r\n') })
    expect(here.run('fmt', '--check')).toMatchObject({ code: 1 })
    expect(here.run('fmt', '--check').out).toContain('Its lines end with carriage returns.')
    here.run('fmt')
    expect(here.read('Dockerfile')).toBe(canonical)
  })

  test('several files, folders and patterns', () => {
    const here = folder({
      'a/Dockerfile': messy,
      'b/x.Dockerfile': messy,
      'b/y.Dockerfile': canonical,
      'other.txt': 'x',
    })
    expect(here.run('fmt', 'a', '**/*.Dockerfile').out).toBe(
      'formatted a/Dockerfile\nformatted b/x.Dockerfile\nunchanged b/y.Dockerfile\n',
    )
    expect(here.read('b/x.Dockerfile')).toBe(canonical)
  })

  test('a file with errors stays, and the others are written', () => {
    const here = folder({ 'bad.Dockerfile': 'FROM a:1\nRUM x\n', 'good.Dockerfile': messy })
    const { code, out, err } = here.run('fmt', 'bad.Dockerfile', 'good.Dockerfile')
    expect({ code, out }).toEqual({ code: 1, out: 'formatted good.Dockerfile\n' })
    expect(err).toContain('error unknown-instruction')
    expect(err).toContain('at bad.Dockerfile:2:1')
    expect(here.read('bad.Dockerfile')).toBe('FROM a:1\nRUM x\n')
  })

  test('a path or a pattern that means nothing', () => {
    const here = folder({ Dockerfile: canonical })
    expect(here.run('fmt', 'missing')).toMatchObject({ code: 2, out: '' })
    expect(here.run('fmt', 'missing').err).toContain('Cannot read missing: there is no such file')
    expect(here.run('fmt', '*.nothing').err).toContain('no file matches "*.nothing"')
  })

  test('--stdin prints, and keeps stdout clean when there is an error', () => {
    expect(stdin(messy)).toEqual({ code: 0, out: canonical, err: '' })
    const bad = stdin('RUM x\n')
    expect({ code: bad.code, out: bad.out }).toEqual({ code: 1, out: '' })
    expect(bad.err).toContain('error unknown-instruction')
    expect(stdin(messy, '--check').code).toBe(1)
    expect(stdin(canonical, '--check')).toEqual({ code: 0, out: '', err: '' })
    expect(stdin(messy, 'Dockerfile').code).toBe(2)
  })

  test('comments and heredocs come through', () => {
    const kept = '# top\n\nFROM alpine:3.22\n# why\nRUN <<EOF\n  a\n\n# not a comment\nEOF\n# end\n'
    const here = folder({ Dockerfile: kept })
    expect(here.run('fmt').out).toBe('unchanged Dockerfile\n')
    expect(here.read('Dockerfile')).toBe(kept)
  })
})

function stdin(input: string, ...args: readonly string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [binary, 'fmt', '--stdin', ...args], {
    input,
    encoding: 'utf8',
  })
  return { code: status, out: stdout, err: stderr }
}
