import { existsSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { problem, type Problem } from '@stagecraft/core'
import type { DockerfileFile } from '../config/config-value.js'
import type { Config } from '../config/load-config.js'
import { loadFailure } from '../config/load-failure.js'
import { Stop } from '../stop.js'
import { compare, type Comparison } from './compare.js'
import { headerLines, seal } from './header.js'

/** One file that a config stands for: a Dockerfile, or the ignore file beside it. */
export interface Output extends Comparison {
  /** Absolute. */
  readonly path: string
  /** The Dockerfile that it belongs to, as the config calls it. */
  readonly name: string
  /** Absolute. */
  readonly config: string
}

export interface Plan {
  readonly outputs: readonly Output[]
  readonly problems: readonly Problem[]
}

/**
 * Everything that the configs describe, compared with what lies on disk. Writes nothing.
 *
 * @param wanted only these outputs: names as in the config, or paths from `cwd`
 * @throws {Stop} exit code 2 when two configs write one file, or when a wanted output is none
 */
export function planOutputs(configs: readonly Config[], cwd: string, wanted: readonly string[] = []): Plan {
  const chosen = choose(everyFile(configs), cwd, wanted)
  const outputs: Output[] = []
  const problems: Problem[] = []
  for (const target of chosen) {
    try {
      const found = target.file.check()
      problems.push(...found)
      // A file with errors may have no text at all.
      if (found.some(({ severity }) => severity === 'error')) continue
      outputs.push(dockerfileOutput(target), ...ignoreOutput(target))
      problems.push(...shadowed(target))
    } catch (error) {
      if (isFileError(error)) problems.push(unreadable(error))
      else problems.push(...loadFailure(error, target.config))
    }
  }
  return { outputs, problems }
}

interface Target {
  readonly path: string
  readonly name: string
  readonly config: string
  readonly file: DockerfileFile
}

function everyFile(configs: readonly Config[]): readonly Target[] {
  const targets = new Map<string, Target>()
  for (const config of configs) {
    for (const [name, file] of config.outputs) {
      const path = resolve(dirname(config.path), name)
      const other = targets.get(path)
      if (other !== undefined) {
        const message = `Two outputs are the same file ${JSON.stringify(name)}: one of ${basename(other.config)}, one of ${basename(config.path)}`
        throw new Stop([problem({ code: 'bad-config', message })], 2)
      }
      targets.set(path, { path, name, config: config.path, file })
    }
  }
  return [...targets.values()]
}

function choose(targets: readonly Target[], cwd: string, wanted: readonly string[]): readonly Target[] {
  if (wanted.length === 0) return targets
  return wanted.flatMap((word) => {
    const found = targets.filter(({ name, path }) => name === word || path === resolve(cwd, word))
    if (found.length > 0) return found
    const message = `No output is called ${JSON.stringify(word)}; there are: ${targets.map(({ name }) => name).join(', ')}`
    throw new Stop([problem({ code: 'bad-config', message })], 2)
  })
}

function dockerfileOutput({ path, name, config, file }: Target): Output {
  const text = seal(file.emit({ header: headerLines(path, config) }).text)
  return { path, name, config, ...compare(path, text) }
}

/** BuildKit reads `<name>.dockerignore` beside a Dockerfile instead of `.dockerignore`. */
function ignoreOutput({ path, name, config, file }: Target): readonly Output[] {
  const ignorePath = `${path}.dockerignore`
  const patterns = file.ignorePatterns ?? []
  const place = { path: ignorePath, name, config }
  if (patterns.length > 0) {
    const header = headerLines(ignorePath, config).map((line) => `#${line}`)
    return [{ ...place, ...compare(ignorePath, seal([...header, ...patterns, ''].join('\n'))) }]
  }
  // One that was generated before and is no longer described would stay in force unseen.
  const left = compare(ignorePath, undefined)
  return left.state === 'left-over' ? [{ ...place, ...left }] : []
}

function shadowed({ path, config, file }: Target): readonly Problem[] {
  if ((file.ignorePatterns ?? []).length === 0) return []
  const folders = new Set([dirname(path), dirname(config)])
  return [...folders]
    .map((folder) => join(folder, '.dockerignore'))
    .filter((ignore) => existsSync(ignore))
    .map((ignore) => {
      const own = `${basename(path)}.dockerignore`
      return problem({
        code: 'ignore-shadowed',
        severity: 'warning',
        message: `${own} is generated, so BuildKit no longer reads ${relative(dirname(path), ignore)} for ${basename(path)}`,
        hint: 'Move its patterns into .ignore(…) of the config, then delete it.',
        place: { file: ignore, line: 1, column: 1, endLine: 1, endColumn: 1 },
      })
    })
}

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error

const unreadable = (error: NodeJS.ErrnoException): Problem =>
  problem({ code: 'unwritable-output', message: `Cannot read an output: ${error.message}` })
