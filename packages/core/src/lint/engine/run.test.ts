import { describe, expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import { foundIn, named, walked } from '../testing/walked.js'
import { noSilence, type Silence } from './comments.js'
import { entryRule, fromRule, visitRule, type Found, type Rule, type RuleMeta } from './rule.js'
import { allows, isInstruction, Run, type RuleSetting } from './run.js'

/** A rule that finds something at every RUN. */
const atRun = (meta: Partial<RuleMeta> = {}, found: Found = { message: 'x' }): Rule =>
  entryRule({ ...named('rule'), ...meta }, { run: (_, report) => report(found) })

/** The lines at which it does, in a text. */
const linesOf = (text: string, meta: Partial<RuleMeta> = {}, rules: Record<string, RuleSetting> = {}) =>
  walked(text, [atRun(meta)], { rules }).found.map(({ problem }) => problem.place?.line)

describe('what a rule finds', () => {
  const only = (found: Found, rules: Record<string, RuleSetting> = {}) =>
    walked('FROM a\nRUN b\n', [atRun({ severity: 'info' }, found)], { rules }).found[0]!

  test('has the name of the rule, its severity, and the place of what is visited', () => {
    expect(only({ message: 'x' })).toEqual({
      problem: {
        code: 'rule',
        severity: 'info',
        message: 'x',
        place: { line: 2, column: 1, endLine: 2, endColumn: 6 },
      },
      subject: undefined,
    })
  })

  test('has what is said beside the message, and nothing that is not', () => {
    const { problem, subject } = only({
      message: 'x',
      hint: 'y',
      subject: 'z',
      fix: [{ kind: 'remove-line', line: 1 }],
    })
    expect(problem).toMatchObject({ hint: 'y', fix: [{ kind: 'remove-line', line: 1 }] })
    expect(subject).toBe('z')
    expect(Object.keys(only({ message: 'x', hint: undefined, fix: undefined }).problem)).not.toContain('hint')
    expect(Object.keys(only({ message: 'x', hint: undefined, fix: undefined }).problem)).not.toContain('fix')
  })

  test('is frozen, with its fix', () => {
    const { problem } = only({ message: 'x', fix: [{ kind: 'remove-line', line: 1 }] })
    expect([problem, problem.fix].every(Object.isFrozen)).toBe(true)
  })

  test('has related places, as far as they are known', () => {
    const { file } = parse('FROM b\n')
    const rule = entryRule(named('rule'), {
      run: (run, report, { stage: { stage } }) =>
        report({
          message: 'x',
          related: [
            { message: 'first', node: stage },
            { message: 'itself', node: run },
            { message: 'elsewhere', node: file },
          ],
        }),
    })
    const [{ problem } = { problem: undefined }] = walked('FROM a\nRUN b\n', [rule]).found
    expect(problem!.related).toEqual([
      { message: 'first', place: { line: 1, column: 1, endLine: 1, endColumn: 7 } },
      { message: 'itself', place: problem!.place },
      { message: 'elsewhere' },
    ])
  })

  test('has the severity that is set', () => {
    expect(only({ message: 'x' }, { rule: 'error' }).problem.severity).toBe('error')
    expect(only({ message: 'x' }, { other: 'error' }).problem.severity).toBe('info')
  })
})

describe('a rule is on', () => {
  const text = 'FROM a\nRUN b\n'
  const trying = 'FROM a\n# check=experimental=rule\nRUN b\n'
  test.each<[what: string, text: string, meta: Partial<RuleMeta>, rules: Record<string, RuleSetting>, isOn: boolean]>([
    ['unless it says otherwise', text, {}, {}, true],
    ['not when it is on by request', text, { on: false }, {}, false],
    ['when it is requested', text, { on: false }, { rule: 'warning' }, true],
    ['not when it is switched off', text, {}, { rule: 'off' }, false],
    ['when another is switched off', text, {}, { other: 'off' }, true],
    ['not when it is experimental', text, { isExperimental: true }, {}, false],
    ['when it is experimental and switched on', text, { isExperimental: true }, { rule: 'info' }, true],
    ['when it is experimental and a comment names it', trying, { isExperimental: true }, {}, true],
    ['not when it is experimental, named and switched off', trying, { isExperimental: true }, { rule: 'off' }, false],
  ])('%s', (_, source, meta, rules, isOn) => expect(linesOf(source, meta, rules).length > 0).toBe(isOn))

  test.each<[what: string, text: string, lines: number[]]>([
    ['where a comment names it alone', 'FROM a\nRUN b\n# check=experimental=rule\nRUN c\n', [4]],
    ['where a comment says all', 'FROM a\nRUN b\n# check=experimental=all\nRUN c\n', [4]],
    ['not where a comment names another', 'FROM a\n# check=experimental=other\nRUN b\n', []],
    ['in the file by the directive', '# check=experimental=rule\nFROM a\nRUN b\n', [3]],
    ['in the file by all of the directive', '# check=experimental=all\nFROM a\nRUN b\n', [3]],
    // BuildKit asks an experimental rule for nothing else.
    ['though a comment skips it', '# check=experimental=rule\nFROM a\n# check=skip=rule\nRUN b\n', [4]],
    ['though the directive skips all', '# check=experimental=rule;skip=all\nFROM a\nRUN b\n', [3]],
    ['not where we allow it', '# check=experimental=rule\nFROM a\n# stagecraft allow=rule x\nRUN b\n', []],
  ])('when it is experimental: %s', (_, source, lines) => {
    expect(linesOf(source, { isExperimental: true })).toEqual(lines)
  })

  test('when it is experimental and switched on, it is skipped as others are', () => {
    const source = 'FROM a\nRUN b\n# check=skip=rule\nRUN c\n'
    expect(linesOf(source, { isExperimental: true }, { rule: 'warning' })).toEqual([2])
  })
})

describe('a rule is silent', () => {
  const meta = { hadolint: ['DL1', 'DL2'] }
  test.each<[what: string, text: string, lines: number[]]>([
    ['below a comment that skips it', 'FROM a\n# check=skip=rule\nRUN b\nRUN c\n', [4]],
    ['below a comment that skips all', 'FROM a\n# check=skip=all\nRUN b\n', []],
    ['not below one that skips another', 'FROM a\n# check=skip=rules\nRUN b\n', [3]],
    ['below a comment that allows it', 'FROM a\n# stagecraft allow=rule x\nRUN b\nRUN c\n', [4]],
    ['not below one that allows another', 'FROM a\n# stagecraft allow=other x\nRUN b\n', [3]],
    ['below a code of hadolint', 'FROM a\n# hadolint ignore=DL2\nRUN b\nRUN c\n', [4]],
    ['not below another code', 'FROM a\n# hadolint ignore=DL3\nRUN b\n', [3]],
    ['in the file by a code', 'FROM a\n# hadolint global ignore=DL1\nRUN b\nRUN c\n', []],
    ['in the file by the directive', '# check=skip=rule\nFROM a\nRUN b\n', []],
    ['not in the stage below a FROM', '# stagecraft allow=rule x\nFROM a\nRUN b\n', [3]],
  ])('%s', (_, text, lines) => expect(linesOf(text, meta)).toEqual(lines))

  test('for the whole file by the directive and by us alone, when BuildKit judges it so', () => {
    const fileWide = { isFileWide: true }
    expect(linesOf('FROM a\n# check=skip=rule\nRUN b\n', fileWide)).toEqual([3])
    expect(linesOf('FROM a\n# check=skip=all\nRUN b\n', fileWide)).toEqual([3])
    expect(linesOf('# check=skip=rule\nFROM a\nRUN b\n', fileWide)).toEqual([])
    expect(linesOf('FROM a\n# stagecraft allow=rule x\nRUN b\n', fileWide)).toEqual([])
  })

  test('where what it names is allowed, whatever is visited', () => {
    const rule = visitRule(named('rule'), {
      end: ({ file: { stages } }, report) => report({ message: 'end', at: stages[0]! }),
      stageEnd: (_, report, { stage }) => report({ message: 'of stage', at: stage.instructions.at(-1)! as never }),
    })
    expect(foundIn('FROM a\nRUN b\n', [rule])).toEqual(['rule:2 of stage', 'rule:1 end'])
    expect(foundIn('# stagecraft allow=rule x\nFROM a\nRUN b\n', [rule])).toEqual([])
    expect(foundIn('FROM a\n# stagecraft allow=rule x\nRUN b\n', [rule])).toEqual(['rule:1 end'])
    // BuildKit's words count where it looks, which is where the rule has its turn.
    expect(foundIn('FROM a\n# check=skip=rule\nRUN b\n', [rule])).toEqual(['rule:3 of stage', 'rule:1 end'])
    expect(foundIn('# check=skip=all\n# x\n\n# check=skip=rule\nFROM a\nRUN b\n', [rule])).toEqual([])
  })

  test('where a place lies in what is allowed', () => {
    const at = { line: 7, column: 1, endLine: 7, endColumn: 2 }
    const rule = visitRule(named('rule'), {
      end: ({ file: { stages } }, report) =>
        report({ message: 'x', at, inside: stages[0]!.instructions.at(-1)! as never }),
    })
    expect(foundIn('FROM a\nRUN b\n', [rule])).toEqual(['rule:7 x'])
    expect(foundIn('FROM a\n# stagecraft allow=rule x\nRUN b\n', [rule])).toEqual([])
    expect(foundIn('FROM a\n# check=skip=rule\nRUN b\n', [rule])).toEqual([])
  })

  test('for a trigger by no comment of BuildKit, and by ours on the FROM', () => {
    const text = (comment: string): string => `FROM a AS b\nONBUILD RUN x\n${comment}\nFROM b\n`
    expect(linesOf(text('# check=skip=rule'))).toEqual([4])
    expect(linesOf(text('# stagecraft allow=rule x'))).toEqual([])
  })
})

describe('what silenced something', () => {
  test('is noted by the node that the comment belongs to', () => {
    const run = walked('FROM a\n# stagecraft allow=rule x\nRUN b\n# stagecraft allow=other x\nRUN c\n', [
      atRun({ name: 'rule' }),
    ])
    expect(run.found.length).toBe(1)
    const node = parse('FROM a\n').file.stages[0]!
    run.note(node, 'one')
    run.note(node, 'two')
    expect(['one', 'two', 'three'].map((name) => run.hasSilenced(node, name))).toEqual([true, true, false])
    expect(run.hasSilenced(parse('FROM a\n').file.stages[0]!, 'one')).toBe(false)
  })
})

test('whether a rule is silent somewhere is known without a find', () => {
  const node = parse('FROM a\n').file.stages[0]!
  const silence = { ...noSilence, skip: new Set(['a']), allow: new Set(['b']) }
  const run = new Run(new Map(), { ...noSilence, skip: new Set(['c']) }, { d: 'off' }, new Map([[node, silence]]))
  const rule = (name: string): Rule => fromRule(named(name), () => {})
  const isSilenced = (at: typeof node | undefined) =>
    ['a', 'b', 'c', 'd', 'e'].filter((name) => run.isSilenced(rule(name), at))
  expect([isSilenced(node), isSilenced(undefined)]).toEqual([['a', 'b', 'c'], ['c']])
  expect(run.found).toEqual([])
})

test('rules have the severity that is set, off among them', () => {
  const run = new Run(new Map(), noSilence, { a: 'off', b: 'error' }, new Map())
  const severities = ['a', 'b', 'c'].map((name) => run.severityOf(fromRule(named(name), () => {})))
  expect(severities).toEqual(['off', 'error', 'warning'])
})

test.each<[what: string, experimental: Silence['experimental'], isTried: boolean]>([
  ['nothing', new Set(), false],
  ['a rule', new Set(['a']), true],
  ['all', 'all', true],
])('experimental rules are tried: %s', (_, experimental, isTried) => {
  const silence = { ...noSilence, experimental }
  const node = parse('FROM a\n').file.stages[0]!
  expect(new Run(new Map(), silence, {}, new Map()).hasExperiments).toBe(isTried)
  expect(new Run(new Map(), noSilence, {}, new Map([[node, silence]])).hasExperiments).toBe(isTried)
})

test('names and codes allow a rule', () => {
  const silence = (...names: string[]): Silence => ({ ...noSilence, allow: new Set(names) })
  const rule = { name: 'a', hadolint: ['DL1', 'DL2'] }
  expect(['a', 'DL1', 'DL2', 'DL3', 'A'].map((name) => allows(silence(name), rule))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
  expect(allows(silence('DL1'), { name: 'a' })).toBe(false)
  expect(allows({ ...silence(), all: true, skip: new Set(['a']) }, rule)).toBe(false)
  expect(new Run(new Map(), silence('DL2'), {}, new Map()).isAllowedEverywhere(rule)).toBe(true)
  expect(new Run(new Map(), silence('b'), {}, new Map()).isAllowedEverywhere(rule)).toBe(false)
})

test('comments and blank lines are no instructions', () => {
  const { instructions } = parse('FROM a\nRUN b\n\n# c\nunknown\nENV D=1\n').file.stages[0]!
  expect(instructions.filter((entry) => !isInstruction(entry)).map(({ kind }) => kind)).toEqual(['blank', 'comment'])
})
