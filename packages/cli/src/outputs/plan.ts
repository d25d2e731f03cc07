import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { problem, type Problem } from '@stagecraft/core'
import type { DockerfileFile, OutputOptions } from '../config/config-value.js'
import { contextFolder } from '../config/context-folder.js'
import { hasModel } from '../config/has-model.js'
import type { Config } from '../config/load-config.js'
import { loadFailure } from '../config/load-failure.js'
import { Stop } from '../stop.js'
import type { Graph } from '../bundle/bundle.js'
import { compare, type Comparison } from './compare.js'
import { commentLines, headerLines, sealOf } from './header.js'
import { sourceHash } from './source-hash.js'
import { pathFrom } from '../shown.js'

/** One file that a config stands for: a Dockerfile, or the ignore file beside it. */
export interface Output extends Comparison {
  /** Absolute. */
  readonly path: string
  /** The Dockerfile that it belongs to, as the config calls it. */
  readonly name: string
  /** Absolute. */
  readonly config: string
  /** Whether the text has a header, so that a change by hand can be told. */
  readonly sealed: boolean
  /** What its config is made of; absent where that cannot be followed. */
  readonly graph?: Graph
}

export interface Plan {
  readonly outputs: readonly Output[]
  readonly problems: readonly Problem[]
}

/**
 * Everything that the configs describe, compared with what lies on disk. Writes nothing.
 *
 * @param wanted only these outputs: names as in the config, or paths from `cwd`
 * @param texts what the configs were made from instead of what lies on disk
 * @throws {Stop} exit code 2 when two configs write one file, or when a wanted output is none
 */
export async function planOutputs(
  configs: readonly Config[],
  cwd: string,
  wanted: readonly string[] = [],
  texts?: ReadonlyMap<string, string>,
): Promise<Plan> {
  const chosen = choose(everyFile(configs, texts), cwd, wanted)
  const outputs: Output[] = []
  const problems: Problem[] = []
  for (const target of chosen) {
    try {
      const { frontend } = target.options
      const found = await unsilenced(target.file, target.file.check(frontend === undefined ? {} : { frontend }))
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

/** Warnings are silenced here as in lint, which nothing needs while there are none. */
async function unsilenced(file: DockerfileFile, found: readonly Problem[]): Promise<readonly Problem[]> {
  if (!hasModel(file) || found.every(({ severity }) => severity === 'error')) return found
  const { withoutAllowed } = await import('@stagecraft/core/lint')
  return withoutAllowed(file.model, found, { places: file.places })
}

interface Target {
  readonly path: string
  readonly name: string
  readonly config: string
  readonly file: DockerfileFile
  readonly options: OutputOptions
  readonly graph: { readonly graph?: Graph }
  /** The hash of what the config is made of; read when it is asked for. */
  sources(): string | undefined
}

function everyFile(configs: readonly Config[], texts: ReadonlyMap<string, string> | undefined): readonly Target[] {
  const targets = new Map<string, Target>()
  for (const config of configs) {
    let hashed: { readonly sources: string | undefined } | undefined
    const sources = (): string | undefined => (hashed ??= { sources: sourceHash(config, texts) }).sources
    const graph = config.graph === undefined ? {} : { graph: config.graph }
    for (const [name, file] of config.outputs) {
      const path = resolve(dirname(config.path), name)
      const other = targets.get(path)
      if (other !== undefined) {
        const message = `Two outputs are the same file ${JSON.stringify(name)}: one of ${basename(other.config)}, one of ${basename(config.path)}`
        throw new Stop([problem({ code: 'bad-config', message })], 2)
      }
      targets.set(path, { path, name, config: config.path, file, options: config.options, graph, sources })
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

function dockerfileOutput({ path, name, config, file, options, graph, sources }: Target): Output {
  const header = headerLines(path, config, options.header)
  const { text } = file.emit({ header })
  if (header.length > 0 && sealOf(text) === 'none') throw new Error(`emit() of ${name} left out the header`)
  return { path, name, config, sealed: header.length > 0, ...graph, ...compare(path, text, sources) }
}

/** BuildKit reads `<name>.dockerignore` beside a Dockerfile instead of `.dockerignore`. */
function ignoreOutput({ path, name, config, file, options, graph, sources }: Target): readonly Output[] {
  const ignorePath = `${path}.dockerignore`
  const patterns = file.ignorePatterns ?? []
  const place = { path: ignorePath, name, config, sealed: options.header !== false, ...graph }
  if (patterns.length > 0) {
    const header = commentLines(headerLines(ignorePath, config, options.header))
    return [{ ...place, ...compare(ignorePath, [...header, ...patterns, ''].join('\n'), sources) }]
  }
  // One that was generated before and is no longer described would stay in force unseen.
  const left = compare(ignorePath, undefined, sources)
  return left.state === 'left-over' ? [{ ...place, ...left }] : []
}

function shadowed({ name, config, file, options }: Target): readonly Problem[] {
  if ((file.ignorePatterns ?? []).length === 0) return []
  const ignore = join(contextFolder(options, config, name), '.dockerignore')
  if (!existsSync(ignore)) return []
  const shown = pathFrom(dirname(config), ignore)
  return [
    problem({
      code: 'ignore-shadowed',
      severity: 'warning',
      message: `${name}.dockerignore is generated, so BuildKit no longer reads ${shown} for ${name}`,
      hint: 'Move its patterns into .ignore(…) of the config, then delete it.',
      place: { file: ignore, line: 1, column: 1, endLine: 1, endColumn: 1 },
    }),
  ]
}

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error

const unreadable = (error: NodeJS.ErrnoException): Problem =>
  problem({ code: 'unwritable-output', message: `Cannot read an output: ${error.message}` })
