import { describe, expect, test } from 'vitest'
import { gitSource, isSurelyPath, sourceKind, type GitSource, type SourceKind } from './remote-source.js'

describe('what a source is', () => {
  const kinds: { readonly [Kind in SourceKind]: readonly string[] } = {
    path: [
      ...[
        'a',
        '/a/b',
        './git@x:a',
        '../git@x:a',
        'github.com/a/b',
        'github.com/a/b.git',
        'C:\\a',
        'a:b',
        'x@y',
        'git @x:a',
      ],
      ...['file:///a.git', 'ftp://x/a.git', 'ssh://git:x/a', 'ssh://a b/c', 'ssh://x:y/a', 'x git@y:a'],
    ],
    http: [
      'http://x/a',
      'https://x/a',
      'https://x/a.git/b',
      'https://x/agit',
      'https://x/a.gi',
      'https://x y/a.git',
      'https://x/a.git%',
      'https://x:y/a.git',
    ],
    git: [
      ...[
        'git@x:a',
        'me@x.example:a/b',
        'git@x:',
        'ssh://x/a',
        'SSH://x/a',
        'git://x/a',
        'ssh://git@x:22/a',
        'ssh://[::1]:22/a',
        'ssh://x:/a',
      ],
      ...[
        'https://x/a.git',
        'http://x/a.git',
        'HTTPS://x/a.git',
        'https://x/a.git#main',
        'https://x/a.git?ref=b',
        'https://x/a%2Egit',
        'https://u:p@x/a.git',
      ],
    ],
  }
  test.each(Object.entries(kinds).flatMap(([kind, sources]) => sources.map((source) => [source, kind])))(
    '%s is %s',
    (source, kind) => expect(sourceKind(source)).toBe(kind),
  )

  test('is seen at once of nearly all paths', () => {
    expect(['a', 'a/b.git', 'github.com/a', 'a:b'].map(isSurelyPath)).toEqual([true, true, false, false])
  })
})

describe('the query of a repository', () => {
  const none = { hasQuery: false }
  const has = (rest: Omit<GitSource, 'hasQuery'>): GitSource => ({ hasQuery: true, ...rest })
  const fault = (sentence: string): GitSource => has({ fault: sentence })
  test.each<[source: string, found: GitSource | undefined]>([
    ['a', undefined],
    ['https://x/a', undefined],
    ['https://x/a.git', none],
    ['https://x/a.git?', none],
    ['https://x/a.git#a?b=c', none],
    ['git@x:a?ref=b#c', fault('it names different references')],
    ['git@x:a?ref=b#b', has({})],
    ['github.com/a/b', none],
    ['github.com/a/b?ref=c', has({})],
    ['github.com/a/b#c?d=e', none],
    ['github.com/a/b?x=c#d', fault('the query has the unknown key "x"')],
    ['https://x/a.git?keep-git-dir&commit=c', has({ keepGitDir: true, checksum: 'c' })],
    ['https://x/a.git?keep-git-dir=0&checksum=c', has({ keepGitDir: false, checksum: 'c' })],
    ['https://x/a.git?checksum=a&commit=b', has({ checksum: 'a' })],
    ['https://x/a.git?keep-git-dir=yes', fault('the query\'s "keep-git-dir" is neither true nor false')],
    ['https://x/a.git?submodules=1&fetch-by-commit=t', has({})],
    ['https://x/a.git?submodules=2', fault('the query\'s "submodules" is neither true nor false')],
    ['https://x/a.git?ref=', fault('the query\'s "ref" has no value')],
    ['https://x/a.git?ref', fault('the query\'s "ref" has no value')],
    ['https://x/a.git?what=1', fault('the query has the unknown key "what"')],
    ['https://x/a.git?ref=a&ref=a', fault('the query says "ref" twice')],
    ['https://x/a.git?mtime=commit', has({})],
    ['https://x/a.git?mtime=checkout', has({})],
    ['https://x/a.git?mtime=now', fault('the query\'s "mtime" is neither checkout nor commit')],
    // What Go leaves out of a query: pieces with a semicolon, and escapes that are none.
    ['https://x/a.git?&what;1=2&ref=b&', has({})],
    ['https://x/a.git?what=%&ref=b', has({})],
    ['https://x/a.git?%zz=1', has({})],
    ['https://x/a.git?r%65f=b', has({})],
    ['https://x/a.git?a+b=1', fault('the query has the unknown key "a b"')],
    ['https://x/a.git?tag=1&branch=2', fault('the query names both a tag and a branch')],
    ['https://x/a.git?ref=a#b', fault('it names different references')],
    ['https://x/a.git?ref=a#a', has({})],
    ['https://x/a.git?tag=a#refs/tags/a', has({})],
    ['https://x/a.git?tag=refs/tags/a#refs/tags/a', has({})],
    ['https://x/a.git?tag=a#a', fault('it names different references')],
    ['https://x/a.git?branch=a&ref=refs/heads/a', has({})],
    ['https://x/a.git?branch=a&ref=refs/tags/a', fault('it names different references')],
    ['https://x/a.git?subdir=a/b#:/a//./c/../b/', has({})],
    ['https://x/a.git?subdir=a#:b', fault('the query and the fragment name different folders')],
    ['https://x/a.git?subdir=a#main:', has({})],
    ['https://x/a.git?subdir=a', has({})],
  ])('%s', (source, found) => expect(gitSource(source)).toEqual(found))
})

describe('each key of the query', () => {
  const query = (said: string) => gitSource(`https://x/a.git?${said}`)?.fault

  test.each(['keep-git-dir', 'submodules', 'fetch-by-commit'])('%s is true, false or alone', (key) => {
    for (const value of ['', '=', '=1', '=F', '=true']) expect([value, query(key + value)]).toEqual([value, undefined])
    for (const value of ['2', 'yes'])
      expect(query(`${key}=${value}`)).toBe(`the query's "${key}" is neither true nor false`)
  })

  test.each(['ref', 'tag', 'branch', 'subdir', 'checksum', 'commit', 'mtime'])('%s has a value', (key) => {
    for (const value of ['', '=']) expect(query(key + value)).toBe(`the query's "${key}" has no value`)
    expect(query(`${key}=commit`)).toBeUndefined()
  })
})
