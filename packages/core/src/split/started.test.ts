import { describe, expect, test } from 'vitest'
import { lines, runtimeOf, splitOf } from './testing/split-of.js'

const build = ['FROM golang:1.26', 'WORKDIR /app', 'COPY . .', 'RUN CGO_ENABLED=0 go build -o app .']
const source = { 'go.mod': 'module example.com/app\n', 'main.go': 'package main\n' }

const of = (starts: readonly string[], files: Readonly<Record<string, string>> = {}): string =>
  splitOf(lines(...build, ...starts), { ...source, ...files })

/** The image of the runtime. */
const baseOf = (starts: readonly string[], files: Readonly<Record<string, string>> = {}): string =>
  runtimeOf(lines(...build, ...starts), { ...source, ...files }).split('\n')[0]!

const withoutShell = 'FROM gcr.io/distroless/static-debian13:nonroot'
const withShell = 'FROM debian:trixie-slim'

describe('what the container runs', () => {
  test.each<[name: string, starts: string[], base: string]>([
    ['a program by its path', ['CMD ["/app/app"]'], withoutShell],
    ['a program by its place in the working directory', ['CMD ["./app"]'], withoutShell],
    ['a program with the arguments of CMD', ['ENTRYPOINT ["./app"]', 'CMD ["serve"]'], withoutShell],
    ['the last CMD of several', ['CMD ["other"]', 'CMD ["./app"]'], withoutShell],
    ['an empty ENTRYPOINT leaves CMD alone', ['ENTRYPOINT []', 'CMD ["./app"]'], withoutShell],
    ['ENTRYPOINT in shell form takes no notice of CMD', ['ENTRYPOINT ./app', 'CMD ["other"]'], withShell],
    ['HEALTHCHECK NONE asks nothing', ['HEALTHCHECK NONE', 'CMD ["./app"]'], withoutShell],
    ['a health check of the same program', ['HEALTHCHECK CMD ["./app", "-check"]', 'CMD ["./app"]'], withoutShell],
    ['a health check in shell form', ['HEALTHCHECK CMD ./app -check', 'CMD ["./app"]'], withShell],
    ['shell form', ['CMD ./app --port 80'], withShell],
    ['what a shell does by itself, and then the program', ['CMD echo hello && exec ./app'], withShell],
    ['the text behind sh -c', ['CMD ["sh", "-c", "./app"]'], withShell],
    ['the text behind options of a shell', ['CMD ["/bin/bash", "-eo", "pipefail", "-c", "./app"]'], withShell],
    ['an init and the program behind it', ['ENTRYPOINT ["tini", "--", "./app"]'], withShell],
    ['an init that is given options', ['ENTRYPOINT ["dumb-init", "-v", "./app"]'], withShell],
  ])('is read: %s', (_, starts, base) => expect(baseOf(starts)).toBe(base))

  test.each<[name: string, starts: string[], refusal: string]>([
    ['nothing', [], '1: it has neither CMD nor ENTRYPOINT, so what the container runs is not known'],
    ['an empty list', ['CMD []'], '5: it runs nothing'],
    [
      'CMD in shell form behind ENTRYPOINT in exec form',
      ['ENTRYPOINT ["./app"]', 'CMD serve'],
      '6: CMD in shell form gives a shell to ENTRYPOINT, which is not followed',
    ],
    ['a shell', ['CMD ["bash"]'], '5: it starts a shell, which may run anything'],
    ['a shell with options', ['CMD ["sh", "-l"]'], '5: it starts a shell, which may run anything'],
    ['an init without a program', ['CMD ["tini", "--"]'], '5: tini is given no program'],
    ['an init with options only', ['CMD ["tini", "-v"]'], '5: tini is given no program'],
    ['a variable', ['CMD $APP --x'], '5: a variable says what it runs: $APP'],
    ['shell text that no shell would take', ['CMD if ./app'], '5: its shell text is not understood'],
    ['another folder', ['CMD cd /srv && ./app'], '5: it changes the folder before it runs the program'],
    ['another folder at times', ['CMD if [ -d x ]; then cd x; fi; ./app'], '5: it changes folders in a branch'],
    [
      'a program that nobody builds',
      ['CMD ["./other"]'],
      '5: no RUN is known to make /app/other, which the container runs',
    ],
    ['a program that is only named', ['CMD ["other"]'], '5: no RUN is known to make other, which the container runs'],
    [
      'a file of the build context',
      ['CMD ["./main.go"]'],
      '5: /app/main.go comes from the build context, so what it needs is not known',
    ],
    [
      "only what is not the app's",
      ['CMD ["tini", "tini", "curl", "localhost"]'],
      '5: it starts no program that is built here',
    ],
  ])('is refused: %s', (_, starts, refusal) => expect(of(starts)).toBe(refusal))
})

describe('a script of the build context that the container runs', () => {
  const script = (...body: readonly string[]): Readonly<Record<string, string>> => ({ 'start.sh': lines(...body) })

  test.each<[name: string, starts: string[], files: Readonly<Record<string, string>>]>([
    ['by its path', ['CMD ["/app/start.sh"]'], script('#!/bin/sh', 'exec ./app')],
    ['in the working directory', ['CMD ["./start.sh"]'], script('#!/bin/sh', './app')],
    ['given to a shell', ['CMD ["sh", "/app/start.sh"]'], script('./app')],
    ['given to a shell by its name alone', ['CMD ["sh", "start.sh"]'], script('./app')],
    ['behind options of a shell', ['CMD ["bash", "-o", "pipefail", "start.sh"]'], script('./app')],
    ['whose own option looks like one of the shell', ['CMD ["sh", "start.sh", "-c", "conf"]'], script('./app "$@"')],
    ['in shell form', ['CMD sh ./start.sh'], script('#!/bin/sh', './app')],
    ['without a first line that says what it is', ['CMD ["./start.sh"]'], script('./app')],
    ['with branches', ['CMD ["./start.sh"]'], script('#!/bin/sh', 'if [ "$A" = b ]; then echo x; fi', 'exec ./app')],
    ['that runs what CMD says', ['ENTRYPOINT ["./start.sh"]', 'CMD ["./app"]'], script('#!/bin/sh', 'exec "$@"')],
    ['that runs what ENTRYPOINT gives it', ['ENTRYPOINT ["./start.sh", "./app"]'], script('#!/bin/sh', 'exec "${@}"')],
    ['that gives its arguments to the program', ['ENTRYPOINT ["./start.sh"]', 'CMD ["-v"]'], script('exec ./app "$@"')],
    [
      'that gives them to another script',
      ['ENTRYPOINT ["./start.sh"]', 'CMD ["./app", "-v"]'],
      { 'start.sh': '#!/bin/sh\n./run.sh "$@"\n', 'run.sh': '#!/bin/sh\nexec "$@"\n' },
    ],
    [
      'that gives them to an init',
      ['ENTRYPOINT ["./start.sh"]', 'CMD ["./app"]'],
      script('#!/bin/sh', 'exec tini -- "$@"'),
    ],
    [
      'that sets arguments of its own',
      ['ENTRYPOINT ["./start.sh"]', 'CMD ["-v"]'],
      script('#!/bin/sh', 'set -- ./app "$@"', 'exec "$@"'),
    ],
    [
      'that drops an argument',
      ['ENTRYPOINT ["./start.sh"]', 'CMD ["production", "./app"]'],
      script('#!/bin/sh', 'MODE=$1', 'shift', 'exec "$@"'),
    ],
    [
      'that runs nothing without arguments, besides the program',
      ['ENTRYPOINT ["./start.sh"]'],
      script('#!/bin/sh', './app', '"$@"'),
    ],
  ])('is followed: %s', (_, starts, files) => expect(baseOf(starts, files)).toBe(withShell))

  test.each<[name: string, starts: string[], files: Readonly<Record<string, string>>, refusal: string]>([
    [
      'another program',
      ['CMD ["./start.sh"]'],
      script('#!/bin/sh', 'exec ./other'),
      '5: no RUN is known to make /app/other, which the container runs',
    ],
    [
      'a variable',
      ['CMD ["./start.sh"]'],
      script('#!/bin/sh', 'exec $APP'),
      '5: ./start.sh: a variable says what it runs: $APP',
    ],
    [
      'another folder',
      ['CMD ["./start.sh"]'],
      script('#!/bin/sh', 'cd /srv', './app'),
      '5: ./start.sh: it changes the folder before it runs the program',
    ],
    ['itself', ['CMD ["./start.sh"]'], script('#!/bin/sh', './start.sh'), '5: ./start.sh: ./start.sh runs itself'],
    ['no shell text', ['CMD ["./start.sh"]'], script('#!/bin/sh', 'if x'), '5: ./start.sh: its text is not understood'],
    [
      'an argument of ENTRYPOINT that nobody builds',
      ['ENTRYPOINT ["./start.sh", "./other"]'],
      script('#!/bin/sh', 'exec "$@"'),
      '5: no RUN is known to make /app/other, which the container runs',
    ],
    [
      'a word of CMD that nobody builds, at its line',
      ['ENTRYPOINT ["./start.sh"]', 'CMD ["other"]'],
      script('#!/bin/sh', './app -migrate', 'exec "$@"'),
      '6: no RUN is known to make other, which the container runs',
    ],
    [
      'what a branch makes of its arguments',
      ['ENTRYPOINT ["./start.sh"]', 'CMD ["./app"]'],
      script('#!/bin/sh', 'if [ -n "$DEBUG" ]; then set -- dlv exec "$@"; fi', 'exec "$@"'),
      '5: no RUN is known to make dlv, which the container runs',
    ],
    [
      'a script for another language',
      ['CMD ["./start.sh"]'],
      script('#!/usr/bin/env python3', 'print()'),
      '5: /app/start.sh comes from the build context, so what it needs is not known',
    ],
  ])('is refused when it runs %s', (_, starts, files, refusal) => expect(of(starts, files)).toBe(refusal))

  test('gets the shell that its first line names', () => {
    const text = lines('FROM golang:1.26-alpine', ...build.slice(1), 'CMD ["./start.sh"]')
    const files = { ...source, ...script('#!/usr/bin/env bash', './app') }
    expect(runtimeOf(text, files)).toBe(
      lines(
        'FROM alpine:3.22',
        'RUN apk add --no-cache \\',
        '    bash \\',
        '    ca-certificates \\',
        '    tzdata',
        'WORKDIR /app',
        'COPY --from=builder /app/app /app/app',
        'COPY --from=builder /app/start.sh /app/start.sh',
        'CMD ["./start.sh"]',
      ),
    )
  })
})
