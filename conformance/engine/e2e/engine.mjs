// engine.sh, called from Node.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const script = join(import.meta.dirname, '..', 'engine.sh')

export const state = process.env.ENGINE_STATE ?? join(tmpdir(), 'stagecraft-engine')
const env = { ...process.env, ENGINE_STATE: state }

/** This machine cannot build or run images. */
export class Unable extends Error {}

/** An example is not as expected; `detail` are the lines that show it. */
export class Failure extends Error {
  constructor(message, detail = '') {
    super(message)
    this.detail = detail
  }
}

const lastLine = (output) => output.trim().split('\n').at(-1)

/** Any other command of engine.sh than `build` and `docker`; its progress goes to the terminal. */
export function engine(...args) {
  const { status, stderr, error } = spawnSync(script, args, { encoding: 'utf8', env })
  if (error) throw new Unable(error.message)
  process.stderr.write(stderr)
  if (status === 69) throw new Unable(lastLine(stderr))
  if (status !== 0) throw new Failure(`${args[0]}: ${lastLine(stderr)}`)
}

export function docker(...args) {
  return spawnSync(script, ['docker', ...args], { encoding: 'utf8', maxBuffer: 1 << 28, env })
}

/** @returns what the call, which must succeed, printed */
export function mustDocker(...args) {
  const { status, stdout, stderr } = docker(...args)
  if (status !== 0) throw new Failure(`docker ${args[0]}: ${lastLine(stderr)}`, tail(stderr))
  return stdout
}

/**
 * Builds one target; what is printed meanwhile is kept in `logs/<log>.log`.
 *
 * @param request.output what to write, as buildctl's `--output` says it; without it nothing is written
 */
export function build({ context, dockerfile, target, log, output }) {
  const path = join(state, 'logs', `${log}.log`)
  mkdirSync(dirname(path), { recursive: true })
  const file = openSync(path, 'w')
  const args = ['build', context, '--progress=plain', '--local', `dockerfile=${dockerfile}`]
  if (target !== undefined) args.push('--opt', `target=${target}`)
  if (output !== undefined) args.push('--output', output)
  const { status } = spawnSync(script, args, { stdio: ['ignore', file, file], env })
  closeSync(file)
  return { built: status === 0, printed: readFileSync(path, 'utf8') }
}

/** The end of what was printed: for a failed build the output of its step, and the place in the Dockerfile. */
export function tail(output, count = 40) {
  // buildctl warns of a file system without fsverity, in every build.
  const lines = output
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('time='))
  return lines.slice(-count).join('\n')
}
