import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ignoreMatcher } from './ignore-matcher.js'
import { readIgnore } from './read-ignore.js'

interface Vector {
  readonly ignore: string
  readonly paths: readonly string[]
  /** Absent where BuildKit refuses the file, or fails when it uses it. */
  readonly excluded?: readonly boolean[]
}

const vectors = JSON.parse(
  readFileSync(new URL('../../../../conformance/oracle/testdata/dockerignore-vectors.json', import.meta.url), 'utf8'),
) as readonly Vector[]

function excludedBy(ignore: string, paths: readonly string[]): readonly boolean[] {
  const matcher = ignoreMatcher(readIgnore(ignore).patterns)
  return paths.map((path) => matcher.isExcluded(path).isExcluded)
}

describe('files of which BuildKit told what they leave out', () => {
  test.each(vectors.map((vector) => [vector.ignore, vector] as const))('%j', (ignore, { paths, excluded }) => {
    const { problems } = readIgnore(ignore)
    expect(problems.some(({ severity }) => severity === 'error')).toBe(excluded === undefined)
    expect(excluded === undefined ? undefined : excludedBy(ignore, paths)).toEqual(excluded)
  })
})

// What is left out, and what is not, is what BuildKit answers.
describe('a whole file', () => {
  test.each<[name: string, ignore: string, out: string[], kept: string[]]>([
    ['a star stays in its folder', '*/temp*', ['x/temporary.txt', 'x/temp'], ['temp', 'a/b/temp']],
    ['and two stars in theirs', '*/*/temp*', ['x/y/temporary.txt', 'a/b/temp/c'], ['x/temp', 'a/b/c/temp']],
    ['a question mark is one character', 'temp?', ['tempa', 'tempb'], ['temp', 'tempab', 'temp/a']],
    ['every folder is meant by two stars', '**/*.go', ['a.go', 'a/b.go', 'a/b/c.go'], ['a.gox', 'go']],
    ['an exception follows what it is of', '*.md\n!README.md', ['a.md'], ['README.md', 'b/a.md']],
    [
      'what follows an exception excludes again',
      '*.md\n!README*.md\nREADME-secret.md',
      ['README-secret.md', 'x.md'],
      ['README.md', 'README-1.md'],
    ],
    [
      'an exception that comes last wins',
      '*.md\nREADME-secret.md\n!README*.md',
      ['x.md'],
      ['README.md', 'README-secret.md'],
    ],
    ['everything but one folder', '*\n!src', ['a', 'b/src'], ['src', 'src/a', 'src/a/b']],
    ['everything but what lies deep', '*\n!a/b/c', ['a', 'a/b', 'a/b/d'], ['a/b/c', 'a/b/c/d']],
    ['all of a folder but one', 'a\n!a/kept', ['a', 'a/b'], ['a/kept', 'a/kept/b']],
    ['an exception of what nothing excludes', '!a', [], ['a', 'b']],
    ['an exception with wildcards', '**\n!**/*.ts', ['b/a.js', 'b'], ['a.ts', 'b/a.ts']],
    ['an exception of everything', 'a\n!**', [], ['a', 'a/b', 'c']],
    ['an exception of the folder above', 'a/b\n!a', [], ['a/b', 'a/b/c', 'a']],
    ['what is excluded within an exception', 'a\n!a/b\na/b/c', ['a', 'a/b/c', 'a/b/c/d'], ['a/b', 'a/b/d']],
    ['a slash before a path is nothing', '/a', ['a'], ['b/a']],
    ['nor are two', '//a', ['a'], ['/a']],
    ['a folder above the root is another one', '../a', ['../a'], ['a']],
    ['a detour is none', 'b/../a', ['a'], ['b/a']],
    ['the root itself has nothing in it', '.', ['.'], ['a', 'b/c']],
    ['a slash alone matches nothing', '/', [], ['a', 'b/c']],
    ['a number sign in the first column is a comment', '#a\na', ['a'], ['#a']],
    ['and further on a name', ' #a', ['#a'], ['a']],
    ['as with a backslash', '\\#a', ['#a'], ['a']],
    ['blanks around do not count, those within do', '  a  \n b c ', ['a', 'b c'], [' a', 'b']],
    ['a tab and a carriage return', 'a\t\r\nb\r\n', ['a', 'b'], ['b\r']],
    ['an exception may have blanks before its path', 'a\n! a', [], ['a']],
    ['upper case is another name', 'A', ['A'], ['a']],
    ['so is another spelling of a letter', '\u00e9', ['\u00e9'], ['e\u0301']],
    ['a star takes a dot', '*', ['.git', '.git/config'], []],
    ['a dot and a star', '.*', ['.a', '..a'], ['a']],
    ['a star in a name', 'a*c', ['ac', 'abc', 'abc/d'], ['a/c']],
    ['three stars, the last of which needs a folder', '***/a', ['b/a'], ['a', 'xa']],
    ['two stars and one', '**/*', ['a', 'a/b'], []],
    ['two stars behind a name', 'a**', ['a', 'ab', 'a/b', 'ab/c'], ['b']],
    ['two stars behind folders', 'a/b/**', ['a/b/c'], ['a/b', 'a/bc']],
    ['two stars twice', '**/**/a', ['a', 'b/a', 'b/c/a'], ['ba']],
    ['two stars and an ending', 'a/**/*.o', ['a/b.o', 'a/b/c.o'], ['a.o', 'b/a/c.o']],
    ['a class is one character', '[ab].c', ['a.c', 'b.c'], ['c.c', 'ab.c']],
    ['of any letters', '[à-é]x', ['èx'], ['ax']],
    ['a negated class takes a slash, unlike a star', 'a[^b]c', ['axc', 'a/c'], ['abc', 'ac']],
    ['an escaped bracket is one', '\\[a]', ['[a]'], ['a']],
    ['an escaped backslash is no slash', 'a\\\\b', ['a\\b'], ['a/b']],
    ['braces choose nothing', '{a,b}', ['{a,b}'], ['a', 'b']],
    ['nor does a plus', '+(a)', ['+(a)'], ['a']],
    ['a path with a blank', 'my file*', ['my file.txt'], ['my', 'myfile']],
    ['an empty file', '', [], ['a']],
    ['a file of comments', '# a\n\n#b', [], ['a', ' b']],
    ['a last line without an end', 'a\nb', ['b', 'a'], ['c']],
  ])('%s', (_, ignore, out, kept) => {
    expect(excludedBy(ignore, out)).toEqual(out.map(() => true))
    expect(excludedBy(ignore, kept)).toEqual(kept.map(() => false))
  })
})

describe('for every file', () => {
  const runs = { numRuns: 150, seed: 20_260_901 }
  const piece = fc.constantFrom('a', 'b', '*', '**', '/', '?', '.', '[ab]', 'é', '😀')
  const pattern = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''))
  const line = fc.tuple(fc.boolean(), pattern).map(([isException, text]) => `${isException ? '!' : ''}${text}`)
  const file = fc.array(line, { minLength: 1, maxLength: 4 })
  const name = fc.array(fc.constantFrom('a', 'b', '.', 'é', '😀'), { maxLength: 2 })
  const path = fc
    .array(
      name.map((letters) => `a${letters.join('')}`),
      { minLength: 1, maxLength: 3 },
    )
    .map((names) => names.join('/'))
  const paths = fc.array(path, { minLength: 8, maxLength: 8 })
  const against = (property: fc.IProperty<[string[], string[]]>) => fc.check(property, runs).counterexample
  const verdicts = (lines: readonly string[], found: readonly string[]): string =>
    excludedBy(lines.join('\n'), found).join()

  test('comments, empty lines, blanks, line ends and what is said twice change nothing', () =>
    expect(
      against(
        fc.property(file, paths, (lines, found) => {
          const told = lines.flatMap((one) => ['# a', `  ${one}\t\r`, '', one])
          return verdicts(lines, found) === verdicts(told, found)
        }),
      ),
    ).toBeNull())

  test('the order of patterns without exceptions does not matter', () =>
    expect(
      against(
        fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), paths, (lines, found) => {
          return verdicts(lines, found) === verdicts([...lines].reverse(), found)
        }),
      ),
    ).toBeNull())

  test('what lies in a folder that is left out is left out, unless there are exceptions', () =>
    expect(
      against(
        fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), paths, (lines, found) => {
          const inside = excludedBy(
            lines.join('\n'),
            found.map((one) => `${one}/x/y`),
          )
          return excludedBy(lines.join('\n'), found).every((isOut, at) => !isOut || inside[at] === true)
        }),
      ),
    ).toBeNull())

  test('an exception of everything lets everything in, and everything at last leaves everything out', () =>
    expect(
      against(
        fc.property(file, paths, (lines, found) => {
          const none = excludedBy([...lines, '!**'].join('\n'), found)
          const all = excludedBy([...lines, '**'].join('\n'), found)
          return none.every((isOut) => !isOut) && all.every((isOut) => isOut)
        }),
      ),
    ).toBeNull())

  test('the pattern that is told to decide does so alone', () =>
    expect(
      against(
        fc.property(file, paths, (lines, found) => {
          const matcher = ignoreMatcher(readIgnore(lines.join('\n')).patterns)
          return found.every((one) => {
            const { isExcluded, by } = matcher.isExcluded(one)
            if (by === undefined) return !isExcluded
            const alone = ignoreMatcher([by.text.replace(/^!/, '')]).isExcluded(one)
            return alone.isExcluded && isExcluded === !by.text.startsWith('!')
          })
        }),
      ),
    ).toBeNull())
})
