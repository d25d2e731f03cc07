import { describe, expect, test } from 'vitest'
import { check } from '../check/index.js'
import { parse } from '../parse/parse-file.js'
import { lint, withoutAllowed, type LintOptions } from './lint.js'
import { rules } from './rules/index.js'
import { linesOf, linted } from './testing/said.js'
import { cpuTime } from '../../test/cpu-time.js'

const said = (text: string, options: LintOptions = {}): readonly string[] =>
  linted(text, { rules: { 'root-user': 'off', 'unpinned-base': 'off', ...options.rules } }).map(
    ({ code, place }) => `${code}:${place?.line}`,
  )

describe('comments silence rules', () => {
  test.each([
    ['stagecraft allow', '# stagecraft allow=JSONArgsRecommended because', []],
    ['several rules', '# stagecraft allow=UndefinedVar,JSONArgsRecommended because', []],
    ['another rule', '# stagecraft allow=UndefinedVar because', [3]],
    ['check=skip', '# check=skip=JSONArgsRecommended', []],
    ['check=skip=all', '# check=skip=all', []],
    ['check=skip of several, without blanks', '# check=skip=UndefinedVar,JSONArgsRecommended', []],
    ['BuildKit ends the value at a blank', '# check=skip=UndefinedVar, JSONArgsRecommended', [3]],
    ['hadolint', '# hadolint ignore=DL3008,DL3025', []],
    ['a code of hadolint for another rule', '# hadolint ignore=DL3008', [3]],
    ['words that look alike', '# allow=JSONArgsRecommended', [3]],
  ])('%s', (_, comment, lines) => {
    expect(linesOf('JSONArgsRecommended', `FROM a\n${comment}\nCMD x\n`)).toEqual(lines)
  })

  test('only before the instruction that they stand above', () => {
    expect(linesOf('JSONArgsRecommended', 'FROM a\n# check=skip=all\nRUN x\nCMD x\n')).toEqual([4])
    expect(linesOf('JSONArgsRecommended', 'FROM a\n# check=skip=all\n\nCMD x\n')).toEqual([])
    expect(linesOf('JSONArgsRecommended', 'FROM a\n# check=skip=all\n#\nCMD x\n')).toEqual([4])
    expect(linesOf('JSONArgsRecommended', 'FROM a\n  # stagecraft allow=JSONArgsRecommended x\nCMD x\n')).toEqual([3])
  })

  test('before FROM too, the comments at the end of the stage above among them', () => {
    expect(linesOf('StageNameCasing', 'FROM a\nRUN x\n\n# stagecraft allow=StageNameCasing x\nFROM b AS C\n')).toEqual(
      [],
    )
    expect(linesOf('StageNameCasing', 'FROM a\n# stagecraft allow=StageNameCasing x\n\nFROM b AS C\n')).toEqual([])
  })

  test('the directive counts for the file', () => {
    expect(said('# check=skip=JSONArgsRecommended,StageNameCasing\nFROM a AS B\nCMD x\n')).toEqual([])
    expect(said('# check=skip=all\nFROM a AS B\nCMD x\n')).toEqual([])
    expect(linesOf('JSONArgsRecommended', '# check=nonsense\nFROM a\nCMD x\n')).toEqual([3])
    expect(said('# hadolint global ignore=DL3025\nFROM a\nRUN x\nCMD x\n')).toEqual([])
  })

  test('rules that BuildKit judges for the whole file listen to the directive, or to our words', () => {
    const twice = (comment: string): string => `FROM a AS b\n${comment}\nFROM a AS b\n`
    expect(linesOf('DuplicateStageName', twice('# check=skip=DuplicateStageName'))).toEqual([3])
    expect(linesOf('DuplicateStageName', twice('# stagecraft allow=DuplicateStageName x'))).toEqual([])
  })

  test('warnings of checks too, and errors never', () => {
    const text = (comment: string): string => `FROM a\n${comment}\nRUN --mount=type=cache,target=/ x\nENV A=$B\n`
    const errors = linted(text('# x')).filter(({ severity }) => severity === 'error')
    expect(errors.length).toBe(1)
    const allowed = linted(text(`# stagecraft allow=${errors[0]!.code} x`))
    expect(allowed.filter(({ severity }) => severity === 'error')).toEqual(errors)
    const later = 'FROM b\nFROM a AS b\n'
    expect(said(later)).toEqual(['later-stage:1'])
    expect(said(`# stagecraft allow=later-stage x\n${later}`)).toEqual([])
    const near = (comment: string): string => `FROM a AS build\nFROM b\n${comment}\nCOPY --from=biuld /a /b\n`
    expect(said(near('# x'))).toEqual(['unknown-stage:4'])
    expect(said(near('# hadolint ignore=DL3022'))).toEqual([])
    expect(said(near('# hadolint ignore=DL3021'))).toEqual(['unknown-stage:4'])
    expect(said(`# hadolint global ignore=DL3022\n${near('# x')}`)).toEqual([])
  })
})

describe('what is reported', () => {
  test('comes once where a check says the same, with its hint', () => {
    const text = 'FROM alpine\nARG NAME=1\nENV A=$NAMES\n'
    expect(said(text)).toEqual(['UndefinedVar:3'])
    expect(linted('FROM a:1 AS x\nFROM b:1 AS x\n')[0]).toMatchObject({
      code: 'DuplicateStageName',
      hint: 'Give one of them another name',
    })
    const two = 'ARG B=1\nFROM alpine\nRUN --mount=type=cache,target=/x/$A echo $B\n'
    expect(said(two)).toEqual(['UndefinedVar:3', 'arg-scope:3'])
    expect(said(text, { rules: { UndefinedVar: 'off' } })).toEqual(['undefined-variable:3'])
  })

  test('comes once where a base cannot be read', () => {
    expect(said('FROM a:${V^}\n')).toEqual(['bad-variable:1'])
    expect(said('FROM\n')).toEqual(['missing-argument:1'])
    expect(said('FROM "a\n')).toEqual(['unbalanced-quote:1'])
    expect(said('FROM Foo\nENV A=${V^}\n')).toEqual(['InvalidDefaultArgInFrom:1', 'bad-image:1', 'bad-variable:2'])
    expect(said('FROM --platform=${V^} Foo\n')).toEqual(['InvalidDefaultArgInFrom:1', 'bad-image:1', 'bad-variable:1'])
  })

  test.each([
    ['MaintainerDeprecated', 'MAINTAINER x'],
    ['UndefinedVar', 'ENV A=$B'],
    ['NoEmptyContinuation', 'RUN a \\\n\n  b'],
  ])('comes not at all where %s is silenced, though a check says the same', (rule, instruction) => {
    const codes = (before: string, comment: string): readonly string[] =>
      said(`${before}FROM scratch\n${comment}${instruction}\n`)
    expect(codes('', '')).toHaveLength(1)
    expect(codes('', `# stagecraft allow=${rule} x\n`)).toEqual([])
    expect(codes(`# check=skip=${rule}\n`, '')).toEqual([])
    expect(codes('# check=skip=all\n', '')).toEqual([])
    // BuildKit looks at the directive alone for rules about the whole file.
    expect(codes('', `# check=skip=${rule}\n`)).toHaveLength(rule === 'NoEmptyContinuation' ? 1 : 0)
    expect(codes('', '# check=skip=StageNameCasing\n')).toHaveLength(1)
  })

  test('is sorted by place, and the same every time', () => {
    const text = 'FROM a AS B\nFROM B AS c\nCMD x\nCMD y\nFROM c\nENV PASSWORD=x K v\nENV k v\n'
    const all = linted(text)
    const lines = all.map(({ place }) => place!.line)
    expect(lines).toEqual([...lines].sort((a, b) => a - b))
    expect(linted(text)).toEqual(all)
    expect(all.every((one) => Object.isFrozen(one))).toBe(true)
  })

  test('can be switched by rule', () => {
    expect(said('FROM a\nCMD x\n', { rules: { JSONArgsRecommended: 'off' } })).toEqual([])
    expect(linted('FROM a:1\nCMD x\n', { rules: { JSONArgsRecommended: 'error' } })[0]!.severity).toBe('error')
  })

  test('needs neither text nor places', () => {
    const { file } = parse('FROM a:1 AS B\nCMD x\nENV k v\n')
    expect(lint(file)).toEqual([expect.objectContaining({ code: 'JSONArgsRecommended' })])
    expect(lint(file)[0]!.place).toBeUndefined()
  })
})

test('takes time that grows with the file, not with its square', () => {
  const milliseconds = (count: number): number => {
    const stages = Array.from(
      { length: count },
      (_, i) => `# x\nFROM s${i} AS s${i + 1}\nENV A${i}=$A${i - 1} $P=1\nCMD x\n`,
    )
    const text = `FROM scratch AS s0\n${stages.join('')}`
    const { file, places, problems } = parse(text)
    const checked = check(file, { places })
    return cpuTime(() => {
      expect(lint(file, { text, places, problems: [...problems, ...checked] }).length).toBeGreaterThan(count)
    }, 2)
  }
  milliseconds(200)
  expect(milliseconds(4000)).toBeLessThan(40 * milliseconds(400) + 200)
})

test('all rules hold still', () => {
  expect(rules.every((rule) => Object.isFrozen(rule))).toBe(true)
})

test('withoutAllowed leaves out what comments allow, without any rule', () => {
  const text = (allowed: string): string =>
    `# syntax=docker/dockerfile:1.2\nFROM a:1\n${allowed}COPY --link a b\nRUN x\nFROM a:1\nCOPY --link a b\nMAINTAINER x\n`
  const left = (allowed: string): readonly string[] => {
    const { file, places, problems } = parse(text(allowed))
    const found = [...problems, ...check(file, { places })]
    const kept = withoutAllowed(file, found, { places, text: text(allowed) })
    expect(kept.every((one) => found.includes(one))).toBe(true)
    return kept.map(({ code, place }) => `${code} ${place?.line}`)
  }
  const all = left('')
  expect(all).toContain('frontend-version 3')
  expect(left('# stagecraft allow=later-stage x\n')).toEqual(all.map((one) => one.replace(/\d+$/, (n) => `${+n + 1}`)))
  expect(left('# stagecraft allow=frontend-version x\n')).toEqual(
    all.filter((one) => one !== 'frontend-version 3').map((one) => one.replace(/\d+$/, (n) => `${+n + 1}`)),
  )
})
