import { describe, expect, test } from 'vitest'
import { lines, runtimeOf } from '../testing/split-of.js'

const files = { 'go.mod': 'module example.com/app\n', 'main.go': 'package main\n' }

/** What the runtime of a program installs besides what every one has, or why it cannot be. */
function installed(base: string, starts: readonly string[], ...before: readonly string[]): string {
  const made = runtimeOf(
    lines(`FROM ${base}`, 'WORKDIR /app', ...before, 'COPY . .', 'RUN go build -o app .', ...starts),
    files,
  )
  if (!made.startsWith('FROM')) return made
  const names = [...made.matchAll(/^ {4,}([a-z0-9][\w.+-]*)(?: \\)?$/gm)].map(([, name]) => name!)
  return names.filter((name) => name !== 'ca-certificates' && name !== 'tzdata').join(' ')
}

describe('a tool that the container runs is installed in the runtime', () => {
  test.each<[starts: string[], alpine: string, debian: string]>([
    [['CMD ["./app"]'], '', ''],
    [['HEALTHCHECK CMD curl -f localhost', 'CMD ["./app"]'], 'curl', 'curl'],
    [['HEALTHCHECK CMD wget -q localhost || exit 1', 'CMD ["./app"]'], '', 'wget'],
    [['HEALTHCHECK CMD nc -z localhost 80', 'CMD ["./app"]'], '', 'netcat-openbsd'],
    [['HEALTHCHECK CMD pgrep app', 'CMD ["./app"]'], '', 'procps'],
    [['ENTRYPOINT ["tini", "--"]', 'CMD ["./app"]'], 'tini', 'tini'],
    [['ENTRYPOINT ["/sbin/tini", "--", "./app"]'], 'tini', 'tini'],
    [['ENTRYPOINT ["dumb-init", "./app"]'], 'dumb-init', 'dumb-init'],
    [['CMD ["bash", "-c", "./app"]'], 'bash', ''],
    [['HEALTHCHECK CMD curl -f localhost && nc -z localhost 80', 'CMD ["./app"]'], 'curl', 'curl netcat-openbsd'],
  ])('%j', (starts, alpine, debian) => {
    expect(installed('golang:1.26-alpine', starts)).toBe(alpine)
    expect(installed('golang:1.26', starts)).toBe(debian)
  })

  test.each<[base: string, starts: string[], refusal: string]>([
    ['golang:1.26', ['ENTRYPOINT ["su-exec", "a", "./app"]'], '5: no package of debian is known to have su-exec'],
    [
      'golang:1.26',
      ['ENTRYPOINT ["tini-static", "--", "./app"]'],
      '5: no package of debian is known to have tini-static',
    ],
    [
      'golang:1.26-alpine',
      ['HEALTHCHECK CMD gosu a b', 'CMD ["./app"]'],
      '5: no package of alpine is known to have gosu',
    ],
  ])('or refused where %s has none: %j', (base, starts, refusal) => expect(installed(base, starts)).toBe(refusal))

  test('or is one of the packages that the image had', () => {
    const base = 'golang:1.26-alpine'
    expect(installed(base, ['HEALTHCHECK CMD ffmpeg -version', 'CMD ["./app"]'], 'RUN apk add ffmpeg')).toBe('ffmpeg')
    expect(installed(base, ['HEALTHCHECK CMD ffmpeg -version', 'CMD ["./app"]'])).toMatch(
      /no RUN is known to make ffmpeg/,
    )
  })
})
