import { describe, expect, it } from 'vitest'
import { expandAll, ignoreAll, lintAll, llbAll, parseAll, sameAll } from './oracle.js'

describe('the oracle answers in the order of the questions', () => {
  it('parse', () => {
    const [good, bad] = parseAll(['FROM alpine AS x\nENV A="b c"\n', 'FORM alpine\n'])
    expect(good?.stages?.[0]?.commands[0]?.env).toEqual([{ Key: 'A', Value: '"b c"', NoDelim: false }])
    expect(bad?.error?.message).toContain('unknown instruction')
  })

  it('parse takes bytes', () => {
    const [answer] = parseAll([new Uint8Array([70, 82, 79, 77, 32, 97, 10, 35, 0xff, 10])])
    expect(answer?.stages?.[0]?.base).toBe('a')
  })

  it('lint', () => {
    const [answer] = lintAll(['FROM alpine AS Foo\nCMD echo a\n'])
    expect(answer?.warnings.map((warning) => warning.ruleName).sort()).toEqual([
      'JSONArgsRecommended',
      'StageNameCasing',
    ])
  })

  it('llb, with build arguments and images', () => {
    const images = { 'docker.io/library/a:1': { architecture: 'amd64', os: 'linux', config: { Env: ['HOME=/h'] } } }
    const [answer] = llbAll(['FROM a:1\nARG V\nENV X=$V$HOME\n'], { images, buildArgs: { V: 'v' } })
    expect(answer?.targets?.[0]?.image?.config?.Env).toContain('X=v/h')
  })

  it('same', () => {
    const answers = sameAll([
      ['FROM a\nENV A=b\n', 'FROM a\nENV A="b"\n'],
      ['FROM a\nENV A=b\n', 'FROM a\nENV A=c\n'],
    ])
    expect(answers.map((answer) => answer.same)).toEqual([true, false])
  })

  it('expand', () => {
    const answers = expandAll([
      { word: '${A:-b}x', env: {} },
      { word: '`$A', escape: '`', env: { A: '1' } },
    ])
    expect(answers.map((answer) => answer.result)).toEqual(['bx', '$A'])
  })

  it('ignore', () => {
    expect(ignoreAll([{ ignore: '*\n!a', paths: ['a', 'b'] }])[0]?.excluded).toEqual([false, true])
  })
})
