import { parse } from '@stagecraft/core/parse'
import { describe, expect, it } from 'vitest'
import type { Subject } from '../subject/subject.js'
import { Annotator } from './annotate.js'

const text = `FROM node:22-alpine AS builder
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm \\
    npm ci
COPY . .
RUN echo "\${CI}" && npm run build

FROM node:22-alpine
ENV A=1
COPY --from=builder /app/dist ./dist
RUN <<EOF
set -e
npm prune
EOF
RUN ["node", "check.js"]
COPY . .
`

/** A Dockerfile whose line n was written by line n of `config.ts`. */
function subject(written = text, path = '/x/Dockerfile', config = '/x/config.ts'): Subject {
  const { file, places } = parse(written, { file: path })
  const sourceOf: Subject['sourceOf'] = (line) => ({ file: config, line, column: 1, endLine: line, endColumn: 1 })
  return { name: 'Dockerfile', path, text: written, file, places, context: '/x', ignore: {}, contexts: [], sourceOf }
}

function read(lines: readonly string[], subjects = [subject()]): { lines: string[]; failures: object[] } {
  const annotator = new Annotator(subjects, '/x')
  const annotated = lines.map((line) => annotator.read(line))
  return { lines: annotated, failures: annotator.failures.map(({ message, lines: at }) => ({ message, at })) }
}

describe('a step', () => {
  it.each([
    ['#7 [builder 4/6] RUN --mount=type=cache,target=/root/.npm     npm ci', 4],
    ['#7 [linux/arm64 builder 4/6] RUN --mount=type=cache,target=/root/.npm     npm ci', 4],
    // Compose: the service stands first.
    ['#7 [web builder 2/6] WORKDIR /app', 2],
    ['#2 [builder 1/6] FROM docker.io/library/node:22-alpine@sha256:7b85552d', 1],
    // A variable has its value there.
    ['#9 [builder 6/6] RUN echo "true" && npm run build', 7],
    // The base is a named context, which is no step.
    ['#7 [builder 1/5] WORKDIR /app', 2],
    ['#9 [stage-1 3/5] RUN <<EOF (set -e...)', 12],
    ['#9 [stage-1 4/5] RUN ["node", "check.js"]', 16],
    ['#9 [stage-1 5/5] COPY . .', 17],
    ['#9 [builder 5/6] COPY . .', 6],
    // On a terminal.
    [' => CACHED [builder 3/6] COPY package.json package-lock.json ./                  0.0s', 3],
    [' => ERROR [builder 6/6] RUN echo "true" && npm run build                         1.3s', 7],
    [' => [stage-1 2/5] COPY --from=builder /app/d...                                  0.1s', 11],
    [' > [builder 2/6] WORKDIR /app:', 2],
    // podman, Docker without BuildKit, kaniko
    ['[1/2] STEP 4/6: RUN --mount=type=cache,target=/root/.npm     npm ci', 4],
    ['[2/2] STEP 2/6: ENV A=1', 10],
    ['STEP 8/12: ENV A=1', 10],
    ['Step 4/12 : RUN --mount=type=cache,target=/root/.npm     npm ci', 4],
    ['Step 12/12 : COPY . .', 17],
    ['Step 7/12 : FROM node:22-alpine', 9],
    ['\u001b[36mINFO\u001b[0m[0003] RUN ["node", "check.js"]', 16],
    ['INFO[0003] RUN ["node", "check.js"]                              ', 16],
    ['time="2026-11-27T20:00:00Z" level=info msg="RUN [\\"node\\", \\"check.js\\"]"', 16],
    ['{"level":"info","msg":"ENV A=1","time":"2026-11-27T20:00:00Z"}', 10],
    // What a log puts before each line.
    ['[build-image] INFO[0003] ENV A=1', 10],
    ['2026-11-27T20:00:00.1234567Z #7 [builder 2/6] WORKDIR /app', 2],
    ['build\tBuild and push\t2026-11-27T20:00:00.1234567Z #7 [builder 2/6] WORKDIR /app', 2],
    ['2026-11-27T20:00:00.123456Z 01O #7 [builder 2/6] WORKDIR /app', 2],
    ['[2026-11-27T20:00:00.123Z] Step 2/12 : WORKDIR /app', 2],
  ])('%j', (line, place) => {
    expect(read([line]).lines).toEqual([`${line} (config.ts:${place}:1)`])
  })

  it.each([
    // Another version of the file, another stage, an output that only looks so.
    '#7 [builder 2/6] WORKDIR /srv',
    '#7 [builder 4/6] RUN npm ci',
    '#7 [test 2/6] WORKDIR /app',
    '#7 [internal] load build context',
    '#7 0.351 #8 [builder 2/6] WORKDIR /app',
    '#2 [builder 1/6] FROM docker.io/library/golang:1.25',
    '#7 sha256:7b85552dab2d 1.05MB / 3.42MB 0.2s',
    // kaniko counts nothing, and two are the same.
    'INFO[0003] COPY . .',
    'INFO[0003] Running: [/bin/sh -c npm ci]',
    'time="2026-11-27T20:00:00Z" level=warning msg="ENV A=1"',
    '[web] ENV A=1',
    '[3/9] Linking objects',
    'Step 3/4: done',
  ])('is none, or nobody knows which one: %j', (line) => {
    expect(read([line]).lines).toEqual([line])
  })

  it('of two outputs is known when one line of the config is behind both', () => {
    const step = '#7 [builder 2/6] WORKDIR /app'
    expect(read([step], [subject(), subject(text, '/x/b/Dockerfile')]).lines).toEqual([`${step} (config.ts:2:1)`])
    expect(read([step], [subject(), subject(text, '/x/b/Dockerfile', '/x/b.ts')]).lines).toEqual([step])
  })

  it('with many variables is compared at once', () => {
    const variables = Array.from({ length: 60 }, (_, index) => `$V${index}-x`).join(' ')
    const written = subject(`FROM a:1\nRUN echo ${variables} y\n`)
    const line = `#4 [2/2] RUN echo ${'-x'.repeat(20_000)}`
    expect(read([line], [written]).lines).toEqual([line])
  })
})

describe('a failure', () => {
  const command = '/bin/sh -c echo \\"${CI}\\" && npm run build'
  const process = `process "${command}" did not complete successfully: exit code: 1`
  const marked = ['   4 | >>> RUN --mount=type=cache,target=/root/.npm \\', '   5 | >>>     npm ci']
  const dashes = '-'.repeat(20)

  it.each<{ name: string; lines: string[]; message?: string; at?: [number, number] }>([
    {
      name: 'by its command',
      lines: [`ERROR: failed to build: failed to solve: ${process}`],
      message: process,
      at: [7, 7],
    },
    { name: 'of buildctl', lines: [`error: failed to solve: ${process}`], message: process, at: [7, 7] },
    { name: 'of compose', lines: [`target web: failed to solve: ${process}`], message: process, at: [7, 7] },
    {
      name: 'of an action of GitHub',
      lines: [`##[error]buildx failed with: ERROR: failed to build: failed to solve: ${process}`],
      message: process,
      at: [7, 7],
    },
    {
      name: 'as BuildKit worded it before',
      lines: ['executor failed running [/bin/sh -c echo "${CI}" && npm run build]: exit code: 1'],
      message: 'executor failed running [/bin/sh -c echo "${CI}" && npm run build]: exit code: 1',
      at: [7, 7],
    },
    {
      name: 'as BuildKit worded it before, wrapped',
      lines: [
        'failed to solve: rpc error: code = Unknown desc = executor failed running [node check.js]: exit code: 1',
      ],
      message: 'rpc error: code = Unknown desc = executor failed running [node check.js]: exit code: 1',
      at: [16, 16],
    },
    {
      name: 'by the step that was named before its output',
      lines: [' > [builder 5/6] COPY . .:', 'ERROR: failed to solve: no space left'],
      at: [6, 6],
    },
    { name: 'where a log ends', lines: ['#7 [builder 5/6] COPY . .', '#7 ERROR: no space left'], at: [6, 6] },
    {
      name: 'by the lines that are marked',
      lines: ['Dockerfile:4', dashes, ...marked, dashes, 'ERROR: failed to solve: no space left'],
      at: [4, 5],
    },
    {
      name: 'that names a line itself',
      lines: ['ERROR: failed to solve: dockerfile parse error on line 10: unknown flag'],
      message: 'dockerfile parse error on line 10: unknown flag',
      at: [10, 10],
    },
    {
      name: 'of Docker without BuildKit',
      lines: ['Step 12/12 : COPY . .', 'COPY failed: no space left'],
      message: 'COPY failed: no space left',
      at: [17, 17],
    },
    {
      name: 'of podman',
      lines: ['[1/2] STEP 5/6: COPY . .', 'Error: building at STEP "COPY . .": no space left'],
      at: [6, 6],
    },
    {
      name: 'of kaniko',
      lines: [
        'INFO[0003] RUN ["node", "check.js"]',
        'error building image: error building stage: failed to execute command: x',
      ],
      message: 'failed to execute command: x',
      at: [16, 16],
    },
    {
      name: 'of kaniko, before it is at any step',
      lines: ['INFO[0003] RUN ["node", "check.js"]', 'error building image: error building stage: no space left'],
    },
    {
      name: 'of all that is built',
      lines: ['ERROR: Cannot connect to the Docker daemon at unix:///docker.sock.'],
      message: 'Cannot connect to the Docker daemon at unix:///docker.sock.',
    },
  ])('$name', ({ lines, message = 'no space left', at }) => {
    const found = read(lines)
    expect(found.failures).toEqual([{ message, at }])
    const last = lines.at(-1)!
    expect(found.lines.at(-1)).toBe(at === undefined ? last : `${last} (config.ts:${at[0]}:1)`)
  })

  it.each([
    // A cache that cannot be read, what a step prints, and what linters say.
    '#5 ERROR: failed to configure registry cache importer: not found',
    '#7 0.351 ERROR: failed to solve: the puzzle',
    'ERROR: Could not find a version that satisfies the requirement flask',
    'Dockerfile:4 DL3016 warning: Pin versions',
  ])('is none: %j', (line) => {
    expect(read([line]).failures).toEqual([])
  })

  it('is told once, though it is said again and again', () => {
    const step = '[builder 5/6] COPY . .'
    const lines = [`#7 ${step}`, '#7 ERROR: x', ` > ${step}:`, 'ERROR: failed to solve: x', 'Error: failed to solve: x']
    expect(read(lines).failures).toEqual([{ message: 'x', at: [6, 6] }])
  })

  it('of one build says nothing of the next one', () => {
    const begin = '#1 [internal] load build definition from Dockerfile'
    const lines = [begin, ' > [builder 5/6] COPY . .:', 'ERROR: failed to solve: x', begin, 'ERROR: failed to solve: y']
    const annotated = read(lines).lines
    expect(annotated[2]).toBe('ERROR: failed to solve: x (config.ts:6:1)')
    expect(annotated[4]).toBe('ERROR: failed to solve: y')
  })
})

it('knows the lines of the warnings of BuildKit', () => {
  const line = " - UndefinedVar: Usage of undefined variable '$X' (line 10)"
  expect(read([line]).lines).toEqual([`${line} (config.ts:10:1)`])
})
