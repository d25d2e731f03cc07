// The command line, run as a user runs it, with the engine's BuildKit.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, limits, state } from '../e2e/engine.mjs'

const binary = join(import.meta.dirname, '..', '..', '..', 'packages', 'cli', 'bin', 'stagecraft.js')
const script = join(import.meta.dirname, '..', 'engine.sh')

const environment = {
  ...process.env,
  BUILDKIT_HOST: `unix://${state}/buildkit/socket`,
  PATH: `${process.env.ENGINE_BIN ?? join(state, 'bin')}:${process.env.PATH}`,
  NO_COLOR: '1',
}

/** The arguments that name the stand-ins of base images, and keep a frontend from being pulled. */
export function standIns() {
  const { stdout } = spawnSync(script, ['contexts'], { encoding: 'utf8' })
  return [...stdout.trim().split('\n'), '--opt', 'cmdline=dockerfile.v0']
}

function run(command, args, options) {
  const { status, signal, stdout, stderr } = spawnSync(command, args, {
    env: environment,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: limits.build * 1000,
    killSignal: 'SIGKILL',
    ...options,
  })
  const printed = `${stdout}${stderr}`
  if (signal === 'SIGKILL') throw new Failure(`it did not end within ${limits.build / 60} minutes`, printed)
  return { code: status, out: stdout, printed }
}

export function stagecraft(args, cwd, env = {}, input = '') {
  const ran = run(process.execPath, [binary, ...args], { cwd, input, env: { ...environment, ...env } })
  return { ...ran, exists: (path) => existsSync(join(cwd, path)) }
}

/** buildctl itself, with the progress that it shows. */
export const buildctl = (args, progress) => run('buildctl', ['build', `--progress=${progress}`, ...args])
