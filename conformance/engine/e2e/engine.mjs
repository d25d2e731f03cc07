// engine.sh, called from Node.
import { spawn } from 'node:child_process'
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

/** Runs a command to its end, which is no error whatever its exit code is. */
export function run(command, args, { shown = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env, ...options })
    const printed = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr']) {
      child[name]?.setEncoding('utf8').on('data', (chunk) => {
        printed[name] += chunk
        if (shown) process.stderr.write(chunk)
      })
    }
    child.on('error', reject).on('close', (status) => resolve({ status, ...printed }))
  })
}

const lastLine = (output) => output.trim().split('\n').at(-1)

/** Any other command of engine.sh than `build` and `docker`; its progress goes to the terminal. */
export async function engine(...args) {
  const { status, stderr } = await run(script, args, { shown: true }).catch(({ message }) => {
    throw new Unable(message)
  })
  if (status === 69) throw new Unable(lastLine(stderr))
  if (status !== 0) throw new Failure(`${args[0]}: ${lastLine(stderr)}`)
}

let imagesAsked = Promise.resolve()

/** Makes stand-ins; one call after the other, since examples share them. */
export function makeImages(references) {
  const made = imagesAsked.then(() => engine('images', ...references))
  imagesAsked = made.catch(() => {})
  return made
}

export const docker = (...args) => run(script, ['docker', ...args])

/** @returns what the call, which must succeed, printed */
export async function mustDocker(...args) {
  const { status, stdout, stderr } = await docker(...args)
  if (status !== 0) throw new Failure(`docker ${args[0]}: ${lastLine(stderr)}`, tail(stderr))
  return stdout
}

/**
 * Builds one target; what is printed meanwhile is kept in `logs/<log>.log`.
 *
 * @param request.filename the Dockerfile's name in its folder
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
  if (output !== undefined) args.push('--output', output)
  for (const secret of secrets) args.push('--secret', secret)
  for (const option of options) args.push('--opt', option)
  const file = openSync(path, 'w')
  const began = performance.now()
  const { status } = await run(script, args, { stdio: ['ignore', file, file] })
  closeSync(file)
  return { built: status === 0, seconds: (performance.now() - began) / 1000, printed: readFileSync(path, 'utf8') }
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
