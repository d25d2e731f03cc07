import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '../check/index.js'
import { emit } from '../emit/index.js'
import { lint } from '../lint/index.js'
import type { Dockerfile } from '../model/index.js'
import { parse } from '../parse/parse-file.js'
import { contextWith } from './testing/split-of.js'
import { toMultiStage } from './to-multi-stage.js'

const files: Readonly<Record<string, string>> = {
  'package.json': '{ "scripts": { "start": "node app.js", "build": "tsc" }, "dependencies": { "express": "5" } }',
  'requirements.txt': 'flask\npsycopg2\n',
  'pyproject.toml': '[project]\nname = "app"\ndependencies = ["flask"]\n',
  'go.mod': 'module example.com/app\n',
  'main.go': 'package main\n',
  'Cargo.toml': '[package]\nname = "app"\n',
  'Cargo.lock': 'version = 4\n',
  'src/main.rs': 'fn main() {}\n',
  'pom.xml': '<project/>\n',
  'src/App.java': 'class App {}\n',
  'config/app.json': '{}\n',
  'start.sh': '#!/bin/sh\nset -e\nexec "$@"\n',
  'app.js': 'console.log(1)\n',
}

const context = contextWith(files)

/** Of each language: bases, what works, what is started. */
const languages: readonly (readonly [bases: string[], works: string[], starts: string[]])[] = [
  [
    ['node:22', 'node:22-alpine', 'node:12-slim'],
    [
      'npm ci',
      'npm install',
      'npm run build',
      'npm install -g serve',
      'npm prune --omit=dev',
      'yarn install',
      'pnpm i',
    ],
    ['["node", "app.js"]', 'npm start', '["serve"]'],
  ],
  [
    ['python:3.13', 'python:3.13-slim', 'python:3.13-alpine'],
    ['pip install -r requirements.txt', 'pip install flask && rm -rf /tmp/x', 'uv sync', 'python -m venv /v'],
    ['["flask", "run"]', 'python app.py', '["python", "app.py"]'],
  ],
  [
    ['golang:1.26', 'golang:1.26-alpine'],
    [
      'go mod download',
      'go build -o /app/app .',
      'CGO_ENABLED=0 go build -o app',
      'go install ./...',
      'cp app /app/app',
    ],
    ['["/app/app"]', '["app"]', 'app $A'],
  ],
  [
    ['rust:1.95', 'rust:1.95-slim-bookworm', 'rust:1.95-alpine'],
    ['cargo build --release', 'cargo install --path .', 'mkdir x && cargo fetch && rm -rf x'],
    ['["/app/target/release/app"]', '["app"]', './target/release/app'],
  ],
  [
    ['maven:3.9-eclipse-temurin-21', 'eclipse-temurin:21-jdk-alpine', 'gradle:8-jdk21'],
    ['mvn package', 'javac -d out src/App.java', 'gradle build'],
    ['java -jar target/*.jar', '["java", "-cp", "out", "App"]', '["java", "-jar", "build/libs/app.jar"]'],
  ],
]

/** What may stand anywhere; some of it nobody can be sure of. */
const anywhere = [
  ...['WORKDIR /app', 'ENV A=b', 'ARG V=1', 'ENV C=$V', 'USER 1000', 'LABEL a=b', '# a comment', '', 'EXPOSE 80'],
  ...['COPY . .', 'COPY config /etc/app', 'COPY start.sh /', 'VOLUME /data', 'STOPSIGNAL SIGINT', 'RUN echo x'],
  ...['RUN mkdir -p /data && chown 1000 /data', 'RUN useradd -m app && mkdir /x', 'HEALTHCHECK CMD curl -f localhost'],
  ...['RUN apt-get update && apt-get install -y gcc libpq-dev curl', 'RUN apk add --no-cache build-base tini'],
  ...['SHELL ["/bin/bash", "-c"]', 'ENTRYPOINT ["/start.sh"]', 'ENTRYPOINT ["tini", "--"]'],
]
const unsure = ['RUN make', 'RUN echo x > y', 'RUN if true; then go build; fi', 'ONBUILD RUN x', 'WORKDIR $A']

const dockerfiles = fc.constantFrom(...languages).chain(([bases, works, starts]) => {
  const line = fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...anywhere) },
    { weight: 15, arbitrary: fc.constantFrom(...works.map((work) => `RUN ${work}`)) },
    { weight: 1, arbitrary: fc.constantFrom(...unsure) },
  )
  return fc
    .tuple(
      fc.constantFrom(...bases),
      fc.constantFrom(...works),
      fc.array(line, { maxLength: 6 }),
      fc.constantFrom(...starts),
    )
    .map(([base, work, body, start]) =>
      [`FROM ${base}`, 'WORKDIR /app', 'COPY . /app/', `RUN ${work}`, ...body, `CMD ${start}`, ''].join('\n'),
    )
})

/** The value as text, whatever the order of its keys. */
const ordered = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )

/** What is wrong with what comes of a text. */
function judged(text: string): { readonly made: Dockerfile | undefined; readonly complaints: readonly unknown[] } {
  const { file, places } = parse(text)
  const { file: made, problems } = toMultiStage(file, { places, context })
  if (made === undefined) {
    const [one, ...others] = problems
    const isRight = one?.code === 'not-multi-stage' && /^it is not split into stages: \S/.test(one.message)
    return { made, complaints: isRight ? others : [one ?? 'no problem', ...others] }
  }
  const again = parse(emit(made).text)
  const errors = [...check(made), ...lint(made), ...again.problems].filter(({ severity }) => severity === 'error')
  const isSame = ordered(again.file) === ordered(made)
  const hasTwo = made.stages.length === 2
  return { made, complaints: [...problems, ...errors, ...(isSame && hasTwo ? [] : [emit(made).text])] }
}

describe('toMultiStage', () => {
  test('gives a file that is right, or a sentence that says why not, and never both', () => {
    let count = 0
    fc.assert(
      fc.property(dockerfiles, (text) => {
        const { made, complaints } = judged(text)
        if (made !== undefined) count++
        expect(complaints).toEqual([])
      }),
      // Of two blank lines around an instruction that goes, one is left.
      {
        numRuns: 3000,
        examples: [['FROM node:22\nWORKDIR /app\nCOPY . /app/\nRUN npm ci\n\nARG V=1\n\nCMD ["node", "app.js"]\n']],
      },
    )
    expect(count).toBeGreaterThan(100)
  })

  test('keeps what the image is told', () => {
    const { file, places } = parse(
      'FROM golang:1.26\nWORKDIR /app\nCOPY . .\nENV A=b\nLABEL c=d\nRUN CGO_ENABLED=0 go build -o app .\nUSER 1000\nEXPOSE 80\n' +
        'VOLUME /data\nSTOPSIGNAL SIGINT\nHEALTHCHECK CMD ["./app", "check"]\nENTRYPOINT ["./app"]\nCMD ["serve"]\n',
    )
    const told = new Set([
      'workdir',
      'env',
      'label',
      'user',
      'expose',
      'volume',
      'stopsignal',
      'healthcheck',
      'entrypoint',
      'cmd',
    ])
    const of = (stage: (typeof file.stages)[number]): unknown[] =>
      stage.instructions.filter(({ kind }) => told.has(kind))
    const { file: made } = toMultiStage(file, { places, context })
    expect(of(made!.stages[1]!)).toEqual(of(file.stages[0]!))
  })

  test('refuses what it cannot see without the build context', () => {
    const { file } = parse('FROM golang:1.26\nWORKDIR /app\nCOPY . .\nRUN go build -o app .\nCMD ["./app"]\n')
    expect(toMultiStage(file).problems[0]!.message).toContain('the build context is not at hand')
  })
})
