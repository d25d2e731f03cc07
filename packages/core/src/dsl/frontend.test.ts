import { describe, expect, test } from 'vitest'
import { base } from './testing/stages.js'
import { loose } from './testing/loose.js'
import { said } from './testing/said.js'
import {
  arg,
  defineConfig,
  dockerfile,
  literal,
  stage,
  TARGETARCH,
  text,
  type AnyStage,
  type Dockerfile,
} from '../index.js'

const linked = base().copy('a', '/', { link: true })
const parents = base().copy('a', '/', { parents: true })
const directives = (file: Dockerfile): readonly string[] => String(file).match(/^# \w+=.*/gm) ?? []
const config = (made: AnyStage, frontend: string | false): Dockerfile =>
  defineConfig({ Dockerfile: dockerfile(made) }, { frontend }).outputs['Dockerfile'] as unknown as Dockerfile

describe('the frontend that a file needs', () => {
  test.each<[name: string, file: Dockerfile, lines: readonly string[]]>([
    ['is that of every builder', dockerfile(linked), []],
    ['is said where it is newer', dockerfile(parents), ['# syntax=docker/dockerfile:1']],
    ['is said where it is told', dockerfile(linked).directives({ syntax: 'x/y:1' }), ['# syntax=x/y:1']],
    [
      'stays said when more is told',
      dockerfile(linked).directives({ syntax: 'x/y:1' }).directives({ check: 'skip=all' }),
      ['# syntax=x/y:1', '# check=skip=all'],
    ],
    ['is not said where it must not be', dockerfile(linked).directives({ syntax: false }), []],
    ['is not said of a loose file', dockerfile.loose(parents), []],
    [
      'is said of a loose file that tells it',
      dockerfile.loose(parents).directives({ syntax: 'x/y:1' }),
      ['# syntax=x/y:1'],
    ],
    ['is not said where the builders are newer', config(parents, '1.20'), []],
    ['is said where the builders are not', config(parents, '1.19'), ['# syntax=docker/dockerfile:1']],
    ['is said where the builders are older', config(linked, '1.3'), ['# syntax=docker/dockerfile:1']],
    ['is never said where no builder heeds it', config(linked, false), []],
    [
      'is the last that was told',
      dockerfile(linked).directives({ escape: '`' }).directives({ escape: '\\' }),
      ['# escape=\\'],
    ],
  ])('%s', (_, file, lines) => expect(directives(file)).toEqual(lines))

  test.each<[name: string, make: () => unknown]>([
    ['where it must not be said', () => dockerfile(parents).directives({ syntax: false })],
    ['where no builder heeds it', () => config(parents, false)],
  ])('is missing %s', (_, make) =>
    expect(said(make)).toBe(
      'frontend-version: COPY --parents needs Dockerfile 1.20, and the frontend is 1.5. Begin the file with # syntax=docker/dockerfile:1',
    ),
  )

  test('is asked of a check', () => {
    const codes = (file: Dockerfile, options?: object) => file.check(options as never).map(({ code }) => code)
    expect(codes(dockerfile(parents))).toEqual([])
    expect(codes(dockerfile.loose(parents), { frontend: '1.5' })).toEqual(['frontend-version'])
    expect(codes(dockerfile.loose(parents), { frontend: '1.20' })).toEqual([])
    expect(codes(config(linked, false), { frontend: '1.3' })).toEqual(['frontend-version'])
  })
})

describe('a file', () => {
  test('that is loose is written though a check refuses it, and tells what it is', () => {
    const wrong = dockerfile.loose(base().expose(literal('http')))
    expect(String(wrong)).toBe('FROM alpine:3.22\nEXPOSE http\n')
    expect(wrong.check().map(({ severity, code }) => `${severity} ${code}`)).toEqual(['error bad-port'])
    expect(said(() => dockerfile(base().expose(literal('http'))))).toMatch(/^bad-port: EXPOSE/)
  })

  test('waits with what is wrong while a base names what globals may declare', () => {
    const waiting = dockerfile(stage().from('alpine:$V').expose(literal('http')))
    expect(said(() => waiting.emit())).toMatch(/^bad-image/)
    expect(said(() => waiting.globals((g) => g.arg('V', '3')))).toMatch(/^bad-port/)
    expect(
      said(() =>
        dockerfile(
          stage()
            .from(text`alpine:${TARGETARCH}`)
            .expose(literal('http')),
        ),
      ),
    ).toMatch(/^bad-port/)
    expect(
      said(() =>
        dockerfile(
          stage()
            .from('alpine:3.22', { platform: '$P' as never })
            .expose(literal('http')),
        ),
      ),
    ).toBe('nothing was thrown')
    expect(String(dockerfile.loose(stage().from('alpine:$V').expose(literal('http'))))).toContain('EXPOSE http')
  })

  test('has a header above all, set off from what is about an argument', () => {
    const made = dockerfile(base()).header('a\n\n#b')
    expect(String(made)).toBe('# a\n#\n#b\n\nFROM alpine:3.22\n')
    expect(String(made.globals((g) => g.comment('c').arg('V')))).toBe('# a\n#\n#b\n\n# c\nARG V\n\nFROM alpine:3.22\n')
    expect(String(made.header('z'))).toBe('# z\n\nFROM alpine:3.22\n')
    expect(made.emit({ header: ['made', ''] }).text).toBe('# made\n#\n\n# a\n#\n#b\n\nFROM alpine:3.22\n')
  })

  test('has globals that add up', () => {
    const made = dockerfile(base())
      .globals((g) => g.arg('A'))
      .globals((g) => g.blank().arg(arg('B', { default: '1' })))
    expect(String(made)).toBe('ARG A\n\nARG B=1\n\nFROM alpine:3.22\n')
  })

  test('names its listed stages only, and maps its lines', () => {
    const a = stage('a').from('alpine:3.22')
    const file = dockerfile(stage('b').from(a).run('x'), base())
    expect(file.names).toEqual(['b'])
    expect(file.emit().lines).toHaveLength(6)
    expect(file.places.size).toBe(0)
  })

  test.each<[name: string, make: () => unknown, sentence: string]>([
    [
      'globals that are none',
      () => loose(dockerfile(base())).globals!(() => 5),
      'wrong-argument: globals: result of the function: expected the globals that it was given, with more called on them, found the number 5',
    ],
    [
      'an empty pattern',
      () => dockerfile(base()).ignore('a', ''),
      'wrong-argument: ignore: expected patterns, one line of text each, found ""',
    ],
    [
      'a pattern of two lines',
      () => dockerfile(base()).ignore('a\rb'),
      'wrong-argument: ignore: expected patterns, one line of text each, found "a\rb"',
    ],
    [
      'a pattern that is none',
      () => loose(dockerfile(base())).ignore!(5),
      'wrong-argument: ignore: expected patterns, one line of text each, found the number 5',
    ],
    [
      'a syntax with a blank',
      () => dockerfile(base()).directives({ syntax: 'a b' }),
      'bad-directive: directive syntax: found "a b", accepted is an image such as \'docker/dockerfile:1\', or false',
    ],
    [
      'an empty check',
      () => dockerfile(base()).directives({ check: '' }),
      'bad-directive: directive check: found "", accepted is text without blanks, such as \'skip=JSONArgsRecommended\'',
    ],
    [
      'an output of two lines',
      () => defineConfig({ 'a\nb': dockerfile(base()) }),
      'bad-name: defineConfig: an output is a path of a file; found "a\nb"',
    ],
    [
      'an output without a name',
      () => defineConfig({ '': dockerfile(base()) }),
      'bad-name: defineConfig: an output is a path of a file; found ""',
    ],
    [
      'an output that ends with a backslash',
      () => defineConfig({ 'a\\': dockerfile(base()) }),
      'bad-name: defineConfig: an output is a path of a file; found "a\\"',
    ],
    [
      'an output by number',
      () => loose(defineConfig)([[5, dockerfile(base())]]),
      'bad-name: defineConfig: an output is a path of a file; found the number 5',
    ],
    ['no outputs in a list', () => loose(defineConfig)([]), 'empty-file: defineConfig needs at least one output'],
    [
      'text as outputs',
      () => loose(defineConfig)('x'),
      'wrong-argument: defineConfig: expected outputs such as { \'Dockerfile\': file }, found "x"',
    ],
  ])('refuses %s', (_, make, sentence) => expect(said(make)).toBe(sentence))
})
