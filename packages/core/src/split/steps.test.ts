import { describe, expect, test } from 'vitest'
import { lines, splitOf } from './testing/split-of.js'

const files = { 'go.mod': 'module example.com/app\n', 'main.go': 'package main\n', 'conf/app.json': '{}\n' }
const app = (...before: readonly string[]): string =>
  lines('FROM golang:1.26-alpine', ...before, 'RUN go build -o app .', 'CMD ["./app"]')

describe('build arguments', () => {
  test.each<[name: string, before: string[]]>([
    ['with a default', ['ARG DIR=/app', 'WORKDIR $DIR', 'COPY . .']],
    ['with a default, in ENV', ['ARG DIR=/app', 'ENV HERE=$DIR', 'WORKDIR $HERE', 'COPY . .']],
    ['that ENV replaces', ['ARG DIR', 'ENV DIR=/app', 'WORKDIR $DIR', 'COPY . .']],
    ['without a default, that no path needs', ['ARG COMMIT', 'WORKDIR /app', 'COPY . .', 'LABEL c=$COMMIT']],
  ])('are followed: %s', (_, before) => {
    expect(splitOf(app(...before), files)).toContain('\nCOPY --from=builder /app/conf /app/conf\n')
  })

  test('of the whole file may have comments', () => {
    const text = `# The version.\nARG V=1.26\n\nARG DIR\n${app('ARG DIR=/app', 'WORKDIR $DIR', 'COPY . .')}`
    expect(splitOf(text.replace('1.26-alpine', '$V-alpine'), files)).toContain('FROM golang:$V-alpine AS builder\n')
  })

  test.each<[name: string, before: string[], refusal: string]>([
    [
      'WORKDIR',
      ['ARG DIR', 'WORKDIR /$DIR', 'COPY . .'],
      '3: which folder it is depends on a build argument that has no default',
    ],
    [
      'WORKDIR by way of ENV',
      ['ARG DIR', 'ENV HERE=/$DIR', 'WORKDIR $HERE', 'COPY . .'],
      '4: which folder it is depends on a build argument that has no default',
    ],
    [
      'the platform in a source',
      ['ARG TARGETARCH', 'WORKDIR /app', 'COPY conf-${TARGETARCH}.json ./'],
      '4: what it copies depends on a variable that is not known',
    ],
    ['a variable of the base image', ['COPY conf $GOPATH/'], '2: where it copies to is not known'],
    [
      'a folder of the base image',
      ['WORKDIR $GOPATH/src/app', 'COPY . .'],
      '4: the folder in which it runs is not known',
    ],
  ])('are refused in %s', (_, before, refusal) => expect(splitOf(app(...before), files)).toBe(refusal))
})
