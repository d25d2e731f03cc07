import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** The binary as it is published: built by `scripts/build.mjs`, which `pnpm test` runs first. */
export const binary = fileURLToPath(new URL('../bin/stagecraft.js', import.meta.url))

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Where {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly uid?: number
}

/** A temporary folder outside the workspace, with these files, removed when the test is over. */
export function folder(files: Readonly<Record<string, string>> = {}, name = 'stagecraft-cli-'): Folder {
  const root = realpathSync(mkdtempSync(join(tmpdir(), name)))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const at = (path: string): string => join(root, path)
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(at(path)), { recursive: true })
    writeFileSync(at(path), text)
  }
  for (const [path, text] of Object.entries(files)) write(path, text)
  return {
    root,
    at,
    write,
    read: (path) => readFileSync(at(path), 'utf8'),
    run: (...args) => run(args, { cwd: root }),
    runIn: (where, ...args) => run(args, { cwd: root, ...where }),
  }
}

export interface Folder {
  readonly root: string
  at(path: string): string
  write(path: string, text: string): void
  read(path: string): string
  run(...args: string[]): Ran
  runIn(where: Where, ...args: string[]): Ran
}

const clean = (env: Where['env']): NodeJS.ProcessEnv => {
  const { FORCE_COLOR: _, NO_COLOR: __, NODE_OPTIONS: ___, VITEST: ____, ...rest } = process.env
  return { ...rest, ...env }
}

function run(args: readonly string[], { cwd, env, uid }: Where): Ran {
  const result = spawnSync(process.execPath, [binary, ...args], {
    cwd,
    env: clean(env),
    encoding: 'utf8',
    timeout: 60_000,
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  return { code: result.status, out: result.stdout, err: result.stderr }
}

/** A binary that goes on until the test is over, and what it has printed so far. */
export function keepRunning(cwd: string, ...args: string[]): { readonly printed: () => string } {
  const child = spawn(process.execPath, [binary, ...args], { cwd, env: clean(undefined) })
  onTestFinished(() => void child.kill('SIGKILL'))
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (printed += String(text)))
  return { printed: () => printed }
}

/** Waits until something is so; the time is there for slow machines only. */
export async function until(what: () => boolean): Promise<void> {
  const end = performance.now() + 20_000
  while (!what()) {
    if (performance.now() > end) throw new Error(`waited in vain for: ${String(what)}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** The binary in the background. */
export function begin(cwd: string, ...args: string[]): ChildProcess {
  return spawn(process.execPath, [binary, ...args], { cwd, env: clean(undefined), stdio: 'ignore' })
}

export const ended = async (child: ChildProcess): Promise<number | null> =>
  await new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode)
    else child.on('exit', (code) => resolve(code))
  })

interface Fake {
  readonly text?: string
  /** TypeScript that stands before the export. */
  readonly before?: string
  readonly problems?: string
  readonly ignore?: readonly string[]
}

/** TypeScript for a value of the shape that `dockerfile()` makes, with a text that the test knows. */
export function fakeFile({
  text = 'FROM node:22.1-alpine\nCMD ["node"]\n',
  problems = '[]',
  ignore = [],
}: Fake = {}): string {
  return `{
  kind: 'dockerfile-file',
  emit: ({ header = [] }: { header?: readonly string[] } = {}) => ({
    text: header.map((line: string) => ('# ' + line).trim() + '\\n').join('') + ${JSON.stringify(text)},
  }),
  check: () => ${problems},
  ignorePatterns: ${JSON.stringify(ignore)},
}`
}

/** A config whose only output is {@link fakeFile}. */
export const fakeConfig = (fake: Fake = {}): string => `${fake.before ?? ''}\nexport default ${fakeFile(fake)}\n`
