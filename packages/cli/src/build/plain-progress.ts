import { stripVTControlCharacters } from 'node:util'
import { printable } from '../shown.js'
import { outputLines, secondsOf, stepName, type BuildEvent, type Vertex } from './build-log.js'

/** Draws the progress of a build while it is under way. */
export interface Progress {
  show(events: readonly BuildEvent[]): void
  /** Takes away what is only there for the time being. Gives the step whose output is the last thing to be read. */
  end(): Vertex | undefined
}

/** A step that ends at once needs no line for its beginning. */
const patience = 1000

/** Progress as lines, for logs: when a step begins and ends, and what it prints. */
export function plainProgress(write: (text: string) => void): Progress {
  const waiting = new Map<string, NodeJS.Timeout>()
  const pieces = new Map<string, { readonly vertex: Vertex; readonly text: string }>()
  let last: Vertex | undefined
  const line = (vertex: Vertex, text: string): void => {
    const { label } = stepName(vertex)
    write(`${label === '' ? '' : `[${printable(label)}] `}${printable(text)}\n`)
    clearTimeout(waiting.get(vertex.digest))
    last = undefined
  }
  const begin = (vertex: Vertex): void => {
    line(vertex, stepName(vertex).text)
    last = vertex
  }
  const print = (vertex: Vertex, text: string): void => {
    // Steps that are done at the same time would be mixed up otherwise.
    if (last?.digest !== vertex.digest) begin(vertex)
    for (const one of outputLines(stripVTControlCharacters(text))) write(`  | ${printable(one)}`.trimEnd() + '\n')
  }
  const flush = ({ digest }: Vertex): void => {
    const piece = pieces.get(digest)
    pieces.delete(digest)
    if (piece !== undefined && piece.text !== '') print(piece.vertex, piece.text)
  }
  const show = (event: BuildEvent): void => {
    const { vertex } = event
    const { label, text, isInstruction } = stepName(vertex)
    if (!isInstruction && label !== '') return
    switch (event.kind) {
      case 'started':
        waiting.set(
          vertex.digest,
          setTimeout(() => begin(vertex), patience),
        )
        return
      case 'output': {
        // It comes in pieces that end anywhere.
        const printed = (pieces.get(vertex.digest)?.text ?? '') + event.text
        const end = printed.lastIndexOf('\n') + 1
        // What a carriage return wrote over is not kept.
        pieces.set(vertex.digest, { vertex, text: printed.slice(end).replace(/^[^]*\r(?=[^])/, '') })
        if (end > 0) print(vertex, printed.slice(0, end))
        return
      }
      case 'done': {
        flush(vertex)
        const isRead = vertex.error !== undefined && last?.digest === vertex.digest
        line(vertex, `${text} ${ending(vertex)}`)
        if (isRead) last = vertex
      }
    }
  }
  return {
    show: (events) => events.forEach(show),
    end: () => {
      for (const timer of waiting.values()) clearTimeout(timer)
      for (const { vertex } of [...pieces.values()]) flush(vertex)
      return last
    },
  }
}

function ending(vertex: Vertex): string {
  if (vertex.error !== undefined) return 'FAILED'
  return vertex.cached === true ? '(cached)' : `(${secondsOf(vertex, Date.now()).toFixed(1)}s)`
}
