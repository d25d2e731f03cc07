import { describe, expect, test } from 'vitest'
import { lines, runtimeOf, splitOf, assumedOf } from './testing/split-of.js'

const files = { 'main.go': 'package main\n', 'go.mod': 'module example.com/app\n' }
const text = (base: string, ...installs: readonly string[]): string =>
  lines(`FROM ${base}`, 'WORKDIR /app', 'COPY . .', ...installs, 'RUN go build -o app .', 'CMD ["./app"]')

/** The packages of the runtime, besides those that every one has. */
function packagesOf(base: string, ...installs: readonly string[]): readonly string[] {
  const made = runtimeOf(text(base, ...installs), files)
  const items = [...made.matchAll(/^ {4,}([a-z0-9][\w.+-]*)(?: \\)?$/gm)].map(([, name]) => name!)
  return items.filter((name) => name !== 'ca-certificates' && name !== 'tzdata')
}

describe('packages of the system', () => {
  test.each<[name: string, base: string, installs: string[], packages: string[]]>([
    ['what the program may call', 'golang:1.26', ['RUN apt-get update && apt-get install -y ffmpeg git'], ['ffmpeg']],
    [
      'the library of headers',
      'golang:1.26',
      ['RUN apt-get update && apt-get install -y libpq-dev gcc-14'],
      ['libpq5'],
    ],
    ['the library of headers on alpine', 'golang:1.26-alpine', ['RUN apk add sqlite-dev build-base'], ['sqlite-libs']],
    ['names without versions', 'golang:1.26', ['RUN apt-get install -y ffmpeg=7:7.1 curl'], ['curl', 'ffmpeg']],
    ['names without versions on alpine', 'golang:1.26-alpine', ['RUN apk add "ffmpeg>7" curl~8'], ['curl', 'ffmpeg']],
    [
      'not the release that they are taken from',
      'golang:1.26',
      ['RUN apt-get install -y -t trixie-backports ffmpeg'],
      ['ffmpeg'],
    ],
    [
      'not what is removed again',
      'golang:1.26',
      ['RUN apt-get install -y ffmpeg imagemagick && apt-get purge -y --auto-remove imagemagick'],
      ['ffmpeg'],
    ],
    [
      'not a group that is removed again',
      'golang:1.26-alpine',
      ['RUN apk add ffmpeg && apk add --virtual .deps imagemagick vips-dev && apk del .deps'],
      ['ffmpeg'],
    ],
    [
      'nor one that is named with -t',
      'golang:1.26-alpine',
      ['RUN apk add --no-cache -t .deps vips-dev && apk add ffmpeg && apk del .deps'],
      ['ffmpeg'],
    ],
    [
      'nor one that is named behind an equals sign',
      'golang:1.26-alpine',
      ['RUN apk add --virtual=.deps vips-dev && apk add ffmpeg && apk del .deps'],
      ['ffmpeg'],
    ],
  ])('of the runtime are %s', (_, base, installs, packages) => expect(packagesOf(base, ...installs)).toEqual(packages))

  test.each([
    [
      'golang:1.26',
      'RUN apt-get install -y libvips-dev',
      'which library the program needs of libvips-dev is not known',
    ],
    ['golang:1.26-alpine', 'RUN apk add vips-dev', 'which library the program needs of vips-dev is not known'],
    ['golang:1.26', 'RUN apt-get install -y $PACKAGES', 'a variable stands among the packages of the system'],
    [
      'golang:1.22-bullseye',
      'RUN apt-get install -y libssl-dev',
      'what the library of libssl-dev is called on Debian bullseye is not known',
    ],
  ])('of %s are refused: %s', (base, install, refusal) =>
    expect(splitOf(text(base, install), files)).toBe(`4: ${refusal}`),
  )

  test('that are only recommended are kept where they were installed', () => {
    const install = (options: string): string => `RUN apt-get update && apt-get install -y${options} ffmpeg`
    expect(runtimeOf(text('golang:1.26', install('')), files)).toContain('apt-get install -y \\\n')
    expect(runtimeOf(text('golang:1.26', install(' --no-install-recommends')), files)).toContain(
      'apt-get install -y --no-install-recommends \\\n',
    )
  })

  test('that only the build needs are named', () => {
    expect(assumedOf(text('golang:1.26', 'RUN apt-get install -y make libpq-dev'), files)).toContain(
      'only the build needs libpq-dev, make',
    )
  })
})
