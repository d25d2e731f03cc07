import { describe, expect, test } from 'vitest'
import { ignoreMatcher } from '../../ignore/index.js'
import { parse } from '../../parse/parse-file.js'
import { contextOf } from '../testing/context.js'
import { Context, contextPaths, contextSources, type ContextView } from './context.js'

const context = (paths: string, ignored: readonly string[] = []): Context =>
  new Context(contextOf(paths), ignoreMatcher(ignored))

describe('what a COPY or ADD is sure to take of the build context', () => {
  test.each<[instruction: string, sources: string[]]>([
    ['COPY a b/c /x/', ['a', 'b/c']],
    ['ADD a b /x/', ['a', 'b']],
    ['COPY --chown=1 . /x', ['.']],
    ['COPY --from=s a /x', []],
    ['COPY ["a b", "c", "/x/"]', ['a b', 'c']],
    ['COPY a* b? [c] d\\e f /x/', ['de', 'f']],
    ['COPY a$B ${C} d /x/', ['d']],
    ['ADD https://example.org/a git@github.com:b/c.git d /x/', ['d']],
    ['ADD github.com/a /x/', ['github.com/a']],
    ['COPY <<E a /x/\nb\nE', ['a']],
    ['RUN cp a /x', []],
    ['ONBUILD COPY a /x', []],
  ])('%j', (instruction, sources) => {
    const [entry] = parse(`FROM a AS s\nFROM b\n${instruction}\n`).file.stages[1]!.instructions
    expect(contextSources(entry!)).toEqual(sources)
  })

  test('is known of a whole file, from the root, each once', () => {
    const text = 'FROM a\nCOPY ./b /c/../d ../e b/ /x/\nADD f//g . /x/\nFROM h\nCOPY b i/./j /x/\n'
    expect(contextPaths(parse(text).file)).toEqual(['b', 'd', 'e', 'f/g', '', 'i/j'])
    expect(contextPaths(parse('FROM a\nCOPY --from=b c /x\n').file)).toEqual([])
  })
})

test.each<[source: string, path: string]>([
  ['a', 'a'],
  ['/a', 'a'],
  ['./a/', 'a'],
  ['a/../b', 'b'],
  ['../../a', 'a'],
  ['.', ''],
  ['/', ''],
  ['..', ''],
  ['', ''],
  ['.a', '.a'],
])('%j is the path %j of the context', (source, path) => expect(Context.path(source)).toBe(path))

describe('what lies there', () => {
  const { has, names } = {
    has: (path: string) => context('a b/c b/d/e').has(path),
    names: (folder: string) => context('a b/c b/d/e').names(folder),
  }

  test.each<[path: string, isThere: boolean]>([
    ['', true],
    ['a', true],
    ['b', true],
    ['b/c', true],
    ['b/d/e', true],
    ['c', false],
    ['a/b', false],
    ['b/e', false],
    ['x/y', false],
  ])('%j is there: %s', (path, isThere) => expect(has(path)).toBe(isThere))

  test('folders have names, and what is none has nothing', () => {
    expect([names(''), names('b'), names('b/d'), names('a'), names('x')]).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e'],
      [],
      [],
    ])
  })

  test('folders are told from files', () => {
    const lying = context('a b/c b/d/e')
    expect([lying.hasFolder('b'), lying.hasFolder('d', 'b'), lying.hasFolder('a'), lying.hasFolder('c', 'b')]).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect([lying.hasFolder('x'), lying.hasFolder('b', 'x'), lying.hasFolder('d')]).toEqual([false, false, false])
  })

  test('what cannot be read, or be known to be made, is not', () => {
    const view: ContextView = contextOf('a b')
    const bare = new Context(view, undefined)
    expect([bare.read('a'), bare.isGenerated('a')]).toEqual([undefined, false])
    const told = new Context(
      {
        ...view,
        read: (path) => (path === 'a' ? 'text' : undefined),
        isGenerated: (path) => (path === 'a' ? true : undefined),
      },
      undefined,
    )
    expect(['a', 'b'].map((path) => [told.read(path), told.isGenerated(path)])).toEqual([
      ['text', true],
      [undefined, false],
    ])
  })
})

describe('the files that are sent', () => {
  const all = 'a.txt b/c.txt b/d/e.txt b/d/f.log z'

  test.each<[what: string, path: string, ignored: string[], files: string[]]>([
    ['of all', '', [], ['a.txt', 'b/c.txt', 'b/d/e.txt', 'b/d/f.log', 'z']],
    ['of a folder', 'b', [], ['b/c.txt', 'b/d/e.txt', 'b/d/f.log']],
    ['of a file', 'z', [], ['z']],
    ['of a file in a folder', 'b/c.txt', [], ['b/c.txt']],
    ['of what is not there', 'x', [], []],
    ['of what is not there in a folder', 'b/x', [], []],
    ['without those that are left out', '', ['**/*.log', 'z'], ['a.txt', 'b/c.txt', 'b/d/e.txt']],
    ['without a folder that is left out', '', ['b'], ['a.txt', 'z']],
    ['of a folder that is left out', 'b', ['b'], []],
    ['of a file that is left out', 'z', ['z'], []],
    ['of a folder below one that is left out', 'b/d', ['b'], []],
    ['with an exception in a folder that is left out', '', ['b', '!b/d/e.txt'], ['a.txt', 'b/d/e.txt', 'z']],
    ['with an exception of a folder', '', ['*', '!b/d'], ['b/d/e.txt', 'b/d/f.log']],
    ['with an exception of a pattern', '', ['*', '!**/*.log'], ['b/d/f.log']],
    ['with an exception of a pattern in a folder', '', ['b', '!b/*/e.txt'], ['a.txt', 'b/d/e.txt', 'z']],
    ['with an exception elsewhere', '', ['b', '!c/d'], ['a.txt', 'z']],
    ['with an exception that begins like a folder', '', ['b', '!bc'], ['a.txt', 'z']],
  ])('%s', (_, path, ignored, files) => {
    expect(context(all, ignored).sent(path)).toEqual({ files, isComplete: true })
  })

  test('without an ignore file are all', () => {
    expect(new Context(contextOf('b a/c'), undefined).sent('').files).toEqual(['a/c', 'b'])
  })

  test('are sorted, whatever order the disk has', () => {
    expect(context('c b a/z a/b').sent('').files).toEqual(['a/b', 'a/z', 'b', 'c'])
  })

  test('are looked for among so many entries', () => {
    const many = context('a b c/d')
    expect(many.sent('', 4)).toEqual({ files: ['a', 'b', 'c/d'], isComplete: true })
    expect(many.sent('', 3)).toEqual({ files: ['a', 'b'], isComplete: false })
    expect(many.sent('', 1)).toEqual({ files: ['a'], isComplete: false })
  })

  test('of a folder that is left out are not looked for', () => {
    const asked: string[] = []
    const view = contextOf(all)
    const spying: ContextView = {
      list: (folder) => {
        asked.push(folder)
        return view.list(folder)
      },
    }
    new Context(spying, ignoreMatcher(['b/d', '!c/x'])).sent('')
    expect(asked).toEqual(['', 'b'])
  })
})
