// engine.sh, called from Node.
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export const script = join(import.meta.dirname, '..', 'engine.sh')

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

/** How long things may take, in seconds, on a machine that has other work too. */
export const limits = { build: 600, image: 1800, docker: 300, run: 60 }

const running = new Set()

// A group of processes ends together: a shell that is killed alone leaves what it has started.
function kill({ pid }) {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has just ended.
  }
}

// Children are in groups of their own, so that keys that interrupt this process do not reach them.
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    running.forEach(kill)
    spawnSync(script, ['down'], { env, stdio: 'ignore' })
    process.exit(1)
  })
}

/**
 * Runs a command to its end, which is no error whatever its exit code is.
 *
 * @returns what it printed, its exit code, and whether it was `late`: it was killed after `limit` seconds
 */
export function run(command, args, { shown = false, limit = limits.docker, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env, detached: true, ...options })
    running.add(child)
    let late = false
    const timer = setTimeout(() => {
      late = true
      kill(child)
    }, limit * 1000)
    const printed = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr']) {
      child[name]?.setEncoding('utf8').on('data', (chunk) => {
        printed[name] += chunk
        if (shown) process.stderr.write(chunk)
      })
    }
    const ended = () => {
      clearTimeout(timer)
      running.delete(child)
    }
    child.on('error', (error) => {
      ended()
      reject(error)
    })
    child.on('close', (status) => {
      ended()
      resolve({ status, late, ...printed })
    })
  })
}

const lastLine = (output) => output.trim().split('\n').at(-1)

/** Any other command of engine.sh than `build` and `docker`; its progress goes to the terminal. */
export async function engine(...args) {
  const { status, late, stderr } = await run(script, args, { shown: true, limit: limits.image }).catch(
    ({ message }) => {
      throw new Unable(message)
    },
  )
  if (late) throw new Failure(`${args[0]}: it did not end within ${limits.image / 60} minutes`, tail(stderr))
  if (status === 69) throw new Unable(lastLine(stderr))
  if (status !== 0) throw new Failure(`${args[0]}: ${lastLine(stderr)}`)
}

let queue = Promise.resolve()

/** Calls engine.sh for something that examples share: one call after the other. */
export function prepare(...args) {
  const done = queue.then(() => engine(...args))
  queue = done.catch(() => {})
  return done
}

/** The Docker client; unlike {@link docker} for what takes its time. */
export const dockerWithin = (limit, ...args) => run(script, ['docker', ...args], { limit })

export const docker = (...args) => dockerWithin(limits.docker, ...args)

/** @returns what the call, which must succeed, printed */
export async function mustDocker(...args) {
  const { status, late, stdout, stderr } = await docker(...args)
  if (late) throw new Failure(`docker ${args[0]}: it did not end within ${limits.docker / 60} minutes`, tail(stderr))
  if (status !== 0) throw new Failure(`docker ${args[0]}: ${lastLine(stderr)}`, tail(stderr))
  return stdout
}

/**
 * Builds one target; what is printed meanwhile is kept in `logs/<log>.log`.
 *
 * @throws {Failure} when it takes too long
 * @param request.filename the Dockerfile's name in its folder
 * @param request.platform what to build for, where that is not this machine
 * @param request.progress how buildctl prints
 * @param request.secrets what buildctl's `--secret` says
 * @param request.options more options of the frontend
 * @param request.output what to write, as buildctl's `--output` says it; without it nothing is written
 */
export async function build({
  context,
  dockerfile,
  filename = 'Dockerfile',
  target,
  platform,
  log,
  output,
  secrets = [],
  options = [],
  progress = 'plain',
}) {
  const path = join(state, 'logs', `${log}.log`)
  mkdirSync(dirname(path), { recursive: true })
  const args = ['build', context, `--progress=${progress}`, '--local', `dockerfile=${dockerfile}`]
  args.push('--opt', `filename=${filename}`)
  if (target !== undefined) args.push('--opt', `target=${target}`)
  if (platform !== undefined) args.push('--opt', `platform=${platform}`)
  if (output !== undefined) args.push('--output', output)
  for (const secret of secrets) args.push('--secret', secret)
  for (const option of options) args.push('--opt', option)
  const file = openSync(path, 'w')
  const began = performance.now()
  const { status, late } = await run(script, args, { stdio: ['ignore', file, file], limit: limits.build })
  closeSync(file)
  const printed = readFileSync(path, 'utf8')
  if (late) throw new Failure(`its build did not end within ${limits.build / 60} minutes`, tail(printed))
  return { built: status === 0, seconds: (performance.now() - began) / 1000, printed }
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
