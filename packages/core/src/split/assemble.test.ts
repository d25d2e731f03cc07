import { describe, expect, test } from 'vitest'
import { lines, runtimeOf, splitOf } from './testing/split-of.js'

const files = { 'main.go': 'package main\n', 'go.mod': 'module example.com/app\n', 'conf/a.json': '{}\n' }
const text = (before: readonly string[], after: readonly string[] = [], base = 'golang:1.26-alpine'): string =>
  lines(`FROM ${base}`, 'WORKDIR /app', ...before, 'COPY . .', 'RUN go build -o app .', ...after, 'CMD ["./app"]')

const runtime = (before: readonly string[], after: readonly string[] = []): readonly string[] =>
  runtimeOf(text(before, after), files).trimEnd().split('\n')

describe('the two stages', () => {
  test('have names that differ from that of the stage', () => {
    const named = (name: string): string => splitOf(text([], [], `golang:1.26-alpine AS ${name}`), files)
    expect(named('app')).toMatch(/^FROM golang:1.26-alpine AS builder\n[^]*\nFROM \S+ AS app\n/)
    expect(named('builder')).toMatch(/^FROM golang:1.26-alpine AS build\n[^]*\nFROM \S+ AS builder\n/)
    expect(named('builder')).toContain('\nCOPY --from=build /app/app /app/app\n')
  })

  test('have the platform of the stage', () => {
    expect(splitOf(text([], [], '--platform=linux/amd64 golang:1.26-alpine'), files)).toMatch(
      /^FROM --platform=linux\/amd64 golang:1.26-alpine AS builder\n[^]*\nFROM --platform=linux\/amd64 gcr/,
    )
  })

  test('keep comments at their instructions, without blank lines at the ends', () => {
    const commented = text(['', '# The sources.'], ['', '# Who asks, and where.', 'EXPOSE 80', '', '# The start.'])
    expect(splitOf(commented, files)).toBe(
      lines(
        'FROM golang:1.26-alpine AS builder',
        'WORKDIR /app',
        '',
        '# The sources.',
        'COPY . .',
        'RUN go build -o app .',
        '',
        '# Split by "stagecraft import --multi-stage". Assumed:',
        '# - the program is linked statically: it needs no library',
        '# - of the files of the builder it reads only /app/conf',
        'FROM gcr.io/distroless/static-debian13:nonroot',
        '# As before, root runs it; without this line the image has a user of its own.',
        'USER root',
        'WORKDIR /app',
        'COPY --from=builder /app/app /app/app',
        'COPY --from=builder /app/conf /app/conf',
        '',
        '# Who asks, and where.',
        'EXPOSE 80',
        '',
        '# The start.',
        'CMD ["./app"]',
      ),
    )
  })

  test.each<[name: string, after: string[], isKept: boolean]>([
    ['a check', ['RUN test -x app'], true],
    ['a check that leads somewhere first', ['RUN cd conf && ls -la a.json'], true],
    [
      'a check after another, and after what is said of the image',
      ['EXPOSE 80', 'RUN ls app', 'RUN test -x app'],
      true,
    ],
    ['what only says something', ['RUN echo done'], false],
    ['a check as another user, which the builder has not', ['USER 65532', 'RUN test -x app'], false],
  ])('the builder keeps what fails when the work has failed: %s', (_name, after, isKept) => {
    const [builder = '', rest = ''] = splitOf(text([], after), files).split('\n# Split by')
    expect(builder.endsWith(`${after.at(-1)}\n`)).toBe(isKept)
    expect(rest).not.toContain('RUN')
  })

  test('a comment of a check goes with it', () => {
    const commented = splitOf(text([], ['# Was it built?', 'RUN test -x app']), files)
    expect(commented).toContain('RUN go build -o app .\n# Was it built?\nRUN test -x app\n')
    expect(commented.match(/Was it built/g)).toHaveLength(1)
  })

  test.each<[name: string, before: string[], line: string, isThere: boolean]>([
    ['ENV', ['ENV MODE=production'], 'ENV MODE=production', true],
    ['LABEL', ['LABEL a=b'], 'LABEL a=b', true],
    ['an ARG that the runtime uses', ['ARG V=1', 'ENV V=$V'], 'ARG V=1', true],
    ['an ARG that it does not', ['ARG V=1'], 'ARG V=1', false],
    ['SHELL, where no RUN follows', ['SHELL ["/bin/ash", "-c"]'], 'SHELL ["/bin/ash", "-c"]', false],
    ['a user', ['RUN adduser -D app'], 'RUN adduser -D app', true],
    ['a folder', ['RUN mkdir -p /data'], 'RUN mkdir -p /data', true],
    ['a folder that is removed again', ['RUN mkdir /x && rm -rf /x'], 'RUN mkdir /x && rm -rf /x', false],
    ['the folder of what comes from the builder', ['RUN mkdir -p /app/conf'], 'RUN mkdir -p /app/conf', false],
  ])('have in the runtime, or not: %s', (_, before, line, isThere) =>
    expect(runtime(before).includes(line)).toBe(isThere),
  )

  test('carry out in the runtime what follows the last work', () => {
    expect(runtime([], ['RUN chown -R 1000 /app'])).toContain('RUN chown -R 1000 /app')
  })

  test('leave the builder what only it needs of a RUN', () => {
    expect(runtime(['RUN apk add --no-cache git && adduser -D app && go mod download'])).toContain('RUN adduser -D app')
    expect(runtime(['RUN set -e; addgroup -S app && echo hello && adduser -S app -G app'])).toEqual(
      expect.arrayContaining(['RUN addgroup -S app \\', '    && adduser -S app -G app']),
    )
  })

  test('name the user of the image', () => {
    const user = (after: readonly string[]): readonly string[] =>
      runtime([], after).filter((line) => line.startsWith('USER'))
    expect(user(['USER 1000'])).toEqual(['USER 1000'])
    expect(user([])).toEqual(['USER root'])
    // An image without a shell knows no other by name.
    expect(runtime([], ['RUN adduser -D app', 'USER app'])[0]).toBe('FROM alpine:3.22')
  })

  test.each<[name: string, before: string[], after: string[], refusal: string]>([
    ['what a variable says', ['RUN mkdir $HOME/x'], [], '3: a variable says what `mkdir $HOME/x` changes'],
    [
      'what is changed in the builder only, and more',
      ['RUN chown -R 1000 /app'],
      [],
      '3: `chown -R 1000 /app` changes what is in the builder only, and more',
    ],
    [
      'a variable of the image',
      [],
      ['LABEL path=$GOPATH'],
      '5: $GOPATH is set by the base image, and not in the image of the runtime',
    ],
    ['a branch', ['RUN if true; then mkdir /x; fi'], [], '3: `mkdir /x` may run or not, or together with others'],
    [
      'a moved file',
      ['RUN cp /etc/hosts /srv/hosts'],
      [],
      '3: whether the app needs what `cp /etc/hosts /srv/hosts` makes is not known',
    ],
    ['an unknown cd', ['RUN cd "$X" && go mod download'], [], '3: where `cd` leads is not known'],
    ['a variable that is written into', ['RUN echo a > $X'], [], '3: a variable says which file it writes'],
    ['shell text that is none', ['RUN if x'], [], '3: what it runs is not understood'],
    [
      'a long command, cut',
      [`RUN ./configure ${'--with-x '.repeat(9)}`],
      [],
      '3: what `./configure --with-x --with-x --with-x --with-x…` is there for is not known',
    ],
  ])('are refused: %s', (_, before, after, refusal) => expect(splitOf(text(before, after), files)).toBe(refusal))
})
