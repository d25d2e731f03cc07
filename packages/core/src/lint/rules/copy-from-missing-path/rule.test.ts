import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('copy-from-missing-path', () => {
  test.each([
    [
      'relative paths begin at the root',
      'FROM node:22 AS b\nWORKDIR /app\nCOPY . .\nRUN npm run build\nFROM nginx:1.29\nCOPY --from=b dist /x\n',
      [6],
    ],
    [
      'what a build may make',
      'FROM node:22 AS b\nWORKDIR /app\nCOPY . .\nRUN npm run build\nFROM nginx:1.29\nCOPY --from=b /app/dist /x\n',
      [],
    ],
    [
      'where another folder of the project may be',
      'FROM node:22 AS b\nWORKDIR /app/web\nCOPY . .\nRUN npm run build\nFROM nginx:1.29\nCOPY --from=b /app/dist /x\n',
      [],
    ],
    [
      'another working directory',
      'FROM node:22 AS b\nWORKDIR /app\nCOPY . .\nRUN npm run build\nFROM nginx:1.29\nCOPY --from=b /src/dist /x\n',
      [6],
    ],
    [
      'an output that has another name',
      'FROM golang:1.25 AS b\nWORKDIR /src\nCOPY . .\nRUN go build -o /out/server .\nFROM scratch\nCOPY --from=b /out/serve /x\nCOPY --from=b /out/server /y\nCOPY --from=b /out /z\n',
      [6],
    ],
    [
      'commands that are not known',
      'FROM node:22 AS b\nWORKDIR /app\nCOPY . .\nRUN ./build.sh\nFROM nginx:1.29\nCOPY --from=b /out/dist /x\n',
      [],
    ],
    [
      'images that are not known',
      'FROM corp/node AS b\nWORKDIR /app\nCOPY . .\nFROM nginx:1.29\nCOPY --from=b /out/dist /x\n',
      [],
    ],
    [
      'what the system has',
      'FROM alpine:3.22 AS b\nRUN apk add --no-cache ca-certificates\nFROM scratch\nCOPY --from=b /etc/ssl/certs/ca-certificates.crt /x\nCOPY --from=b etc/passwd /x\n',
      [],
    ],
    [
      'folders that are made',
      'FROM alpine:3.22 AS b\nRUN mkdir -p /work/a && cd /work && wget -O a.tgz https://e.org/a.tgz && tar xzf a.tgz -C /data\nFROM scratch\nCOPY --from=b /work/a /x\nCOPY --from=b /data/y /x\nCOPY --from=b /datum/y /x\n',
      [6],
    ],
    [
      'patterns',
      'FROM maven:3 AS b\nWORKDIR /app\nCOPY . .\nRUN mvn package\nFROM scratch\nCOPY --from=b /app/target/*.jar /x\nCOPY --from=b /ap/target/*.jar /x\n',
      [7],
    ],
    ['images', 'FROM scratch\nCOPY --from=alpine:3.22 /x /y\n', []],
    [
      'a stage that begins with another',
      'FROM alpine:3.22 AS a\nWORKDIR /data\nFROM a AS b\nRUN echo x > /data/f\nFROM scratch\nCOPY --from=b /data/f /x\nCOPY --from=b /date/f /x\n',
      [7],
    ],
    [
      'a folder that a build has to give',
      'FROM scratch AS a\nARG D\nWORKDIR $D\nCOPY f g\nFROM scratch\nCOPY --from=a /data/g /x\n',
      [],
    ],
    ['a variable in a path', 'FROM alpine:3.22 AS a\nRUN mkdir $X\nFROM scratch\nCOPY --from=a /data/f /x\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('copy-from-missing-path', text)).toEqual(lines)
  })

  /** Whether a path is missing in a stage that begins with an image, has a WORKDIR, and these instructions. */
  const isMissing = (path: string, instructions: string, image = 'debian:12'): boolean =>
    linesOf(
      'copy-from-missing-path',
      `ARG GLOBAL=/given\nFROM ${image} AS b\nWORKDIR /src\n${instructions}\nFROM scratch\nCOPY --from=b ${path} /x/\n`,
    ).length > 0

  test.each([
    // Where something may be
    ['/src/x', 'RUN true', false],
    ['/srcx', 'RUN true', true],
    ['/', 'RUN true', false],
    ['.', 'RUN true', false],
    ['/*.js', 'RUN true', false],
    ['/app/*.js', 'RUN true', true],
    ['/app/a[1].js', 'COPY . /app', false],
    ['/ap?/x', 'RUN true', false],
    ['$P', 'RUN true', false],
    ['/app/../src', 'RUN true', false],
    ['/a/./b', 'COPY a /a', false],
    // What puts it there
    ['/app', 'COPY a /app/a', false],
    ['/app/a/b', 'COPY a /app/a', false],
    ['/app/b', 'COPY a /app/a', true],
    ['/app/a', 'COPY <<E /app/a\nE', false],
    ['/app/a', 'ADD https://example.org/a /app/', false],
    ['/app/a', 'COPY --from=c /a /app/', false],
    ['/app/a', 'ARG D\nCOPY a $D', false],
    ['/app/a', 'WORKDIR /app', false],
    ['/app/a', 'ARG D\nWORKDIR $D', false],
    ['/app/a', 'WORKDIR /', true],
    ['/app/a', 'RUN --mount=type=cache,target=/x true', true],
    ['/app/a', 'ARG T\nRUN --mount=type=$T,target=/x true', false],
    ['/app/a', 'RUN echo > /app/a', false],
    ['/app/a', 'RUN echo > /app/b', true],
    ['/app/a', 'RUN echo > /app', true],
    ['/app', 'RUN echo > /app/a', false],
    ['/app/a', 'RUN ["mkdir", "/app"]', false],
    ['/app/a', 'RUN ["make"]', false],
    ['/app/a', 'RUN <<E\nmkdir /app\nE', false],
    ['/app/a', 'RUN "', false],
    ['/app/a', 'SHELL ["pwsh", "-c"]\nRUN true', false],
    ['/app/a', 'SHELL ["bash", "-c"]\nRUN true', true],
    ['/app/a', 'RUN cd /app && npm run build', false],
    ['/app/a', 'RUN (cd /app && npm run build)', false],
    ['/app/a', 'ARG "X"', false],
    // What tools are told by variables
    ['/out', 'ENV OUT=/out', false],
    ['/out', 'ENV PATH=/bin:/out/bin', false],
    ['/out', 'ENV OUT=out', true],
    ['/out', 'ENV OUT=/', true],
    ['/out', 'ARG X\nENV OUT=$X', true],
    ['/out', 'ENV OUT=${X?}', false],
    ['/out', 'ARG OUT=/out', false],
    ['/given', 'ARG GLOBAL', false],
    ['/given', 'RUN true', true],
    ['/out', 'ARG OUT', true],
    ['/out', 'RUN OUT=/out npm run build', false],
  ])('%s behind %j: %s', (path, instructions, expected) => {
    expect(isMissing(path, instructions)).toBe(expected)
  })

  test.each([
    ['golang:1.25', '/go/bin/x', false],
    ['dart:3', '/runtime/', false],
    ['nginx:1.29', '/docker-entrypoint.sh', false],
    ['docker.io/library/postgres:17', '/docker-entrypoint.sh', false],
    ['debian:12', '/docker-entrypoint.sh', true],
    ['gcr.io/distroless/base:debug', '/busybox/sh', false],
    ['gcr.io/distroless/base:nonroot', '/busybox/sh', true],
    ['denoland/deno:bin', '/deno', false],
    ['composer:2-bin', '/composer', false],
    ['docker:28', '/certs', false],
    ['scratch', '/usr/bin/x', true],
    ['corp/x', '/y', false],
    ['$UNKNOWN', '/y', false],
  ])('what %s has: %s', (image, path, expected) => {
    expect(isMissing(path, '', image)).toBe(expected)
  })

  test('the working directory of an image is there', () => {
    const taken = (path: string): readonly number[] =>
      linesOf('copy-from-missing-path', `FROM composer:2 AS b\nFROM scratch\nCOPY --from=b ${path} /x\n`)
    expect(taken('/app')).toEqual([])
    expect(taken('/app/vendor')).toEqual([3])
  })

  test('knows a stage by its number, and one that stands further down never', () => {
    expect(
      linesOf(
        'copy-from-missing-path',
        'FROM alpine:3.22\nFROM alpine:3.22\nCOPY --from=0 /a /b\nCOPY --from=c /a /b\n',
      ),
    ).toEqual([3])
  })

  test('takes what triggers do for what the stage does, and says nothing of what they take', () => {
    const text = (trigger: string): string =>
      `FROM alpine:3.22 AS a\nONBUILD ${trigger}\nFROM a AS b\nFROM alpine:3.22\nCOPY --from=b /x /x\n`
    expect(linesOf('copy-from-missing-path', text('COPY a /x'))).toEqual([])
    expect(linesOf('copy-from-missing-path', text('COPY a /y'))).toEqual([5])
    expect(
      linesOf('copy-from-missing-path', 'FROM alpine AS a\nFROM a AS b\nONBUILD COPY --from=a /x /y\nFROM b\n'),
    ).toEqual([])
  })

  test('says each path that is missing, and which one was probably meant', () => {
    const text = 'FROM node:22 AS b\nWORKDIR /app\nFROM node:22\nFROM scratch\nCOPY --from=b dist /app/b ./lib /x/\n'
    expect(saidBy('copy-from-missing-path', text)).toMatchObject([
      {
        message: 'COPY --from takes /dist, and nothing in stage "b" makes it',
        hint: 'Paths begin at the root of the stage, not at its WORKDIR: write /app/dist',
        place: { line: 5 },
        related: [{ message: 'the stage', place: { line: 1 } }],
      },
    ])
    const [unnamed] = saidBy('copy-from-missing-path', 'FROM node:22\nFROM scratch\nCOPY --from=0 dist /x\n')
    expect(unnamed!.message).toBe('COPY --from takes /dist, and nothing in stage 0 makes it')
    expect(unnamed!.hint).toBeUndefined()
  })
})
