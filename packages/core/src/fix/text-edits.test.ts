import { describe, expect, test } from 'vitest'
import type { Instruction, Run } from '../model/index.js'
import { parse } from '../parse/parse-file.js'
import type { Change } from '../lint/engine/change.js'
import { applyEdits } from './fix.js'
import { insertionOf } from './insertion.js'
import { textEdits } from './text-edits.js'

const read = (text: string) => {
  const { file, places } = parse(text)
  return { text, places, escape: file.directives.escape, file, entries: file.stages[0]!.instructions as Instruction[] }
}

/** The text after the changes that are made of its nodes; nothing when they cannot be made. */
function edited(text: string, make: (entries: readonly Instruction[]) => readonly Change[]): string | undefined {
  const linted = read(text)
  const edits = textEdits(make(linted.entries), linted)
  return edits && applyEdits(text, edits)
}

const first = (text: string): Instruction => read(`FROM a\n${text}\n`).entries[0]!

/** What becomes of an instruction that another one takes the place of. */
const replaced = (before: string, by: string): string | undefined =>
  edited(`FROM a\n${before}\nUSER z\n`, ([entry]) => [{ kind: 'replace', node: entry!, by: first(by) }])

describe('a command that takes the place of another', () => {
  test.each<[before: string, by: string, after: string]>([
    ['RUN a b', 'RUN a b', 'RUN a b'],
    ['RUN  a   b', 'RUN a   c', 'RUN  a   c'],
    ['run --network=none a', 'RUN --network=none b', 'run --network=none b'],
    ['RUN --network=none a \\\n  # why\n  b', 'RUN a \\\n  c', 'RUN --network=none a \\\n  # why\n  c'],
    ['RUN a \\\n # why\n b', 'RUN c \\\n # why\n b', 'RUN c \\\n # why\n b'],
    ['RUN a && b', 'RUN a &&  \\\n b', 'RUN a &&  \\\n b'],
    ['RUN aa \\\n b', 'RUN aa cc \\\n b', 'RUN aa cc \\\n b'],
    ['RUN aa \\\n b', 'RUN aa \\\ncc \\\n b', 'RUN aa \\\ncc \\\n b'],
    ['RUN aa \\\n b', 'RUN aa \\\n bb \\\n c', 'RUN aa \\\n bb \\\n c'],
    ['RUN a <<E\nb\nE', 'RUN a <<E\nc\nE', 'RUN a <<E\nc\nE'],
    ['RUN a <<E <<F\nb\nE\nc\nF', 'RUN d <<E <<F\nb\nE\ne\nF', 'RUN d <<E <<F\nb\nE\ne\nF'],
    ['CMD a b', 'CMD ["a", "b"]', 'CMD ["a", "b"]'],
    ['entrypoint  a', 'ENTRYPOINT ["b"]', 'entrypoint  ["b"]'],
    ['entrypoint a', 'ENTRYPOINT b', 'entrypoint b'],
    ['RUN a \\\n  b', 'RUN ["a"]', 'RUN ["a"]'],
  ])('%j by %j', (before, by, after) => expect(replaced(before, by)).toBe(`FROM a\n${after}\nUSER z\n`))

  test.each<[before: string, by: string]>([
    ['RUN ["a"]', 'RUN ["b"]'],
    ['CMD a \\\n  # why\n  b', 'CMD ["a"]'],
    ['RUN <<E\na\nE', 'RUN ["a"]'],
    ['RUN <<E\na\nE', 'RUN a'],
    // The comment stands in what is written anew.
    ['RUN aa \\\n # why\n bb \\\n cc', 'RUN xx yy zz'],
    // The end of a line would have to go.
    ['RUN aa \\\n b', 'RUN aac b'],
  ])('%j by %j: not surely', (before, by) => expect(replaced(before, by)).toBeUndefined())
})

describe('an instruction that takes the place of another', () => {
  test.each<[before: string, by: string, after: string]>([
    ['expose 80/TCP  81', 'EXPOSE 80/tcp 81', 'expose 80/tcp  81'],
    ['ADD --link a \\\n b', 'COPY --link a b', 'COPY --link a \\\n b'],
    ['A\\\nDD a b', 'COPY a b', 'COPY a b'],
    ['add a b', 'COPY a b', 'copy a b'],
    ['USER  a', 'WORKDIR /b', 'WORKDIR /b'],
    ['user a', 'WORKDIR /b', 'workdir /b'],
    ['LABEL a=b \\\n  c=d', 'LABEL a=b', 'LABEL a=b'],
    ['STOPSIGNAL 9', 'CMD []', 'CMD []'],
  ])('%j by %j', (before, by, after) => expect(replaced(before, by)).toBe(`FROM a\n${after}\nUSER z\n`))

  test.each<[before: string, by: string]>([
    ['EXPOSE 80 81', 'EXPOSE 80'],
    ['EXPOSE 80', 'EXPOSE 80 81'],
    ['EXPOSE "80"', 'EXPOSE 81'],
    ['EXPOSE 80', 'EXPOSE $P'],
    ['USER a \\\n  # why\n  b', 'USER c'],
  ])('%j by %j: not surely', (before, by) => expect(replaced(before, by)).toBeUndefined())

  test('a stage loses its platform, and nothing else', () => {
    const without = (text: string, by = 'FROM a') => {
      const linted = read(text)
      const [stage] = linted.file.stages
      const edits = textEdits([{ kind: 'replace', node: stage!, by: read(by).file.stages[0]! }], linted)
      return edits && applyEdits(text, edits)
    }
    expect(without('FROM --platform=x  a\n')).toBe('FROM a\n')
    expect(without('FROM --platform=x\\\n a\n')).toBe('FROM \\\n a\n')
    expect(without('FROM a\n')).toBeUndefined()
    expect(without('FROM --platform=x a\n', 'FROM --platform=y a')).toBeUndefined()
    const linted = read('FROM --platform=x a\nUSER b\n')
    const [stage] = linted.file.stages
    expect(textEdits([{ kind: 'replace', node: stage!, by: linted.entries[0]! }], linted)).toBeUndefined()
    expect(textEdits([{ kind: 'replace', node: linted.entries[0]!, by: stage! }], linted)).toBeUndefined()
  })
})

describe('an instruction that is written in its canonical form', () => {
  const rewritten = (before: string) =>
    edited(`FROM a\n${before}\n`, (entries) => [
      { kind: 'rewrite', node: entries.find(({ kind }) => kind !== 'comment')! },
    ])
  test.each<[before: string, after: string | undefined]>([
    ['ENV A b', 'ENV A=b'],
    ['ENV  AB \t b c', 'ENV  AB="b c"'],
    ['ENV A b \\\n  # why\n c', 'ENV A="b \\\n  # why\n c"'],
    [`ENV A 'b'`, 'ENV A=b'],
    ['env A="b"   C=d', 'env A=b \\\n    C=d'],
    ['USER   a', 'USER   a'],
    ['EXPOSE 80   81', 'EXPOSE 80 81'],
    ['EXPOSE 80 \\\n  # why\n  81', undefined],
    ['RUN <<E\na\nE', undefined],
    [`ENV A \\\n # why\n 'b'`, undefined],
  ])('%j', (before, after) => {
    expect(rewritten(before)).toBe(after === undefined ? undefined : `FROM a\n${after}\n`)
  })
})

describe('an instruction that comes, goes or moves', () => {
  const user = first('USER x')
  const removed = (text: string, at: number) => edited(text, (entries) => [{ kind: 'remove', node: entries[at]! }])
  const moved = (text: string, from: number, behind: number) =>
    edited(text, (entries) => [{ kind: 'move', node: entries[from]!, behind: entries[behind]! }])
  const inserted = (text: string, before: number) =>
    edited(text, (entries) => [{ kind: 'insert', before: entries[before]!, entry: user }])

  test('goes with its lines', () => {
    expect(removed('FROM a\nRUN b \\\n  c\nCMD d\n', 0)).toBe('FROM a\nCMD d\n')
    expect(removed('FROM a\nRUN b <<E\nc\nE\nCMD d', 0)).toBe('FROM a\nCMD d')
    expect(removed('FROM a\nCMD d', 0)).toBe('FROM a\n')
    expect(removed('FROM a\nRUN b \\\n # why\n  c\n', 0)).toBeUndefined()
  })

  test('moves as it is written', () => {
    expect(moved('FROM a\nrun b \\\n  c\nUSER d\nCMD e\n', 0, 1)).toBe('FROM a\nUSER d\nrun b \\\n  c\nCMD e\n')
    expect(moved('FROM a\r\nRUN b\r\nCMD c', 0, 1)).toBe('FROM a\r\nCMD c\r\nRUN b')
    expect(moved('FROM a\nCMD c\nRUN <<E\nb\nE\nUSER d\n', 0, 1)).toBe('FROM a\nRUN <<E\nb\nE\nCMD c\nUSER d\n')
    expect(moved('FROM a\nRUN b \\\n # why\n c\nCMD d\n', 0, 1)).toBeUndefined()
  })

  test('comes on a line that ends like the others', () => {
    expect(inserted('FROM a\nCMD b\n', 0)).toBe('FROM a\nUSER x\nCMD b\n')
    expect(inserted('FROM a\r\nCMD b', 0)).toBe('FROM a\r\nUSER x\r\nCMD b')
    expect(inserted('FROM a\nRUN x\r\nCMD b', 1)).toBe('FROM a\nRUN x\r\nUSER x\r\nCMD b')
  })

  test('cannot be found where the text is another one', () => {
    const { places, entries } = read('FROM a\n\nCMD b\nUSER c\n')
    const change = (index: number): readonly Change[] => [{ kind: 'remove', node: entries[index]! }]
    expect(textEdits(change(0), { text: 'FROM a\n', places })).toBeUndefined()
    expect(textEdits(change(0), { text: 'FROM a\n\n# c\n', places })).toBeUndefined()
    expect(textEdits(change(0), { text: 'FROM a\n\nCMD b\n', places: new Map() })).toBeUndefined()
    for (const kind of ['move', 'insert', 'rewrite', 'replace'] as const) {
      const [node, other] = entries
      const all = { node: node!, behind: other!, before: node!, entry: other!, by: other! }
      const made = { kind, ...all } as unknown as Change
      expect(textEdits([made], { text: '', places })).toBeUndefined()
    }
  })

  test('a line goes, when there is one', () => {
    const without = (line: number) => edited('FROM a\n\nCMD b', () => [{ kind: 'remove-line', line }])
    expect([1, 2, 3, 4].map(without)).toEqual(['\nCMD b', 'FROM a\nCMD b', 'FROM a\n\n', undefined])
  })

  test('of several steps all are made, or none', () => {
    const both = (line: number) =>
      edited('FROM a\nRUN b\nCMD c\n', ([run]) => [
        { kind: 'remove', node: run! },
        { kind: 'remove-line', line },
      ])
    expect(both(3)).toBe('FROM a\n')
    expect(both(9)).toBeUndefined()
  })
})

describe('what a RUN has more than another', () => {
  const more = (before: string, after: string) => {
    const found = insertionOf(first(before) as Run, first(after) as Run)
    return found && [found.script, found.at, found.text, ...found.breaks]
  }
  test.each<[before: string, after: string, found: unknown[] | undefined]>([
    ['RUN a b', 'RUN a -y b', ['a b', 2, '-y ']],
    ['RUN a', 'RUN a \\\n && b', ['a', 1, '  && b', 1]],
    ['RUN a', 'RUN a&&\\\nb&&\\\nc', ['a', 1, '&&b&&c', 2, 5]],
    ['RUN <<E\na\nE', 'RUN <<E\nset -e\na\nE', ['a\n', 0, 'set -e\n']],
    ['RUN a', 'RUN a', undefined],
    ['RUN <<E\na\nE', 'RUN <<E\na\nE', undefined],
    ['RUN a b', 'RUN a c', undefined],
    ['RUN a b', 'RUN a', undefined],
    ['RUN a <<E\nb\nE', 'RUN a -y <<E\nb\nE', undefined],
    ['RUN a <<E <<F\nb\nE\nc\nF', 'RUN a <<E <<F\nb\nd\nE\nc\nF', undefined],
    ['RUN ["a"]', 'RUN a b', undefined],
    ['RUN a', 'RUN ["a", "b"]', undefined],
  ])('%j → %j', (before, after, found) => expect(more(before, after)).toEqual(found))
})
