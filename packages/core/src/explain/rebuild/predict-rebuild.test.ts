import { describe, expect, it } from 'vitest'
import { ignoreMatcher } from '../../ignore/index.js'
import { parse } from '../../parse/parse-file.js'
import { rebuilt } from '../testing/rebuilt.js'
import { predictRebuild } from './predict-rebuild.js'
import { cpuTime } from '../../../test/cpu-time.js'

const app = `FROM node:22-alpine AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build
FROM nginx:1.29-alpine AS web
COPY --from=build /app/dist /usr/share/nginx/html
RUN nginx -t
`

describe('a changed file', () => {
  it('runs what copies it, and what follows', () => {
    expect(rebuilt(app, { files: ['src/index.ts'] })).toEqual([
      'runs build: COPY . . · src/index.ts',
      'runs build: RUN npm run build · after COPY . .',
      'may web: COPY --from=build /app/dist /usr/share/nginx/html · /app/dist of build',
      'may web: RUN nginx -t · after COPY --from=build /app/dist /usr/share/nginx/html',
    ])
    expect(rebuilt(app, { files: ['package.json'] })[0]).toBe(
      'runs build: COPY package.json package-lock.json ./ · package.json',
    )
  })

  it('runs nothing when the ignore file leaves it out, or nothing takes it', () => {
    expect(rebuilt(app, { files: ['README.md'], ignore: ignoreMatcher(['*.md']) })).toEqual([])
    expect(rebuilt('FROM a:1 AS a\nCOPY src /src\n', { files: ['srcs/x', 'Dockerfile'] })).toEqual([])
  })

  it('is copied for sure when no command could have changed it on its way', () => {
    const text = `FROM a:1 AS a
COPY two one /files/
RUN make
FROM a:1 AS b
COPY two one /files/
FROM a:1 AS c
COPY --from=a /files/one /
COPY --link --from=b /files/one /x
COPY --link --from=b /files/two /y
COPY --link --from=b /files /z
`
    expect(rebuilt(text, { files: ['one'] })).toEqual([
      'runs a: COPY two one /files/ · one',
      'runs a: RUN make · after COPY two one /files/',
      'runs b: COPY two one /files/ · one',
      'may c: COPY --from=a /files/one / · /files/one of a',
      'runs c: COPY --link --from=b /files/one /x · /files/one of b',
      'runs c: COPY --link --from=b /files /z · /files of b',
    ])
  })

  it('is perhaps copied where another one may have come over it', () => {
    const copied = (...copies: readonly string[]): string | undefined => {
      const text = `FROM scratch AS a\n${copies.join('\n')}\nFROM scratch AS b\nCOPY --from=a /x /y\n`
      return rebuilt(text, { files: ['one'] })
        .at(-1)
        ?.slice(0, 6)
    }
    expect(copied('COPY one /x/one')).toBe('runs b')
    expect(copied('COPY one /x/one', 'COPY two /x/two')).toBe('runs b')
    expect(copied('COPY one /x/one', 'WORKDIR /x')).toBe('runs b')
    expect(copied('COPY two /x/one', 'COPY one /x/one')).toBe('runs b')
    expect(copied('COPY one /x/one', 'COPY two /x/one')).toBe('may b:')
    expect(copied('COPY one /x/one', 'COPY two /x')).toBe('may b:')
    expect(copied('COPY one /x/one', 'COPY two /x/one/deep')).toBe('may b:')
    expect(copied('COPY one /x/one', 'COPY two $Y')).toBe('may b:')
    // The second may be a folder with one of that name.
    expect(copied('COPY one two /x/')).toBe('may b:')
    expect(copied('COPY two one /x/')).toBe('runs b')
    expect(copied('COPY --parents one two /x/')).toBe('runs b')
    expect(copied('COPY --parents one */two /x/')).toBe('may b:')
    expect(copied('COPY one /z')).toBe('runs a')
  })

  it('is told by what is sure', () => {
    const text = 'FROM a:1 AS a\nCOPY x /x\nRUN make\nFROM a:1 AS b\nCOPY x /x\nCOPY --from=a /y /y\n'
    expect(rebuilt(text, { files: ['x'] }).at(-1)).toBe('runs b: COPY --from=a /y /y · after COPY x /x')
  })

  it('goes with folders through several stages', () => {
    const text = `FROM scratch AS a
COPY src /a/b/
FROM scratch AS b
COPY --from=a /a /c
FROM scratch AS c
COPY --from=b /c/b/x.txt /
FROM scratch AS d
COPY --from=b /c/b/y.txt /
`
    expect(rebuilt(text, { files: ['src/x.txt'] }).map((line) => line.split(' · ')[0])).toEqual([
      'runs a: COPY src /a/b/',
      'runs b: COPY --from=a /a /c',
      'runs c: COPY --from=b /c/b/x.txt /',
    ])
  })

  it.each([
    ['COPY *.json /w/', 'a.json', true],
    ['COPY *.json /w/', 'sub/a.json', false],
    ['COPY src/* /w/', 'src/deep/a', true],
    ['COPY src/*.ts /w/', 'src/deep/a.ts', false],
    ['COPY --exclude=*.md src /w/', 'src/a.md', false],
    ['COPY --exclude=*.md src /w/', 'src/deep/a.md', true],
    ['COPY --exclude=**/*.md . /w/', 'src/deep/a.md', false],
    // BuildKit looks at a file that a wildcard names even when it is left out then.
    ['COPY --exclude=*.md *.* /w/', 'README.md', true],
    ['COPY --parents deep/*/f.txt /w/', 'deep/er/f.txt', true],
    ['COPY --parents deep/**/f.txt /w/', 'deep/e/r/f.txt', true],
    ['COPY --parents src/./a.ts /w/', 'src/a.ts', true],
    ['COPY --parents src/./a.ts /w/', 'a.ts', false],
    ['COPY --parents . /w/', 'src/a.ts', true],
    ['COPY --parents src/./ /w/', 'src/deep/a.ts', true],
    ['COPY --parents src/./ /w/', 'lib/a.ts', false],
    ['COPY [^a]*.ts /w/', 'b.ts', true],
    ['COPY [^a]*.ts /w/', 'a.ts', false],
    ['COPY [!a].ts /w/', '!.ts', true],
    ['COPY ["a b.txt", "/w/"]', 'a b.txt', true],
    ['COPY ./src/../lib/ /w/', 'lib/x', true],
    ['ADD app.tar.gz /w/', 'app.tar.gz', true],
    ['ADD https://example.com/app.tar.gz /w/', 'app.tar.gz', false],
    ['RUN --mount=type=bind,source=src,target=/src make', 'src/a', true],
    ['RUN --mount=type=bind,source=src,target=/src,rw make', 'src/a', true],
    ['RUN --mount=type=bind,target=/all make', 'any', true],
    ['RUN --mount=target=/all make', 'any', true],
    ['RUN --mount=type=cache,target=/c make', 'c', false],
    ['RUN --mount=type=secret,id=src make', 'src', false],
    ['WORKDIR /src', 'src', false],
  ])('%s looks at %s: %s', (instruction, file, isTaken) => {
    expect(rebuilt(`FROM a:1 AS a\n${instruction}\n`, { files: [file] }).length > 0).toBe(isTaken)
  })

  it('goes through mounts of other stages', () => {
    const text = `FROM a:1 AS a
COPY one /one
COPY two /two
FROM a:1 AS b
RUN --mount=from=a,source=/one,target=/x make
RUN --mount=type=cache,from=a,source=/two,target=/y make
`
    expect(rebuilt(text, { files: ['two'] })).toEqual([
      'runs a: COPY two /two · two',
      'runs b: RUN --mount=type=cache,from=a,source=/two,target=/y make · /two of a',
    ])
  })

  it('of another folder of a stage is nothing to --parents', () => {
    const text = `FROM scratch AS a
COPY two /two
COPY one /one
FROM scratch AS b
COPY --parents --from=a two /
COPY --parents --from=a ./one/./x/*.c /
`
    expect(rebuilt(text, { files: ['one'] }).map((line) => line.split(' · ')[0])).toEqual([
      'runs a: COPY one /one',
      'runs b: COPY --parents --from=a ./one/./x/*.c /',
    ])
  })

  it('is taken by a mount whose path looks like a pattern', () => {
    const text = `FROM scratch AS a
COPY pages /pages
FROM alpine:3.22 AS b
RUN --mount=from=a,source=/pages/[id],target=/x make
RUN --mount=source=pages/[id],target=/x make
`
    expect(rebuilt(text, { files: ['pages/[id]/a'] })).toHaveLength(3)
    expect(rebuilt(text, { files: ['pages/i'] })).toHaveLength(1)
  })

  it('counts by context', () => {
    const text = 'FROM a:1 AS a\nCOPY --from=docs x /x\nCOPY x /y\n'
    const input = { contexts: ['docs'] }
    expect(rebuilt(text, { contextFiles: { docs: ['x'] } }, input)[0]).toBe('runs a: COPY --from=docs x /x · x')
    expect(rebuilt(text, { files: ['x'] }, input)).toEqual(['runs a: COPY x /y · x'])
  })

  it('is nobody knows which, when the ignore file is another', () => {
    expect(rebuilt('FROM a:1 AS a\nCOPY . /\nCOPY --from=x /y /z\n', { ignoreFile: true })).toEqual([
      'may a: COPY . / · ignore-file',
      'may a: COPY --from=x /y /z · after COPY . /',
    ])
  })

  it('is taken by the triggers of the base', () => {
    const text = 'FROM a:1 AS a\nONBUILD COPY x /x\nONBUILD RUN make\nFROM a AS b\nRUN own\n'
    expect(rebuilt(text, { files: ['x'] })).toHaveLength(3)
  })
})

describe('layers of their own', () => {
  const text = 'FROM a:1 AS a\nCOPY one /one\nCOPY --link two /two\nRUN make\n'
  it('do not depend on what stands before them', () => {
    expect(rebuilt(text, { files: ['one'] })).toEqual([
      'runs a: COPY one /one · one',
      'runs a: RUN make · after COPY one /one',
    ])
    expect(rebuilt(text, { files: ['two'] })).toEqual([
      'runs a: COPY --link two /two · two',
      'runs a: RUN make · after COPY --link two /two',
    ])
  })
  it('are none when the mode is changed too', () => {
    expect(rebuilt(text.replace('--link', '--link --chmod=755'), { files: ['one'] })).toHaveLength(3)
  })
})

describe('a build argument', () => {
  const text = `ARG GLOBAL=1
FROM a:1 AS a
RUN before
ARG VERSION=1
COPY x /x
RUN unused
COPY x /x-$VERSION
FROM a AS b
COPY y /y
ARG GLOBAL
RUN last
`
  it('counts for every command after its ARG, and for what it is written in', () => {
    expect(rebuilt(text, { arguments: ['VERSION'] }).slice(0, 2)).toEqual([
      'runs a: RUN unused · $VERSION',
      'runs a: COPY x /x-$VERSION · new',
    ])
    expect(rebuilt(text, { arguments: ['GLOBAL'] })).toEqual(['runs b: RUN last · $GLOBAL'])
    expect(rebuilt(text, { arguments: ['OTHER'] })).toEqual([])
  })
  it('may choose another base, or its platform', () => {
    expect(rebuilt('ARG V=1\nFROM node:$V AS a\nRUN x\n', { arguments: ['V'] })).toEqual(['runs a: RUN x · base'])
    const other = 'ARG V=amd64\nFROM --platform=linux/$V node AS a\nRUN x\n'
    expect(rebuilt(other, { arguments: ['V'] })).toEqual(['runs a: RUN x · base'])
  })
})

describe('a changed Dockerfile', () => {
  const before = parse('FROM a:1 AS a\nENV A=1\nWORKDIR /app\nRUN one\nLABEL x=1\nUSER app\nRUN two\nCOPY x y\n').file
  const now = (change: (text: string) => string): readonly string[] =>
    rebuilt(change('FROM a:1 AS a\nENV A=1\nWORKDIR /app\nRUN one\nLABEL x=1\nUSER app\nRUN two\nCOPY x y\n'), {
      before,
    })
  it.each([
    ['the same', (text: string) => text, 0],
    ['a label', (text: string) => text.replace('x=1', 'x=2'), 0],
    ['a comment and its layout', (text: string) => text.replace('RUN one', '# why\nRUN \\\n  one'), 0],
    ['the layout within a command', (text: string) => text.replace('RUN one', 'RUN one \\\n  two'), 3],
    ['a variable', (text: string) => text.replace('A=1', 'A=2'), 3],
    ['the user', (text: string) => text.replace('USER app', 'USER other'), 2],
    ['the working directory', (text: string) => text.replace('/app', '/srv'), 4],
    ['the base', (text: string) => text.replace('a:1', 'a:2'), 4],
    ['one more at the end', (text: string) => `${text}RUN three\n`, 1],
    ['one less', (text: string) => text.replace('RUN two\n', ''), 1],
  ])('%s', (_, change, count) => {
    expect(now(change)).toHaveLength(count)
  })
  it('tells why', () => {
    expect(now((text) => text.replace('A=1', 'A=2'))[0]).toBe('runs a: RUN one · $A')
    expect(now((text) => text.replace('RUN one', 'RUN 1'))[0]).toBe('runs a: RUN 1 · new')
    expect(now((text) => text.replace('a:1', 'a:2'))[0]).toBe('runs a: WORKDIR /app · base')
  })
})

describe('equal steps', () => {
  it('of two stages are one', () => {
    const { file } = parse('FROM a:1 AS a\nRUN x\nRUN y\nFROM a:1 AS b\nRUN x\nRUN z\n')
    const [a, b] = predictRebuild(file, {})
    expect(a!.steps[0]!.vertex).toBe(b!.steps[0]!.vertex)
    expect(a!.steps[1]!.vertex).not.toBe(b!.steps[1]!.vertex)
  })
})

describe('a file without limits', () => {
  it.each([
    [
      'many stages in a row',
      (n: number) =>
        Array.from({ length: n }, (_, i) => `FROM ${i === 0 ? 'a:1' : `s${i - 1}`} AS s${i}\nCOPY f${i} /f\n`).join(''),
    ],
    [
      'many copies in a row',
      (n: number) =>
        Array.from(
          { length: n },
          (_, i) => `FROM a:1 AS s${i}\n${i === 0 ? 'COPY f /f' : `COPY --from=s${i - 1} /f /f`}\n`,
        ).join(''),
    ],
    ['many commands', (n: number) => `FROM a:1\n${'RUN x\nCOPY y /y\n'.repeat(n)}`],
  ])('%s takes no longer than it should', (_, make) => {
    const { file } = parse(make(1000))
    expect(cpuTime(() => predictRebuild(file, { files: ['f', 'y', 'f1'] }))).toBeLessThan(5000)
  })
})
