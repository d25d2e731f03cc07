import { describe, expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import type { Place, Problem, ProblemCode } from '../../problem/index.js'
import { named } from '../testing/walked.js'
import { noSilence, type Silence } from './comments.js'
import { covering, merge, silenceFinder, sorted } from './merge.js'
import { fileRule, type Rule } from './rule.js'
import { Run, type Gathered, type LintProblem, type RuleSetting } from './run.js'
import { readSilences } from './silences.js'

const at = (line: number, file?: string): Place => ({
  line,
  column: 1,
  endLine: line,
  endColumn: 2,
  ...(file === undefined ? {} : { file }),
})
const problem = (message: string, others: Partial<Problem> = {}): Problem => ({
  code: 'undefined-variable',
  severity: 'warning',
  message,
  place: at(1),
  ...others,
})
const found = (
  message: string,
  { subject, ...others }: Partial<LintProblem> & { subject?: string } = {},
): Gathered => ({
  problem: { code: 'UndefinedVar', severity: 'warning', message, place: at(1), ...others },
  subject,
})
const rule = (name: string, ...codes: ProblemCode[]): Rule =>
  fileRule({ ...named(name), covers: codes, hadolint: [`DL-${name}`] }, () => {})
const covers = covering([rule('UndefinedVar', 'undefined-variable'), rule('other', 'undefined-variable')])
const allowing = (...names: string[]): Silence => ({ ...noSilence, allow: new Set(names) })
const runWith = (directive: Silence = noSilence): Run => new Run(new Map(), directive, {}, new Map())
const nowhere = (): undefined => undefined

const merged = (gathered: readonly Gathered[], problems: readonly Problem[], run = runWith()) =>
  merge(gathered, problems, covers, nowhere, run).map(({ message, hint }) => message + (hint ? ` (${hint})` : ''))

describe('a problem that a rule found too', () => {
  test.each<[what: string, problem: Partial<Problem>, found: Partial<LintProblem>, isSame: boolean]>([
    ['is said by the rule alone', {}, {}, true],
    ['stays where the code is of no rule', { code: 'later-stage' }, {}, false],
    ['stays where the line is another', { place: at(2) }, {}, false],
    ['stays where the file is another', { place: at(1, 'a') }, {}, false],
    ['is said once of a line of a file', { place: at(1, 'a') }, { place: at(1, 'a') }, true],
    ['is said once wherever it stands in the line', { place: { ...at(1), column: 9 } }, {}, true],
    ['is said by another rule that covers it', {}, { code: 'other' }, true],
    ['stays where the rule covers something else', {}, { code: 'third' }, false],
    ['stays when it is an error', { severity: 'error' }, {}, false],
    ['is said once when it only informs', { severity: 'info' }, {}, true],
    ['stays where the rule has no place', {}, { place: undefined as never }, false],
    ['stays where it has no place itself', { place: undefined as never }, {}, false],
  ])('%s', (_, one, other, isSame) => {
    expect(merged([found('rule', other)], [problem('check', one)])).toEqual(isSame ? ['rule'] : ['rule', 'check'])
  })

  test.each<[message: string, subject: string | undefined, isSame: boolean]>([
    ['$NAME is not set', undefined, true],
    ['$NAME is not set', 'NAME', true],
    ['NAME', 'NAME', true],
    ['"NAME".', 'NAME', true],
    ['$NAMES is not set', 'NAME', false],
    ['$MY_NAME is not set', 'NAME', false],
    ['$NAME1 is not set', 'NAME', false],
    ['$éNAME is not set', 'NAME', false],
    ['$NAMES, and $NAME', 'NAME', true],
    ['$OTHER is not set', 'NAME', false],
    ['a-b is not set', 'b', true],
  ])('%j is about %s: %s', (message, subject, isSame) => {
    const gathered = [found('rule', subject === undefined ? {} : { subject })]
    expect(merged(gathered, [problem(message)])).toEqual(isSame ? ['rule'] : ['rule', message])
  })

  test('gives its hint to the first that has none', () => {
    const hinted = problem('check', { hint: 'do' })
    expect(merged([found('rule')], [hinted])).toEqual(['rule (do)'])
    expect(merged([found('rule', { hint: 'own' })], [hinted])).toEqual(['rule (own)'])
    expect(merged([found('one'), found('two')], [hinted])).toEqual(['one (do)', 'two'])
    expect(merged([found('rule')], [hinted, problem('check', { hint: 'later' })])).toEqual(['rule (do)'])
    const [one] = merge([found('rule')], [hinted], covers, nowhere, runWith())
    expect(Object.isFrozen(one)).toBe(true)
  })

  test('leaves what the rule found as it was', () => {
    const gathered = [found('rule')]
    merged(gathered, [problem('check', { hint: 'do' })])
    expect(gathered[0]!.problem.hint).toBeUndefined()
  })

  test('is looked for among fifty of a line', () => {
    const many = (count: number): Gathered[] => [
      ...Array.from({ length: count }, (_, i) => found('rule', { subject: `OTHER${i}` })),
      found('rule', { subject: 'NAME' }),
    ]
    expect(merged(many(49), [problem('$NAME')]).length).toBe(50)
    expect(merged(many(50), [problem('$NAME')]).length).toBe(52)
  })
})

describe('a problem that is silenced', () => {
  const node = parse('FROM a\n').file.stages[0]!
  const left = (one: Problem, silence: Silence, run = runWith()): number =>
    merge([], [one], covers, () => ({ node, silence }), run).length

  test('is left out, and noted', () => {
    const run = runWith()
    expect(left(problem('x'), allowing('undefined-variable'), run)).toBe(0)
    expect(run.hasSilenced(node, 'undefined-variable')).toBe(true)
  })

  test.each<[what: string, problem: Partial<Problem>, silence: Silence, isLeft: boolean]>([
    ['of another code', {}, allowing('later-stage'), true],
    ['by a word of BuildKit', {}, { ...noSilence, all: true, skip: new Set(['undefined-variable']) }, true],
    ['that is an error', { severity: 'error' }, allowing('undefined-variable'), true],
    ['that has no place', { place: undefined as never }, allowing('undefined-variable'), true],
    ['by a code of hadolint', { code: 'unknown-stage' }, allowing('DL3022'), false],
    ['by a code of hadolint for another', {}, allowing('DL3022'), true],
  ])('not or so: %s', (_, one, silence, isLeft) => expect(left(problem('x', one), silence)).toBe(Number(isLeft)))

  test('everywhere is left out, unless it is an error', () => {
    const run = runWith(allowing('undefined-variable', 'DL3022'))
    expect(
      merged([], [problem('x'), problem('y', { place: at(9) }), problem('z', { severity: 'error' })], run),
    ).toEqual(['z'])
    expect(merged([], [problem('x', { code: 'unknown-stage' })], run)).toEqual([])
  })
})

describe('a problem whose rule is silenced', () => {
  const node = parse('FROM a\n').file.stages[0]!
  const left = (silence: Silence, settings: Record<string, RuleSetting> = {}, one: Partial<Problem> = {}): boolean => {
    const run = new Run(new Map(), noSilence, settings, new Map([[node, silence]]))
    return merge([], [problem('x', one)], covers, () => ({ node, silence }), run).length > 0
  }

  test.each<[what: string, silence: Silence, isLeft: boolean]>([
    ['by us', allowing('UndefinedVar'), false],
    ['by us, the second that covers it', allowing('other'), false],
    ['by a code of hadolint', allowing('DL-UndefinedVar'), false],
    ['by BuildKit', { ...noSilence, skip: new Set(['UndefinedVar']) }, false],
    ['by BuildKit with all others', { ...noSilence, all: true }, false],
    ['not by another name', allowing('third'), true],
  ])('is left out too: %s', (_, silence, isLeft) => expect(left(silence)).toBe(isLeft))

  test('is said where the rule is off, or it is an error', () => {
    const silence = allowing('UndefinedVar')
    expect(left(silence, { UndefinedVar: 'off' })).toBe(true)
    expect(left(silence, {}, { severity: 'error' })).toBe(true)
  })

  test('everywhere is left out too, and wherever it stands', () => {
    const run = runWith({ ...noSilence, skip: new Set(['other']) })
    expect(merged([], [problem('x'), problem('y', { place: at(9) })], run)).toEqual([])
  })
})

test('the rules that cover a code are known by it, in their order', () => {
  const rules = [rule('a', 'later-stage', 'arg-scope'), fileRule(named('b'), () => {}), rule('c', 'arg-scope')]
  expect([...covering(rules)]).toEqual([
    ['later-stage', [rules[0]]],
    ['arg-scope', [rules[0], rules[2]]],
  ])
})

test('what is said is sorted by file, line and column, and what has no place comes last', () => {
  const of = (message: string, place?: Place): LintProblem => ({
    code: 'a',
    severity: 'warning',
    message,
    ...(place === undefined ? {} : { place }),
  })
  const problems = [
    of('none'),
    of('b:1', at(1, 'b')),
    of('3', at(3)),
    of('none again'),
    of('a:2', at(2, 'a')),
    of('2:5', { ...at(2), column: 5 }),
    of('2', at(2)),
    of('2 again', at(2)),
    of('a:10', at(10, 'a')),
  ]
  const said = sorted(problems).map(({ message }) => message)
  expect(said).toEqual(['2', '2 again', '2:5', '3', 'a:2', 'a:10', 'b:1', 'none', 'none again'])
  expect(problems[0]!.message).toBe('none')
})

describe('silenceFinder', () => {
  const finder = (text: string) => {
    const { file, places } = parse(text)
    const find = silenceFinder(places, readSilences(file, places))
    return (line: number, name?: string) => {
      const silenced = find(at(line, name))
      return silenced && [silenced.node.kind, ...silenced.silence.allow]
    }
  }

  test('finds what is said about each line of an instruction', () => {
    const find = finder('# stagecraft allow=a\nFROM x\n# stagecraft allow=b\nRUN y \\\n  z\nRUN c\n')
    expect([1, 2, 3, 4, 5, 6].map((line) => find(line))).toEqual([
      undefined,
      ['stage', 'a'],
      undefined,
      ['run', 'b'],
      ['run', 'b'],
      undefined,
    ])
    expect(find(4, 'other')).toBeUndefined()
  })

  test('finds nothing where nothing is said, or nothing has a place', () => {
    expect(finder('FROM x\n# stagecraft\nRUN y\n')(3)).toBeUndefined()
    const { file } = parse('FROM x\n# stagecraft allow=b\nRUN y\n')
    expect(silenceFinder(new Map(), readSilences(file, undefined))(at(3))).toBeUndefined()
  })
})
