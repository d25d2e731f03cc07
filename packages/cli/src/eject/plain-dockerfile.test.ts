import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { emit } from '@stagecraft/core'
import { parse } from '@stagecraft/core/parse'
import { describe, expect, test } from 'vitest'
import { cutHeader, headerLines, seal, sealOf } from '../outputs/header.js'
import { plainDockerfile } from './plain-dockerfile.js'

/** What emit writes of a text, below a header. */
const generated = (text: string, words?: string): string =>
  seal(emit(parse(text).file, { header: headerLines('/a/Dockerfile', '/a/dockerfile.config.ts', words) }).text)

describe('an output without its header is the text that the same model gives without one', () => {
  const examples = fileURLToPath(new URL('../../../../examples', import.meta.url))
  const files = readdirSync(examples)
    .map((name) => join(examples, name, 'Dockerfile'))
    .filter((path) => existsSync(path))

  test('the examples', () => {
    expect(files.length).toBeGreaterThan(20)
    for (const path of files) {
      const text = readFileSync(path, 'utf8')
      const plain = plainDockerfile(text)
      expect(sealOf(plain)).toBe('none')
      expect(plain).toBe(emit(parse(plain).file).text)
      expect(parse(plain).file.stages).toEqual(parse(text).file.stages)
    }
  })

  test.each([
    ['nothing before it', 'FROM alpine:3.22\nRUN a\n'],
    ['a directive above', '# syntax=docker/dockerfile:1\nFROM alpine:3.22\n'],
    ['directives, and a comment of the file', '# syntax=docker/dockerfile:1\n# check=skip=all\n\n# mine\n\nFROM a:1\n'],
    ['another escape character', '# escape=`\nFROM a:1\nRUN b `\n  c\n'],
    ['a comment at the stage', '# why\nFROM alpine:3.22\n'],
    ['a comment that would be a directive', '\n# syntax=mine\nFROM alpine:3.22\n'],
    ['a global argument', 'ARG A=1\n\nFROM alpine:$A\n'],
    ['a heredoc with a line like the hash', 'FROM a:1\nRUN <<EOF\n# stagecraft hash=sha256:0123456789abcdef\nEOF\n'],
  ])('%s', (_, text) => {
    const plain = emit(parse(text).file).text
    expect(plainDockerfile(generated(text))).toBe(plain)
    expect(plainDockerfile(generated(text, 'Mine, in\ntwo lines'))).toBe(plain)
  })
})

describe('a header that somebody touched', () => {
  const header = '# Generated\n# stagecraft hash=sha256:0123456789abcdef\n#\n'

  test.each([
    [
      'no blank line below a directive',
      `# syntax=docker/dockerfile:1\n${header}FROM a:1\n`,
      '# syntax=docker/dockerfile:1\n\nFROM a:1\n',
    ],
    ['no empty comment at its end', `${header.replace('#\n', '')}# mine\nFROM a:1\n`, '# mine\nFROM a:1\n'],
    ['a byte order mark before it', `\uFEFF${header}\nFROM a:1\n`, 'FROM a:1\n'],
    [
      'carriage returns',
      `# escape=\`\r\n\r\n${header.replaceAll('\n', '\r\n')}\r\nFROM a:1\r\n`,
      '# escape=`\r\n\r\nFROM a:1\r\n',
    ],
    ['blank lines around it', `\n\n${header}\n\n\nFROM a:1\n\n`, 'FROM a:1\n\n'],
  ])('%s', (_, text, plain) => {
    expect(plainDockerfile(text)).toBe(plain)
  })

  test('comments that somebody wrote beside it stay', () => {
    const origin =
      '# Generated from dockerfile.config.ts by Stagecraft. Edit that file, then run: npx stagecraft emit\n'
    const text = `# above\n${origin}# between\n# stagecraft hash=sha256:0123456789abcdef\n#\n# below\nFROM a:1\n`
    expect(plainDockerfile(text)).toBe('# above\n\n# between\n# below\nFROM a:1\n')
  })

  test('a text without one stays as it is', () => {
    for (const text of ['', '\n\nFROM a:1', '# Generated from x by Stagecraft. \n\n\nFROM a:1\n'])
      expect(cutHeader(text)).toBe(text)
  })
})
