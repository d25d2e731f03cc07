import { describe, expect, test } from 'vitest'
import { gatherPaths } from './context-files.js'
import { lines, runtimeOf, splitOf } from './testing/split-of.js'

const files = {
  'go.mod': 'module example.com/app\n',
  'main.go': 'package main\n',
  'config/app.json': '{}\n',
  'config/local.json': '{}\n',
  'web/index.html': '<p>\n',
  'README.md': '# app\n',
  '.env': 'A=b\n',
}

const text = (...copies: readonly string[]): string =>
  lines('FROM golang:1.26-alpine', 'WORKDIR /app', ...copies, 'RUN go build -o app .', 'CMD ["./app"]')

/** The paths that come from the builder. */
const taken = (copies: readonly string[], ignore?: string): readonly string[] =>
  [...runtimeOf(text(...copies), files, ignore).matchAll(/^COPY --from=builder (\S+) \S+$/gm)].map(([, path]) => path!)

describe('files that are copied', () => {
  test.each<[name: string, copies: string[], paths: string[], ignore?: string]>([
    ['all', ['COPY . .'], ['/app/app', '/app/.env', '/app/config', '/app/web']],
    ['all that the ignore file leaves', ['COPY . .'], ['/app/app', '/app/config', '/app/web'], '.env\nconfig/local*\n'],
    ['one file under its name', ['COPY go.mod main.go config/app.json ./'], ['/app/app', '/app/app.json']],
    ['one file under another name', ['COPY config/app.json /app/c.json'], ['/app/app', '/app/c.json']],
    ['what a folder has', ['COPY config /app/'], ['/app/app', '/app/app.json', '/app/local.json']],
    [
      'what all folders have, by the pattern of all',
      ['COPY * ./'],
      ['/app/app', '/app/.env', '/app/app.json', '/app/index.html', '/app/local.json'],
    ],
    ['all, from above the context', ['COPY .. ./'], ['/app/app', '/app/.env', '/app/config', '/app/web']],
    ['a folder elsewhere', ['COPY web /srv/site'], ['/app/app', '/srv/site']],
    ['what a pattern matches', ['COPY *.md *.go c?nfig ./'], ['/app/app', '/app/app.json', '/app/local.json']],
    ['what a pattern in a folder matches', ['COPY config/l*.json ./'], ['/app/app', '/app/local.json']],
    ['a path that leaves the context and comes back', ['COPY ../config/app.json ./'], ['/app/app', '/app/app.json']],
    ['what ADD takes as it is', ['ADD config/app.json ./'], ['/app/app', '/app/app.json']],
  ])('are known: %s', (_, copies, paths, ignore) => expect(taken(copies, ignore)).toEqual(paths))

  test.each<[name: string, copy: string, refusal: string]>([
    [
      'a file of the Dockerfile',
      'COPY <<a.txt /app/\nx\na.txt',
      'a file that stands in the Dockerfile is not followed',
    ],
    ['--parents', 'COPY --parents config ./', 'what --parents and --exclude come to is not worked out'],
    ['--exclude', 'COPY --exclude=*.md . .', 'what --parents and --exclude come to is not worked out'],
    ['a variable', 'ARG X\nCOPY $X ./', 'what it copies depends on a variable that is not known'],
    ['a folder of a variable', 'ARG X\nCOPY main.go /$X/', 'where it copies to is not known'],
    ['a file that is not there', 'COPY mian.go ./', 'the build context has no mian.go'],
    ['a pattern that matches nothing', 'COPY *.rs ./', 'the build context has no *.rs'],
    ['a pattern of folders', 'COPY */app.json ./', 'the pattern */app.json is not followed'],
    ['a class of characters', 'COPY [a-m]*.go ./', 'the pattern [a-m]*.go is not followed'],
    ['a URL', 'ADD https://example.com/a.json ./', 'what ADD makes of https:/example.com/a.json is not known'],
    ['a repository', 'ADD git@github.com:a/b.git /b', 'what ADD makes of git@github.com:a/b.git is not known'],
    [
      'a repository over ssh',
      'ADD ssh://git@example.com/a/b.git /b',
      'what ADD makes of ssh:/git@example.com/a/b.git is not known',
    ],
    ['an archive', 'ADD web.tar.gz /srv/', 'what ADD makes of web.tar.gz is not known'],
    ['what may be an archive in a single compression', 'ADD web.GZ /srv/', 'what ADD makes of web.GZ is not known'],
    ['an archive with a short ending', 'ADD web.txz /srv/', 'what ADD makes of web.txz is not known'],
  ])('are refused: %s', (_, copy, refusal) => {
    const line = copy.startsWith('ARG') ? 4 : 3
    expect(splitOf(text(copy), files)).toBe(`${line}: ${refusal}`)
  })

  test('are refused without a build context', () => {
    expect(splitOf(text('COPY . .'))).toBe(
      '3: which files it copies is not known, since the build context is not at hand | Run it where the build context lies, or name its folder',
    )
  })

  test('are refused where there are too many', () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`data/${at}`, '']))
    expect(splitOf(text('COPY data /data'), many)).toBe('3: the build context has too many files to be looked at')
  })
})

describe('gatherPaths', () => {
  test.each<[name: string, paths: string[], gathered: string[]]>([
    ['a folder stands for all that is in it', ['/app/web/a', '/app/web/b/c', '-/app/main'], ['/app/web']],
    ['a folder with something else does not', ['/app/web/a', '-/app/web/b'], ['/app/web/a']],
    ['nor a folder at the top', ['/app/a', '/app/b/c'], ['/app/a', '/app/b']],
    ['a file at the top is itself', ['/a'], ['/a']],
    [
      'something else deep below counts',
      ['/app/web/a', '/app/web/b/d', '-/app/web/b/c/d'],
      ['/app/web/a', '/app/web/b/d'],
    ],
    ['nothing', ['-/app/a'], []],
  ])('%s', (_, paths, gathered) => {
    const all = paths.map((path) => ({ source: path, path: path.replace('-', '') }))
    expect(gatherPaths(all, ({ source }) => !source.startsWith('-'))).toEqual(gathered)
  })
})
