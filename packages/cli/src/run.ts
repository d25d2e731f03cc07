import { claimStdout, processIo } from './io.js'
import { main } from './main.js'

/** Runs the command line of this process and ends it: a config may have left timers or sockets open. */
export async function run(): Promise<void> {
  const io = processIo(claimStdout())
  const code = await main(process.argv.slice(2), io)
  await io.flush()
  process.exit(code)
}
