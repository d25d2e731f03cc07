// The command line, run as a user runs it, with the engine's BuildKit.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { state } from '../e2e/engine.mjs'

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

export function stagecraft(args, cwd, env = {}, input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [binary, ...args], {
    cwd,
    input,
    env: { ...environment, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { code: status, out: stdout, printed: `${stdout}${stderr}`, exists: (path) => existsSync(join(cwd, path)) }
}

/** buildctl itself, with the progress that it shows. */
export function buildctl(args, progress) {
  const { status, stdout, stderr } = spawnSync('buildctl', ['build', `--progress=${progress}`, ...args], {
    env: environment,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { code: status, printed: `${stdout}${stderr}` }
}
