import { describe, expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import { commentBlocks, readSilences } from './silences.js'

const line = (text: string, of: (parsed: ReturnType<typeof parse>) => unknown) => of(parse(text))

describe('commentBlocks', () => {
  const blocks = (text: string, isPlaced = true): unknown =>
    line(text, ({ file, places }) =>
      [...commentBlocks(file, isPlaced ? places : undefined)].map(([node, comments]) => [
        `${node.kind}:${places.get(node)!.line}`,
        ...comments,
      ]),
    )

  test.each<[what: string, text: string, blocks: string[][]]>([
    [
      'of a FROM and an instruction',
      '# a\nFROM x\n# b\n# c\nRUN y\n',
      [
        ['stage:2', 'a'],
        ['run:5', 'b', 'c'],
      ],
    ],
    ['of a FROM below instructions', 'FROM x\nRUN y\n# a\n\n# b\nFROM z\n', [['stage:6', 'a', 'b']]],
    [
      'of a global argument',
      '# syntax=x\n# a\nARG A\n# b\nFROM x\n',
      [
        ['arg:3', 'a'],
        ['stage:5', 'b'],
      ],
    ],
    ['not at the end of the file', 'FROM x\n# a\n', []],
    ['not before an empty one', 'FROM x\n# a\n#\nRUN y\n', []],
    ['not of a file without instructions', '# a\n', []],
    ['of no instruction twice', 'FROM x\n# a\nRUN y\nRUN z\n', [['run:3', 'a']]],
    ['without blanks around', 'FROM x\n#   a  b  \nRUN y\n', [['run:3', 'a  b']]],
    ['not those that are indented', 'FROM x\n  # a\nRUN y\n', []],
    ['of an instruction that nobody knows', 'FROM x\n# a\nRUNS y\n', [['raw:3', 'a']]],
  ])('%s', (_, text, found) => expect(blocks(text)).toEqual(found))

  test('without places those that are indented count', () => {
    expect(blocks('FROM x\n  # a\nRUN y\n', false)).toEqual([['run:3', 'a']])
  })
})

describe('readSilences', () => {
  const read = (text: string, isPlaced = true) => {
    const { file, places } = parse(text)
    const { byNode, everywhere, allowances } = readSilences(file, isPlaced ? places : undefined)
    const where = (node: Parameters<typeof places.get>[0] | undefined) => (node ? places.get(node)!.line : 'nothing')
    return {
      byNode: [...byNode].map(([node, { all, skip, allow }]) => [
        where(node),
        ...(all ? ['all'] : []),
        ...skip,
        ...allow,
      ]),
      everywhere: [...everywhere],
      allowances: allowances.map(({ comment, names, node }) => `${where(comment)}: ${names.join()} for ${where(node)}`),
    }
  }
  const nothing = { byNode: [], everywhere: [], allowances: [] }

  test('finds what stands above instructions', () => {
    expect(read('# stagecraft allow=a\nFROM x\n# check=skip=B\n# stagecraft allow=c,d\nRUN y\nRUN z\n')).toEqual({
      byNode: [
        [2, 'a'],
        [5, 'B', 'c', 'd'],
      ],
      everywhere: [],
      allowances: ['1: a for 2', '4: c,d for 5'],
    })
  })

  test('finds what hadolint leaves out of the whole file, wherever it stands', () => {
    const text = '# hadolint global ignore=DL1,DL2\nFROM x\n# hadolint global ignore=DL3\n#\nRUN y\n'
    expect(read(text).everywhere).toEqual(['DL1', 'DL2', 'DL3'])
    expect(read('FROM x\n# hadolint ignore=DL1\nRUN y\n').everywhere).toEqual([])
    expect(read('FROM x\n  # hadolint global ignore=DL1\nRUN y\n').everywhere).toEqual(['DL1'])
  })

  test.each<[what: string, text: string, allowances: string[]]>([
    ['above an empty comment', 'FROM x\n# stagecraft allow=a\n#\nRUN y\n', ['2: a for nothing']],
    ['that is indented', 'FROM x\n  # stagecraft allow=a\nRUN y\n', ['2: a for nothing']],
    ['at the end of the file', 'FROM x\n# stagecraft allow=a\n', ['2: a for nothing']],
    [
      'between the lines of an instruction',
      'FROM x\nCOPY a \\\n# stagecraft allow=a\n  b\nRUN y\n',
      ['3: a for nothing'],
    ],
    ['in a file of nothing else', '# x\n# stagecraft allow=a\n', ['2: a for nothing']],
  ])('an allowance that nothing heeds is known: %s', (_, text, allowances) => {
    expect(read(text)).toEqual({ ...nothing, allowances })
  })

  test('without places what is indented is heeded', () => {
    expect(read('FROM x\n  # stagecraft allow=a\nRUN y\n', false)).toEqual({
      ...nothing,
      byNode: [[3, 'a']],
      allowances: ['2: a for 3'],
    })
  })

  test.each([
    ['no comment', 'FROM x\nRUN a=b\n'],
    ['comments without a sign', '# stagecraft allow\nFROM x\n# check\nRUN y\n'],
    ['comments with a sign that say nothing', '# a=b\nFROM x\n# c=d\nRUN y\n'],
  ])('finds nothing in %s', (_, text) => {
    const { byNode, ...others } = read(text)
    expect(others).toEqual({ everywhere: [], allowances: [] })
    expect(byNode.flat().filter((one) => typeof one === 'string')).toEqual([])
  })

  test('of a file that says nothing is one value for all', () => {
    const [one, other] = ['FROM x\n', '# a\nFROM y\nRUN z\n'].map((text) => readSilences(parse(text).file, undefined))
    expect(one).toBe(other)
    expect(Object.isFrozen(one)).toBe(true)
  })
})
