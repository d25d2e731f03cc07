import { describe, expect, it } from 'vitest'
import { blank, comment, type Entry } from '../model/index.js'
import { parse } from './parse-file.js'

/** The shape of a file: comments as `#text`, blank lines as `-`, instructions by their kind. */
function shape(text: string) {
  const { file } = parse(text)
  return {
    top: file.globalArgs.map(sign),
    stages: file.stages.map((stage) => [stage.comments.map(sign), stage.instructions.map(sign)]),
  }
}

function sign(entry: Entry): string {
  return entry.kind === 'comment' ? `#${entry.text}` : entry.kind === 'blank' ? '-' : entry.kind
}

describe('comments and blank lines between instructions', () => {
  it('stay among the entries of their stage', () => {
    expect(shape('FROM a\n\n# b\nRUN c\n\n\n# d\n\nRUN e\n# f\n\n')).toEqual({
      top: [],
      stages: [[[], ['#b', 'run', '-', '#d', '-', 'run', '#f'].map((entry) => entry.replace(/^#(.)/, '# $1'))]],
    })
  })

  it('above FROM belong to its stage, up to the last blank line', () => {
    expect(shape('FROM a\nRUN b\n#1\n\n#2\n#3\nFROM c').stages).toEqual([
      [[], ['run', '#1']],
      [['#2', '#3'], []],
    ])
    expect(shape('FROM a\nRUN b\n#1\nFROM c').stages).toEqual([
      [[], ['run']],
      [['#1'], []],
    ])
  })

  it('stand before the first stage when a blank line parts them from it', () => {
    expect(shape('#1\n\n#2\nFROM a')).toEqual({ top: ['#1'], stages: [[['#2'], []]] })
    expect(shape('#1\n\n#2\n\n\nFROM a')).toEqual({ top: ['#1', '-', '#2'], stages: [[[], []]] })
    expect(shape('#1\nARG A\n\n#2\nARG B\n#3\nFROM a')).toEqual({
      top: ['#1', 'arg', '-', '#2', 'arg'],
      stages: [[['#3'], []]],
    })
    expect(shape('# syntax=a\n#1\nFROM a')).toEqual({ top: [], stages: [[['#1'], []]] })
  })

  it('remain in a file that is nothing else', () => {
    expect(shape('\n#1\n\n#2\n')).toEqual({ top: ['#1', '-', '#2'], stages: [] })
  })
})

describe('comments inside an instruction', () => {
  it('are lines of a command', () => {
    const [run] = parse('FROM a\nRUN a && \\\n  # b\n\t#c \\\n  d').file.stages[0]!.instructions
    expect(run).toMatchObject({
      command: {
        lines: [
          'a && ',
          { kind: 'line-comment', indent: '  ', text: ' b' },
          { kind: 'line-comment', indent: '\t', text: 'c \\' },
          '  d',
        ],
      },
    })
  })

  it('belong to the item of ENV, LABEL and ARG that follows them', () => {
    expect(parse('FROM a\nENV \\\n# 1\n A=b \\\n# 2\n# 3\n C=d \\\n# 4\n').file.stages[0]!.instructions).toEqual([
      {
        kind: 'env',
        pairs: [
          { key: 'A', value: 'b' },
          { key: 'C', value: 'd' },
        ],
        comments: [
          { before: 0, text: ' 1' },
          { before: 1, text: ' 2' },
          { before: 1, text: ' 3' },
        ],
      },
      comment(' 4'),
    ])
    expect(parse('FROM a\nARG A="b \\\n# 1\n c"').file.stages[0]!.instructions).toEqual([
      comment(' 1'),
      { kind: 'arg', args: [{ name: 'A', value: 'b  c' }] },
    ])
  })

  it('go before any other instruction', () => {
    expect(shape('FROM a\nCOPY b \\\n#1\n c\nEXPOSE 1 \\\n#2\n 2').stages).toEqual([
      [[], ['#1', 'copy', '#2', 'expose']],
    ])
    expect(shape('FROM a \\\n#1\nAS b').stages).toEqual([[['#1'], []]])
    expect(shape('FROM a\nCMD ["a", \\\n#1\n "b"]').stages).toEqual([[[], ['#1', 'cmd']]])
  })

  it('go before RUN when they stand among its flags, and after it when nothing follows', () => {
    expect(shape('FROM a\nRUN --network=none \\\n#1\n --security=sandbox \\\n b \\\n#2\n').stages).toEqual([
      [[], ['#1', 'run', '#2']],
    ])
  })
})

describe('places', () => {
  it('are known of every node', () => {
    const text = '# top\n\nARG A\n# mine\nFROM a AS b\n\nRUN --mount=type=ssh cat <<E && \\\n  # in\n  b\nx\nE\n# end'
    const { file, places } = parse(text, { file: 'Dockerfile' })
    const [stage] = file.stages
    const place = (node: unknown) => {
      const found = places.get(node as typeof file)!
      expect(found.file).toBe('Dockerfile')
      return `${found.line}:${found.column}-${found.endLine}:${found.endColumn}`
    }
    expect(place(file)).toBe('1:1-12:6')
    expect(file.globalArgs.map(place)).toEqual(['1:1-1:6', '2:1-2:1', '3:1-3:6'])
    expect(place(stage)).toBe('5:1-5:12')
    expect(stage!.comments.map(place)).toEqual(['4:1-4:7'])
    expect(stage!.instructions.map(place)).toEqual(['7:1-11:2', '12:1-12:6'])
    const run = stage!.instructions[0]!
    if (run.kind !== 'run' || run.command.form !== 'shell') throw new Error(run.kind)
    expect(run.flags.mounts!.map(place)).toEqual(['7:5-7:21'])
    expect(run.command.heredocs.map(place)).toEqual(['10:1-11:2'])
    expect(run.command.lines.filter((line) => typeof line !== 'string').map(place)).toEqual(['8:3-8:7'])
  })

  it('of blank lines are each their own', () => {
    const { file, places } = parse('FROM a\nRUN b\n\nRUN c\n\nRUN d')
    const blanks = file.stages[0]!.instructions.filter(({ kind }) => kind === 'blank')
    expect(blanks).toEqual([blank, blank])
    expect(blanks.map((entry) => places.get(entry)!.line)).toEqual([3, 5])
  })

  it('name no file unless it is given', () => {
    expect(parse('FROM a').places.values().next().value).not.toHaveProperty('file')
  })
})

describe('an ARG before FROM whose name has quotes', () => {
  const read = (text: string) => {
    const { file, problems } = parse(text)
    return { args: file.globalArgs, said: problems.map(({ severity, message }) => `${severity}: ${message}`) }
  }

  it('is left out with a warning, and what stands beside it stays', () => {
    expect(read('ARG a b"c"=d\nFROM x$a\n')).toEqual({
      args: [{ kind: 'arg', args: [{ name: 'a' }] }],
      said: ['warning: ARG: "b\\"c\\"" is a name that nothing can use; it is left out'],
    })
  })

  it('leaves its comments', () => {
    const { args } = read('ARG \\\n# c\n"a"\nFROM x\n')
    expect(args).toEqual([comment(' c')])
  })
})
