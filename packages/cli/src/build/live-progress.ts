import { stripVTControlCharacters } from 'node:util'
import type { Io } from '../io.js'
import { fitted } from '../render/instruction.js'
import { printable } from '../shown.js'
import { outputLines, secondsOf, stepName, type BuildLog, type Vertex } from './build-log.js'
import type { Progress } from './plain-progress.js'

type Colors = Io['errColors']

export interface Screen {
  write(text: string): void
  /** Columns and rows, which change when the window does. */
  size(): { readonly columns: number; readonly rows: number }
  readonly colors: Colors
}

const interval = 100
const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const outputHeight = 4

/** Progress for a terminal: what is done scrolls away upwards, what is under way is drawn again and again below it. */
export function liveProgress(screen: Screen, log: BuildLog): Progress {
  const done: Vertex[] = []
  let drawn = 0
  let frame = 0
  const draw = (isLast: boolean): void => {
    const { columns, rows } = screen.size()
    const finished = done.splice(0).map((vertex) => doneLine(vertex, columns, screen.colors))
    const running = isLast ? [] : runningLines(log, columns, rows, spinner[frame++ % spinner.length]!, screen.colors)
    // Up to the first line of the last drawing, and clear everything below.
    const clear = drawn === 0 ? '' : `\u001b[${drawn}A\u001b[J`
    const text = [...finished, ...running].map((line) => `${line}\n`).join('')
    if (clear !== '' || text !== '') screen.write(clear + text)
    drawn = running.length
  }
  const timer = setInterval(() => draw(false), interval)
  return {
    show(events) {
      for (const { kind, vertex } of events) {
        const { isInstruction, label } = stepName(vertex)
        if (kind === 'done' && (isInstruction || label === '')) done.push(vertex)
      }
    },
    end() {
      clearInterval(timer)
      draw(true)
      return undefined
    },
  }
}

function doneLine(vertex: Vertex, columns: number, colors: Colors): string {
  const { label, text } = stepName(vertex)
  const seconds = vertex.cached === true ? 'cached' : `${secondsOf(vertex, Date.now()).toFixed(1)}s`
  const sign =
    vertex.error !== undefined ? colors.red('✗') : vertex.cached === true ? colors.dim('·') : colors.green('✓')
  return `${sign} ${stepLine(label, text, seconds, columns, vertex.cached === true ? colors.dim : (line) => line, colors)}`
}

/** A step on one line, with its time at the right end. */
function stepLine(
  label: string,
  text: string,
  time: string,
  columns: number,
  tone: (text: string) => string,
  colors: Colors,
): string {
  // The sign, the blanks between, and a column that stays free, lest the terminal begins a new line.
  const width = Math.max(20, columns - label.length - time.length - 6)
  const shown = fitted(printable(text), width).padEnd(width)
  const head = label === '' ? '' : `${colors.cyan(printable(label))} `
  return `${head}${tone(shown)} ${colors.dim(time)}`
}

/** What is under way, and what the youngest of it printed last. It never fills more than half of the screen. */
function runningLines(log: BuildLog, columns: number, rows: number, sign: string, colors: Colors): readonly string[] {
  const now = Date.now()
  const running = [...log.vertices.values()]
    .filter(({ started, completed, error }) => started !== undefined && completed === undefined && error === undefined)
    .slice(-Math.max(1, Math.floor(rows / 2) - outputHeight))
  const lines = running.map((vertex) => {
    const { label, text } = stepName(vertex)
    const time = `${secondsOf(vertex, now).toFixed(1)}s`
    return `${colors.yellow(sign)} ${stepLine(label, text, time, columns, (line) => line, colors)}`
  })
  const youngest = running.at(-1)
  if (youngest === undefined) return lines
  const output = log.tail(youngest, outputHeight).flatMap((line) => outputLines(stripVTControlCharacters(line)))
  return [...lines, ...output.map((line) => colors.dim(`  │ ${fitted(printable(line), columns - 6)}`))]
}
