import { readFileSync } from 'node:fs'
import pc from 'picocolors'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { BuildLog } from './build-log.js'
import { liveProgress } from './live-progress.js'

const sample = readFileSync(
  new URL('../../../../conformance/engine/samples/run-fail.rawjson.stderr', import.meta.url),
  'utf8',
).split('\n')

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-23T12:35:44.100Z') }))
afterEach(() => vi.useRealTimers())

/** What a terminal shows after all that was written: it knows "up" and "clear below" only. */
function shown(written: string): readonly string[] {
  const lines: string[] = ['']
  let row = 0
  // oxlint-disable-next-line no-control-regex -- control characters are the subject here
  for (const [, up, text] of written.matchAll(/\u001b\[(\d+)A\u001b\[J|([^\u001b]+)/g)) {
    if (up !== undefined) {
      row -= Number(up)
      lines.length = row
      lines[row] = ''
    } else {
      for (const [index, part] of text!.split('\n').entries()) {
        if (index > 0) lines[++row] = ''
        lines[row] += part
      }
    }
  }
  return lines
}

function watch(columns = 60) {
  let written = ''
  const log = new BuildLog()
  const screen = {
    write: (text: string) => (written += text),
    size: () => ({ columns, rows: 20 }),
    colors: pc.createColors(false),
  }
  const progress = liveProgress(screen, log)
  return {
    feed: (lines: readonly string[]) => lines.forEach((line) => progress.show(log.read(line))),
    tick: () => vi.advanceTimersByTime(100),
    end: () => progress.end(),
    lines: () => shown(written),
  }
}

const failing = sample.findIndex((line) => line.includes('"error"'))

it('draws what is under way below what is done, with the end of its output', () => {
  const screen = watch()
  screen.feed(sample.slice(0, failing))
  screen.tick()
  expect(screen.lines()).toEqual([
    '✓ builder 1/4 WORKDIR /app                            0.2s',
    '✓ builder 2/4 COPY package.json .                     0.0s',
    '⠋ builder 3/4 RUN echo before && echo "to stderr" >&… 0.1s',
    '  │ to stderr',
    '  │ before',
    '',
  ])
})

it('takes away at the end what was only for the time being', () => {
  const screen = watch()
  screen.feed(sample.slice(0, failing))
  screen.tick()
  screen.tick()
  screen.feed(sample.slice(failing))
  screen.end()
  expect(screen.lines()).toEqual([
    '✓ builder 1/4 WORKDIR /app                            0.2s',
    '✓ builder 2/4 COPY package.json .                     0.0s',
    '✗ builder 3/4 RUN echo before && echo "to stderr" >&… 0.1s',
    '',
  ])
})

it.each([40, 200])('writes no line that a terminal of %i columns would break', (columns) => {
  const screen = watch(columns)
  screen.feed(sample.slice(0, failing))
  screen.tick()
  expect(Math.max(...screen.lines().map(({ length }) => length))).toBeLessThan(columns)
  expect(screen.lines()).toHaveLength(6)
})
