import { describe, expect, test } from 'vitest'
import { foundIn, named } from '../testing/walked.js'
import { entryRule, fileRule, fromRule, gatheringRule, stageRule, visitRule, type Rule } from './rule.js'

const everything = visitRule(named('all'), {
  file: (_, report) => report({ message: 'file' }),
  globalArg: (arg, report) => report({ message: `global ${arg.args[0]!.name}` }),
  stage: ({ index }, report) => report({ message: `stage ${index}` }),
  entries: {
    run: (_, report, { index }) => report({ message: `run ${index}` }),
    arg: (_, report, { index }) => report({ message: `arg ${index}` }),
  },
  instruction: ({ kind }, report) => report({ message: `any ${kind}` }),
  argumentDefault: (value, report, at) => report({ message: `default ${at.text(value)}` }),
  stageEnd: (_, report, { index }) => report({ message: `end of ${index}` }),
  end: (_, report) => report({ message: 'end' }),
})

describe('the order of visits', () => {
  test('is that of the file', () => {
    expect(foundIn('ARG G\n# x\nFROM a\n\n# y\nRUN b\nARG C=1 D E=$C\nFROM c\nCMD d\n', [everything])).toEqual([
      'all: file',
      'all:1 global G',
      'all:3 stage 0',
      'all:6 run 1',
      'all:6 any run',
      'all:7 arg 2',
      'all:7 any arg',
      'all:7 default 1',
      'all:7 default 1',
      'all:3 end of 0',
      'all:8 stage 1',
      'all:9 any cmd',
      'all:8 end of 1',
      'all: end',
    ])
  })

  test('has stages right behind the one that they begin with', () => {
    const rule = fromRule(named('a'), ({ index }, report) => report({ message: String(index) }))
    const text = 'FROM a AS s0\nFROM b AS s1\nFROM s0 AS s2\nFROM s1 AS s3\nFROM s0\nFROM s2\n'
    expect(foundIn(text, [rule]).map((one) => one.split(' ')[1])).toEqual(['0', '2', '5', '4', '1', '3'])
  })

  test('of a file without stages is short', () => {
    expect(foundIn('ARG G\n', [everything])).toEqual(['all: file', 'all:1 global G', 'all: end'])
    expect(foundIn('', [everything])).toEqual(['all: file', 'all: end'])
  })

  test('of rules is theirs, those that need no state first', () => {
    const of = (name: string): Rule => entryRule(named(name), { run: (_, report) => report({ message: '' }) })
    const stateful = stageRule(named('state'), () => ({}), { entries: { run: (_, report) => report({ message: '' }) } })
    expect(foundIn('FROM a\nRUN b\n', [stateful, of('one'), of('two')])).toEqual(['one:2 ', 'two:2 ', 'state:2 '])
  })

  test('has triggers behind the FROM of each stage that begins with them', () => {
    const text = 'FROM a AS b\nONBUILD RUN x\nONBUILD ARG C=${PATH+1}\nFROM b AS c\nRUN y\nFROM c\nRUN z\n'
    expect(foundIn(text, [everything]).slice(1, -1)).toEqual([
      'all:1 stage 0',
      'all:2 any onbuild',
      'all:3 any onbuild',
      'all:1 end of 0',
      'all:4 stage 1',
      'all:4 run -1',
      'all:4 any run',
      'all:4 arg -1',
      'all:4 any arg',
      'all:4 default 1',
      'all:5 run 0',
      'all:5 any run',
      'all:4 end of 1',
      // A trigger is used up by the stage that it runs in.
      'all:6 stage 2',
      'all:7 run 0',
      'all:7 any run',
      'all:6 end of 2',
    ])
  })
})

describe('where something is found', () => {
  test('is what is visited, the node that is named, or a place', () => {
    const rule = visitRule(named('a'), {
      entries: {
        run: (_, report, { stage }) => {
          report({ message: 'here' })
          report({ message: 'there', at: stage.stage })
          report({ message: 'anywhere', at: { line: 7, column: 3, endLine: 7, endColumn: 4 } })
        },
      },
    })
    expect(foundIn('FROM a\nRUN b\n', [rule])).toEqual(['a:2 here', 'a:1 there', 'a:7 anywhere'])
  })

  test('of the whole file is nowhere', () => {
    const rule = fileRule(named('a'), (_, report) => report({ message: 'x' }))
    expect(foundIn('FROM a\n', [rule])).toEqual(['a: x'])
  })
})

describe('kinds of rules', () => {
  test('are frozen, and have what is said about them', () => {
    const rules: readonly Rule[] = [
      entryRule(named('a'), {}),
      fromRule(named('a'), () => {}),
      visitRule(named('a'), {}),
      stageRule(named('a'), () => ({}), {}),
      gatheringRule(named('a'), () => ({}), {}),
      fileRule(named('a'), () => {}),
    ]
    for (const rule of rules) expect(rule).toMatchObject(named('a'))
    expect(rules.every((rule) => Object.isFrozen(rule))).toBe(true)
  })

  test('an entry rule sees the kinds that it names', () => {
    const rule = entryRule(named('a'), {
      env: ({ pairs }, report) => report({ message: String(pairs[0]!.key) }),
      cmd: (_, report) => report({ message: 'cmd' }),
    })
    expect(foundIn('FROM x\nENV B=1\nRUN c\nONBUILD ENV D=1\nCMD e\n', [rule])).toEqual(['a:2 B', 'a:5 cmd'])
  })

  test('a rule about FROM sees each of them', () => {
    const rule = fromRule(named('a'), ({ base, isLast, isShipped }, report) =>
      report({ message: [base.kind, isLast, isShipped].join(' ') }),
    )
    const text = 'FROM a AS b\nFROM scratch\nFROM b AS c\nFROM ${X\nFROM c\n'
    expect(foundIn(text, [rule])).toEqual([
      'a:1 image false true',
      'a:3 stage false true',
      'a:5 stage true true',
      'a:2 scratch false false',
      'a:4 image false false',
    ])
  })

  test('a stage rule hands on what it remembers to the stages that begin with one', () => {
    const rule = stageRule(
      named('a'),
      (inherited: { runs: string[] } | undefined) => ({ runs: [...(inherited?.runs ?? [])] }),
      {
        entries: { run: (_, __, { index, stage }, state) => void state.runs.push(`${stage.index}.${index}`) },
        stageEnd: (_, report, __, { runs }) => report({ message: runs.join(' ') }),
      },
    )
    const text = 'FROM a AS b\nRUN x\nFROM b AS c\nRUN x\nRUN x\nFROM b\nRUN x\nFROM c\n'
    expect(foundIn(text, [rule])).toEqual(['a:1 0.0', 'a:3 0.0 1.0 1.1', 'a:8 0.0 1.0 1.1', 'a:6 0.0 2.0'])
  })

  test('a gathering rule remembers something of the file', () => {
    const rule = gatheringRule(named('a'), () => ({ count: 0 }), {
      entries: { run: (_, __, ___, state) => void state.count++ },
      end: (_, report, { count }) => report({ message: String(count) }),
    })
    expect(foundIn('FROM a\nRUN b\nFROM c\nRUN d\n', [rule])).toEqual(['a: 2'])
  })

  test('a gathering rule that begins with nothing looks at nothing', () => {
    const begun: number[] = []
    const rule = gatheringRule(
      named('a'),
      ({ file }) => {
        begun.push(file.stages.length)
        return undefined
      },
      {
        entries: { run: (_, report) => report({ message: 'run' }) },
        end: (_, report) => report({ message: 'end' }),
      },
    )
    expect(foundIn('FROM a\nRUN b\nRUN c\n', [rule])).toEqual([])
    expect(begun).toEqual([1])
  })
})
