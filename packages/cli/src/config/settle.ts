export type Settled<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** Nothing is left to do, and the promise is still open: it will never settle. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'late' }

/**
 * Waits for the user's code, whatever it does: it may wait for ever, throw from a timer, or end the process, which
 * must not look like success.
 */
export async function settle<T>(work: () => Promise<T>, milliseconds: number, onExit: () => void): Promise<Settled<T>> {
  return await new Promise((resolve) => {
    const finish = (result: Settled<T>): void => {
      clearTimeout(timer)
      process.off('beforeExit', idle)
      process.off('exit', exiting)
      process.off('uncaughtException', failed)
      process.off('unhandledRejection', failed)
      resolve(result)
    }
    const idle = (): void => finish({ kind: 'idle' })
    const failed = (error: unknown): void => finish({ kind: 'failed', error })
    const exiting = (): void => {
      onExit()
      process.exitCode = 2
    }
    const timer = setTimeout(() => finish({ kind: 'late' }), milliseconds).unref()
    process.on('beforeExit', idle)
    process.on('exit', exiting)
    process.on('uncaughtException', failed)
    process.on('unhandledRejection', failed)
    work().then((value) => finish({ kind: 'done', value }), failed)
  })
}
