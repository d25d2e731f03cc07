import { Frame } from '../where/frame.js'

/** Where in the Dockerfile a build failed, and why, as a builder prints it when it ends. */
export interface FailureText {
  /** The first and last line of the instruction. Absent where the builder names none. */
  readonly lines?: readonly [first: number, last: number]
  readonly message: string
}

/**
 * Reads the end of what a builder prints:
 *
 *     Dockerfile:4
 *     --------------------
 *        3 |     COPY package.json .
 *        4 | >>> RUN false
 *     --------------------
 *     ERROR: failed to build: failed to solve: process "/bin/sh -c false" did not complete successfully: exit code: 1
 *
 * @param dockerfile the name that the Dockerfile has for the builder
 */
export function readFailure(lines: readonly string[], dockerfile: string): FailureText {
  const message = messageOf(lines)
  for (let at = 0; at + 1 < lines.length; at++) {
    const named = /^(.+):(\d+)$/.exec(lines[at]!)
    if (named === null || !/^-{20,}$/.test(lines[at + 1]!) || !isName(named[1]!, dockerfile)) continue
    const frame = new Frame()
    for (let row = at + 1; row < lines.length && frame.isOpen; row++) frame.read(lines[row]!)
    const first = frame.marked[0]?.line ?? Number(named[2])
    return { lines: [first, frame.marked.at(-1)?.line ?? first], message }
  }
  const line = Number(/dockerfile parse error on line (\d+)/.exec(message)?.[1])
  return line > 0 ? { lines: [line, line], message } : { message }
}

const isName = (path: string, dockerfile: string): boolean => path === dockerfile || path.endsWith(`/${dockerfile}`)

/** The last error, without what every error begins with. */
function messageOf(lines: readonly string[]): string {
  let at = lines.length - 1
  while (at >= 0 && !/^(?:ERROR|error): /.test(lines[at]!)) at--
  const text = at < 0 ? lines.filter((line) => line.trim() !== '').slice(-1) : lines.slice(at)
  return text
    .join('\n')
    .replace(/^(?:ERROR|error): /, '')
    .replace(/^(?:failed to (?:build|solve): )+/, '')
    .trim()
}
