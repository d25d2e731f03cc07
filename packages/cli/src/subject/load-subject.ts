import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { problem, type Place } from '@stagecraft/core'
import { ignoreMatcher, readIgnore } from '@stagecraft/core/lint'
import type { Node } from '@stagecraft/core/model'
import { parse } from '@stagecraft/core/parse'
import type { DockerfileFile } from '../config/config-value.js'
import { contextFolder } from '../config/context-folder.js'
import { hasConfig } from '../config/config-names.js'
import { findConfigs } from '../config/find-config.js'
import { loadConfig, type Config } from '../config/load-config.js'
import type { Io } from '../io.js'
import { compare } from '../outputs/compare.js'
import { commentLines, configInHeader, headerLines, seal, sealOf } from '../outputs/header.js'
import { readText } from '../outputs/read-text.js'
import { shownPath } from '../shown.js'
import { Stop } from '../stop.js'
import type { Ignore, Subject } from './subject.js'
import { ignorePaths } from '../ignore-paths.js'

/** What says which Dockerfile is meant. */
export interface SubjectOptions {
  readonly config?: readonly string[]
  readonly timeout: number
  /** The Dockerfile: the name of an output, or a path. */
  readonly file?: string
  /** The folder of the build context, where it is not the one that the config says. */
  readonly context?: string
}

/**
 * Finds and reads the Dockerfile that is meant: the only one that the config here describes, or the one that is named.
 * One that no config describes is read as it lies on the disk.
 *
 * @throws {Stop} exit code 2 when there is none, when there are several, or when the config does not load; 1 for errors in it
 */
export async function loadSubject(options: SubjectOptions, io: Io): Promise<Subject> {
  const outputs = outputsOf(await configsFor(options, io))
  const { file: wanted } = options
  if (wanted !== undefined) {
    const found = outputs.filter(({ name, path }) => path === resolve(io.cwd, wanted) || name === wanted)
    if (found.length === 1) return ofOutput(found[0]!, options, io)
    if (found.length > 1) throw several(found, io)
    return ofDockerfile(
      wanted,
      outputs.map(({ path }) => shownPath(path, io.cwd)),
      options,
      io,
    )
  }
  if (outputs.length === 1) return ofOutput(outputs[0]!, options, io)
  if (outputs.length > 1) throw several(outputs, io)
  return ofDockerfile('Dockerfile', [], options, io)
}

/** Every output of the configs that are meant. */
export async function loadOutputs(options: SubjectOptions, io: Io): Promise<readonly Subject[]> {
  const configs: Config[] = []
  for (const path of await findConfigs(io.cwd, options.config)) configs.push(await loadConfig(path, options.timeout))
  return outputsOf(configs).map((output) => ofOutput(output, options, io))
}

const outputsOf = (configs: readonly Config[]): readonly Output[] =>
  configs.flatMap((config) =>
    [...config.outputs].map(([name, file]) => ({ config, name, file, path: resolve(dirname(config.path), name) })),
  )

/** The configs that may describe what is meant; none where there is only a Dockerfile. */
async function configsFor({ config, file, timeout }: SubjectOptions, io: Io): Promise<readonly Config[]> {
  const load = async (paths: readonly string[]): Promise<readonly Config[]> => {
    const configs: Config[] = []
    for (const path of paths) configs.push(await loadConfig(path, timeout))
    return configs
  }
  if (config !== undefined) return await load(await findConfigs(io.cwd, config))
  const folders = [io.cwd, ...(file === undefined ? [] : [dirname(resolve(io.cwd, file))])]
  const written = file === undefined ? undefined : writtenBy(resolve(io.cwd, file))
  if (written !== undefined) return await load([written])
  const folder = folders.find(hasConfig)
  if (folder !== undefined) return await load(await findConfigs(folder))
  // Without a Dockerfile either, the sentence about the missing config is the one that helps.
  return file === undefined && !existsSync(join(io.cwd, 'Dockerfile')) ? await load(await findConfigs(io.cwd)) : []
}

/** The config that the header of a Dockerfile names, if it exists. */
function writtenBy(path: string): string | undefined {
  if (!existsSync(path) || !statSync(path).isFile()) return undefined
  const config = configInHeader(path, readFileSync(path, 'utf8'))
  return config !== undefined && existsSync(config) ? config : undefined
}

interface Output {
  readonly config: Config
  readonly name: string
  readonly file: DockerfileFile
  readonly path: string
}

function ofOutput({ config, name, file, path }: Output, options: SubjectOptions, io: Io): Subject {
  const { options: said } = config
  const found = file.check(said.frontend === undefined ? {} : { frontend: said.frontend })
  // Warnings are the business of emit, check and lint.
  const errors = found.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Stop(errors, 1)
  const emitted = file.emit({ header: headerLines(path, config.path, said.header) })
  const text = seal(emitted.text)
  const read = parse(text, { file: path })
  const context =
    options.context === undefined ? contextFolder(said, config.path, name) : resolve(io.cwd, options.context)
  return {
    name: shownPath(path, io.cwd),
    path,
    text,
    file: read.file,
    places: read.places,
    output: { config: config.path, comparison: compare(path, text) },
    context,
    ignore: ignoreOfOutput(file, path, config, context),
    contexts: file.contexts ?? [],
    sourceOf: (line) => sourceOf(file, emitted.lines?.[line - 1]),
  }
}

/** The line of TypeScript behind a node of the config's own model. */
function sourceOf(file: DockerfileFile, node: unknown): Place | undefined {
  return node === undefined ? undefined : file.places?.get(node as Node)
}

function ignoreOfOutput(file: DockerfileFile, path: string, config: Config, context: string): Ignore {
  const patterns = file.ignorePatterns ?? []
  const [own, shared] = ignorePaths(path, context)
  if (patterns.length > 0) {
    const header = commentLines(headerLines(own, config.path, config.options.header))
    return readPatterns(own, seal([...header, ...patterns, ''].join('\n')))
  }
  // One that Stagecraft wrote, and that the config no longer describes, is as good as gone.
  const kept = existsSync(own) && sealOf(readFileSync(own, 'utf8')) !== 'intact'
  return ignoreOnDisk(kept ? [own, shared] : [shared])
}

function ignoreOnDisk(paths: readonly string[]): Ignore {
  const path = paths.find((one) => existsSync(one))
  return path === undefined ? {} : readPatterns(path, readFileSync(path, 'utf8'))
}

function readPatterns(path: string, text: string): Ignore {
  return { path, text, matcher: ignoreMatcher(readIgnore(text, { file: path }).patterns) }
}

function ofDockerfile(wanted: string, described: readonly string[], options: SubjectOptions, io: Io): Subject {
  const path = resolve(io.cwd, wanted)
  if (!existsSync(path) && described.length > 0) {
    const message = `There is no file ${JSON.stringify(wanted)}, and no output is called so; there are: ${described.join(', ')}`
    throw new Stop([problem({ code: 'bad-config', message })], 2)
  }
  const text = readText(path, shownPath(path, io.cwd))
  const { file, places, problems } = parse(text, { file: path })
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Stop(errors, 1)
  const context = resolve(io.cwd, options.context ?? '.')
  return {
    name: shownPath(path, io.cwd),
    path,
    text,
    file,
    places,
    context,
    ignore: ignoreOnDisk(ignorePaths(path, context)),
    contexts: [],
    sourceOf: () => undefined,
  }
}

function several(outputs: readonly Output[], io: Io): Stop {
  const names = outputs.map(({ path }) => shownPath(path, io.cwd))
  const message = `There are ${names.length} Dockerfiles, and one has to be named: ${names.join(', ')}`
  return new Stop([problem({ code: 'bad-config', message, hint: `Such as: --file ${names[0]!}` })], 2)
}
