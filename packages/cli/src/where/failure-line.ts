import { unquoted } from './unquoted.js'

/** What a builder says when a build has failed. */
export interface FailureLine {
  readonly message: string
  /** The command that failed, as it was run: `/bin/sh -c npm ci`. */
  readonly command?: string
  /** The instruction that failed, where the line names it. */
  readonly instruction?: string
  /** The step that was named last has failed. */
  readonly isOfStep?: boolean
  /** The line of the Dockerfile, where it is about the text. */
  readonly line?: number
}

/** Reads a line that says that the build has failed; what a step prints is not taken for one. */
export function readFailureLine(line: string): FailureLine | undefined {
  return buildKitFailure(line) ?? podmanFailure(line) ?? classicFailure(line) ?? kanikoFailure(line)
}

/** `#12 ERROR: process …`: a step has failed. That need not be the end of the build: a cache that cannot be read is none. */
export function readStepError(line: string): { readonly vertex: string; readonly message: string } | undefined {
  const [, vertex, message] = /^#(\d+) ERROR: (.*)$/.exec(line) ?? []
  return vertex === undefined ? undefined : { vertex, message: message! }
}

/** `ERROR: failed to build: failed to solve: …`; what GitHub's action and compose put before it is left out. */
function buildKitFailure(line: string): FailureLine | undefined {
  const before = /^(?:(?:##\[error\]|::error[^:]*::|Error: |ERROR: |error: |buildx failed with: |target \S+: ))*/.exec(
    line,
  )![0]
  const rest = line.slice(before.length)
  const found =
    /^(?:failed to (?:build|solve): )+(.*)$/.exec(rest) ??
    // Docker 20.10 puts nothing before it.
    /^(executor failed running \[.*|failed to compute cache key: .*)$/.exec(rest) ??
    /^((?:Cannot connect to the Docker daemon|listing workers for Build:) .*)$/.exec(rest)
  if (found === null) return undefined
  const message = found[1]!
  const parsed = Number(/dockerfile parse error on line (\d+)/.exec(message)?.[1])
  return {
    message,
    ...commandIn(message),
    ...(parsed > 0 ? { line: parsed } : {}),
  }
}

/** `Error: building at STEP "RUN npm ci": while running runtime: exit status 1`; quotes within stand as they are. */
function podmanFailure(line: string): FailureLine | undefined {
  const [, instruction, message] = /^(?:Error: )?(?:error )?building at STEP "(.+?)": (.*)$/.exec(line) ?? []
  return instruction === undefined ? undefined : { message: message!, instruction, isOfStep: true }
}

/** `The command '/bin/sh -c npm ci' returned a non-zero code: 1`, `COPY failed: …`. */
function classicFailure(line: string): FailureLine | undefined {
  const [, command] = /^The command '([^]*)' returned a non-zero code: \d+$/.exec(line) ?? []
  if (command !== undefined) return { message: line, command, isOfStep: true }
  if (/^(?:COPY|ADD) failed: ./.test(line)) return { message: line, isOfStep: true }
  const [, message, at] =
    /^(?:Error response from daemon: )?(dockerfile parse error (?:on )?line (\d+): .*)$/i.exec(line) ?? []
  return message === undefined ? undefined : { message, line: Number(at) }
}

function kanikoFailure(line: string): FailureLine | undefined {
  const [, message] = /^error building image: (?:error building stage: )?(.*)$/.exec(line) ?? []
  // It looks for files before it begins with any step.
  return message === undefined ? undefined : { message, isOfStep: message.startsWith('failed to execute command') }
}

/**
 * The command of BuildKit's `process "…" did not complete successfully`, or of `executor failed running […]: exit code: 1`, which it
 * said up to Docker 20.10.
 */
function commandIn(message: string): { readonly command?: string } {
  const quoted = /process ("(?:[^"\\]|\\.)*") did not complete/.exec(message)?.[1]
  if (quoted !== undefined) return { command: unquoted(quoted) }
  const command = /executor failed running \[(.*)\]: /.exec(message)?.[1]
  return command === undefined ? {} : { command }
}
