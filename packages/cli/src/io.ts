import pc from 'picocolors'

type Colors = ReturnType<typeof pc.createColors>

/** All that a command knows of the world around it, apart from files. */
export interface Io {
  readonly cwd: string
  /** What was asked for: text, diff, JSON, what was done. */
  out(text: string): void
  /** Problems and errors. */
  err(text: string): void
  /** What long work is at, on a terminal alone, and once it takes longer than a second; nothing when it is done. */
  progress(text: string | undefined): void
  readonly outColors: Colors
  readonly errColors: Colors
  /** Whether a terminal shows what was asked for: only there is a line cut. */
  readonly outIsTerminal: boolean
}

type Write = (text: string, done?: (error?: Error | null) => void) => boolean

/**
 * Takes stdout for the CLI: from here on, what a config prints goes to stderr, so that it can never end up inside a
 * Dockerfile or a JSON document. Gives back the way to the real stdout.
 */
export function claimStdout(): Write {
  const write = process.stdout.write.bind(process.stdout) as Write
  process.stdout.write = process.stderr.write.bind(process.stderr)
  return write
}

/** The terminal of this process. `flush` waits until everything has left it. */
export function processIo(write: Write): Io & { flush(): Promise<void> } {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endOnBrokenOutput)
  const progress = progressLine(process.stderr)
  return {
    cwd: process.cwd(),
    out: (text) => {
      progress(undefined)
      write(text)
    },
    err: (text) => {
      progress(undefined)
      process.stderr.write(text)
    },
    progress,
    outColors: pc.createColors(wantsColor(process.stdout)),
    errColors: pc.createColors(wantsColor(process.stderr)),
    outIsTerminal: process.stdout.isTTY === true,
    flush: async () => {
      await new Promise<void>((resolve) => void write('', () => resolve()))
      await new Promise<void>((resolve) => void process.stderr.write('', () => resolve()))
    },
  }
}

/** One line that is written again and again. */
function progressLine(stream: NodeJS.WriteStream): Io['progress'] {
  if (stream.isTTY !== true || process.env['TERM'] === 'dumb') return () => {}
  let started: number | undefined
  let drawn: number | undefined
  return (text) => {
    const now = performance.now()
    if (text === undefined) {
      if (drawn !== undefined) stream.write('\r\u001b[2K')
      started = drawn = undefined
    } else {
      started ??= now
      if (now - started < 1000 || now - (drawn ?? 0) < 100) return
      stream.write(`\r\u001b[2K${text}`)
      drawn = now
    }
  }
}

/** A reader that has seen enough (`| head`) is no failure; a full disk behind `>` is one. */
function endOnBrokenOutput(error: NodeJS.ErrnoException): void {
  process.exit(error.code === 'EPIPE' ? 0 : 1)
}

/** NO_COLOR and FORCE_COLOR decide, then the terminal. */
function wantsColor(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return stream.isTTY === true && TERM !== 'dumb'
}
