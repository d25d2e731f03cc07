// Programs for another processor, run by an emulator of it.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { withArchive } from './archive.mjs'
import { Failure, limits, prepare, run, script, state, tail } from './engine.mjs'

/** The platforms that there is an emulator for. */
export const platforms = ['linux/arm64']

/**
 * Builds the target for the other platform, and runs a program out of it; nothing else of the image is there.
 *
 * @throws {Failure} when it does not print the output
 */
export async function checkCross(request, { platform, program, arguments: args = [], output }) {
  await prepare('emulator')
  const log = `${request.log}-${platform.replace('/', '-')}`
  const folder = join(state, 'work', `${log}-files`)
  mkdirSync(folder, { recursive: true })
  try {
    const path = program.slice(1)
    await withArchive({ ...request, log, platform }, 'tar', async (archive) => {
      const { status } = await run('tar', ['--extract', '--file', archive, '--directory', folder, path])
      if (status !== 0) throw new Failure(`for ${platform} the image has no ${program}`)
    })
    const { status, late, stdout, stderr } = await run(script, ['emulate', join(folder, path), ...args], {
      limit: limits.run,
    })
    const all = tail(`${stdout}${stderr}`)
    const what = `${program} for ${platform}`
    if (late) throw new Failure(`${what} did not end within ${limits.run} s`, all)
    if (status !== 0) throw new Failure(`${what} ended with code ${status}`, all)
    if (!`${stdout}${stderr}`.includes(output))
      throw new Failure(`${what} did not print ${JSON.stringify(output)}`, all)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
