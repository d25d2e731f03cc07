/** How a question ended. `replaced`: a newer one was asked before this one began. */
export type Outcome<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'late' | 'replaced' }
  | { readonly kind: 'broken'; readonly message: string }

interface Question<Answer> {
  readonly text: string
  readonly settle: (outcome: Outcome<Answer>) => void
}

/**
 * A worker that answers one text at a time, and is ended when it takes too long; the next question gets a new one.
 * Its module posts `ready` when it has loaded, and then one answer for every text that it is sent.
 */
export class Sandbox<Answer> {
  readonly #script: string
  readonly #milliseconds: number
  #worker: Worker | undefined
  #isReady = false
  #running: Question<Answer> | undefined
  #waiting: Question<Answer> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `url`: the module of the worker. */
  constructor(url: string, milliseconds: number) {
    // A worker made from a blob obeys the policy of the page, which lets nothing out; one made from an address does not.
    const absolute = new URL(url, location.href).href
    this.#script = URL.createObjectURL(new Blob([`import ${JSON.stringify(absolute)}`], { type: 'text/javascript' }))
    this.#milliseconds = milliseconds
  }

  /** Loads the worker, so that the first answer comes sooner. */
  start(): void {
    if (this.#worker !== undefined) return
    const worker = new Worker(this.#script, { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<'ready' | Answer>) => {
      if (worker !== this.#worker) return
      if (data === 'ready') this.#isReady = true
      else this.#settle({ kind: 'answered', answer: data })
      this.#next()
    })
    worker.addEventListener('error', ({ message }) => {
      if (worker !== this.#worker) return
      this.#end()
      this.#settle({ kind: 'broken', message })
    })
    this.#worker = worker
  }

  async ask(text: string): Promise<Outcome<Answer>> {
    this.start()
    return await new Promise((settle) => {
      this.#waiting?.settle({ kind: 'replaced' })
      this.#waiting = { text, settle }
      this.#next()
    })
  }

  #next(): void {
    if (!this.#isReady || this.#running !== undefined || this.#waiting === undefined) return
    this.#running = this.#waiting
    this.#waiting = undefined
    // A worker has no origin to name; the rule knows windows.
    // oxlint-disable-next-line require-post-message-target-origin
    this.#worker!.postMessage(this.#running.text)
    this.#timer = setTimeout(() => {
      this.#end()
      this.start()
      this.#settle({ kind: 'late' })
    }, this.#milliseconds)
  }

  #settle(outcome: Outcome<Answer>): void {
    clearTimeout(this.#timer)
    const done = this.#running
    this.#running = undefined
    done?.settle(outcome)
  }

  #end(): void {
    this.#worker?.terminate()
    this.#worker = undefined
    this.#isReady = false
  }
}
