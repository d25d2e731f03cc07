import { findSourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Place } from '@stagecraft/core'

// A timer cannot break a loop without an end: it waits for it. A second thread can pause the first one, as a debugger
// does, and run a function there. V8 could also throw the running program away, but Node does not live through that at
// every point, so the function must end the process.

const program = `
const { Session } = require('node:inspector')
setInterval(() => {}, 1000)
setTimeout(() => {
  const session = new Session()
  session.connectToMainThread()
  const urls = new Map()
  session.on('Debugger.scriptParsed', ({ params }) => urls.set(params.scriptId, params.url))
  session.on('Debugger.paused', ({ params: { callFrames } }) => {
    const frames = callFrames.map(({ location: { scriptId, lineNumber, columnNumber } }) =>
      [urls.get(scriptId) ?? '', lineNumber, columnNumber])
    const expression = 'globalThis[Symbol.for("stagecraft.busy")](' + JSON.stringify(frames) + ')'
    session.post('Debugger.evaluateOnCallFrame', { callFrameId: callFrames[0].callFrameId, expression })
  })
  session.post('Debugger.enable')
  session.post('Debugger.pause')
}, require('node:worker_threads').workerData)
`

type Frame = readonly [url: string, line: number, column: number]

/**
 * Watches this thread while an action runs.
 *
 * @param milliseconds after which it is stopped
 * @param onBusy is told where it is then, and must end the process
 */
export async function watched<T>(
  milliseconds: number,
  onBusy: (place: Place | undefined) => never,
  action: () => Promise<T>,
): Promise<T> {
  const slot = Symbol.for('stagecraft.busy')
  Reflect.set(globalThis, slot, (frames: readonly Frame[]) => onBusy(placeOf(frames)))
  const worker = new Worker(program, { eval: true, workerData: milliseconds, stdout: true, stderr: true })
  worker.unref()
  try {
    return await action()
  } finally {
    void worker.terminate()
    Reflect.deleteProperty(globalThis, slot)
  }
}

/** The innermost line of the user's sources. */
function placeOf(frames: readonly Frame[]): Place | undefined {
  for (const [url, line, column] of frames) {
    const entry = findSourceMap(url)?.findEntry(line, column)
    if (entry === undefined || !('originalSource' in entry) || !entry.originalSource.startsWith('file:')) continue
    const at = { line: entry.originalLine + 1, column: entry.originalColumn + 1 }
    return { file: fileURLToPath(entry.originalSource), ...at, endLine: at.line, endColumn: at.column }
  }
  return undefined
}
