import { describe, expect, test } from 'vitest'
import { lines, splitOf } from './testing/split-of.js'

const files = { 'go.mod': 'module example.com/app\n', 'main.go': 'package main\n' }

describe('toMultiStage', () => {
  test.each<[name: string, text: string, refusal: string]>([
    ['no stage', '# nothing\n', '-: it has 0 stages, and one is wanted'],
    [
      'several stages, at the second',
      'FROM golang:1.26 AS a\nRUN go build\nFROM scratch\n',
      '3: it has 2 stages, and one is wanted',
    ],
    [
      'nothing that builds',
      lines('FROM golang:1.26', 'CMD ["go"]'),
      '1: no RUN installs or builds anything with the tools of Go',
    ],
    [
      'only files that are moved',
      lines('FROM golang:1.26', 'WORKDIR /app', 'RUN touch x', 'CMD ["go"]'),
      '1: no RUN installs or builds anything with the tools of Go',
    ],
    [
      'an image of another language',
      lines('FROM nginx:1.29', 'CMD ["nginx"]'),
      '1: its base is nginx; known are node, python, golang, rust, maven, gradle, eclipse-temurin, openjdk',
    ],
    [
      'what is copied from another image',
      lines('FROM golang:1.26', 'COPY --from=busybox:1.37 /bin/busybox /bin/', 'RUN go build', 'CMD ["./app"]'),
      '2: whether the app needs what it copies is not known',
    ],
    [
      'ONBUILD',
      lines('FROM golang:1.26', 'WORKDIR /app', 'COPY . .', 'RUN go build -o app .', 'ONBUILD RUN x', 'CMD ["./app"]'),
      '5: ONBUILD is not followed',
    ],
  ])('refuses %s', (_, text, refusal) => expect(splitOf(text, files)).toBe(refusal))
})

describe('the base of the stage', () => {
  const withBase = (base: string, ...before: readonly string[]): string =>
    splitOf(
      lines(...before, `FROM ${base}`, 'WORKDIR /app', 'COPY . .', 'RUN go build -o app .', 'CMD ["./app"]'),
      files,
    )

  test.each([
    ['corp/golang:1.26', 'what the base image corp/golang:1.26 has is not known; official images are'],
    ['golang', 'the base image golang has no tag, so its version is not known'],
    [
      'golang:1.26@sha256:' + 'a'.repeat(64),
      `the base image golang:1.26@sha256:${'a'.repeat(64)} has a digest, and there is none for the image of the runtime`,
    ],
    [
      'golang:1.26-windowsservercore',
      'the base image golang:1.26-windowsservercore is of a kind that is not known here',
    ],
    ['golang:1.3-onbuild', 'the base image golang:1.3-onbuild is of a kind that is not known here'],
    ['scratch', 'the base image is not known without a build argument'],
  ])('is refused: %s', (base, refusal) => expect(withBase(base)).toBe(`1: ${refusal}`))

  test('is refused where a build argument without a default decides', () => {
    expect(withBase('golang:$V', 'ARG V')).toBe('2: the base image is not known without a build argument')
  })

  test.each([
    ['golang:1.26', 'FROM gcr.io/distroless/cc-debian13:nonroot'],
    ['golang:1.26-trixie', 'FROM gcr.io/distroless/cc-debian13:nonroot'],
    ['golang:1.22-bookworm', 'FROM gcr.io/distroless/cc-debian12:nonroot'],
    ['golang:1.22-bullseye', 'FROM gcr.io/distroless/cc-debian12:nonroot'],
    ['docker.io/library/golang:1.26', 'FROM gcr.io/distroless/cc-debian13:nonroot'],
    ['golang:1.26-alpine', 'FROM gcr.io/distroless/static-debian13:nonroot'],
  ])('is followed: %s', (base, runtime) => expect(withBase(base)).toContain(`\n${runtime}\n`))

  test.each([
    ['golang:1.26', 'FROM debian:trixie-slim'],
    ['golang:1.22-bookworm', 'FROM debian:bookworm-slim'],
    ['golang:1.26-alpine', 'FROM alpine:3.22'],
    ['golang:1.26-alpine3.21', 'FROM alpine:3.21'],
  ])('gives a small system where a shell is needed: %s', (base, runtime) => {
    const text = lines(`FROM ${base}`, 'WORKDIR /app', 'COPY . .', 'RUN go build -o app .', 'CMD ./app')
    expect(splitOf(text, files)).toContain(`\n${runtime}\n`)
  })
})
