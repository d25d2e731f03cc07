import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { check } from '@stagecraft/core'
import {
  ignoreMatcher,
  lint,
  readIgnore,
  type IgnoreMatcher,
  type LintOptions,
  type LintProblem,
} from '@stagecraft/core/lint'
import type { Dockerfile, Node } from '@stagecraft/core/model'
import { parse } from '@stagecraft/core/parse'
import type { Place, Problem } from '@stagecraft/core'
import { contextFolder, type DockerfileFile } from '../config/config-value.js'
import type { Config } from '../config/load-config.js'

type Settings = Pick<LintOptions, 'rules'>

/** Lints a Dockerfile as it lies on the disk. The ignore file that is sure to belong to it is read with it. */
export function lintDockerfile(path: string, settings: Settings): readonly LintProblem[] {
  const text = readFileSync(path, 'utf8')
  return lintText(text, path, readIgnoreFile([`${path}.dockerignore`, join(dirname(path), '.dockerignore')]), settings)
}

function lintText(text: string, path: string, ignore: Ignore, settings: Settings): readonly LintProblem[] {
  const { file, places, problems } = parse(text, { file: path })
  const all = [...problems, ...check(file, { places }), ...ignore.problems]
  return lint(file, { ...settings, ...ignore.option, text, places, problems: all })
}

/** Lints all outputs of a config: places are lines of TypeScript. */
export function lintConfig(config: Config, settings: Settings): readonly LintProblem[] {
  return [...config.outputs].flatMap(([name, file]) => {
    const path = resolve(dirname(config.path), name)
    const ignore = ignoreOf(file, config, name)
    if (!hasModel(file)) return lintText(file.emit().text, path, ignore, settings)
    const { frontend } = config.options
    const found = file.check(frontend === undefined ? {} : { frontend })
    const problems = [...found, ...ignore.problems]
    return lint(file.model, { ...settings, ...ignore.option, places: file.places, problems })
  })
}

interface WithModel {
  readonly model: Dockerfile
  readonly places: ReadonlyMap<Node, Place>
}

/** A value of an older core may lack them; its text says the same. */
function hasModel(file: DockerfileFile): file is DockerfileFile & WithModel {
  return 'model' in file && 'places' in file
}

interface Ignore {
  readonly option: { readonly ignore?: IgnoreMatcher }
  readonly problems: readonly Problem[]
}

/** What leaves files out of the build context of an output: the config's own patterns, else what lies there. */
function ignoreOf(file: DockerfileFile, config: Config, name: string): Ignore {
  const patterns = file.ignorePatterns ?? []
  if (patterns.length > 0) return { option: { ignore: ignoreMatcher(patterns) }, problems: [] }
  return readIgnoreFile([join(contextFolder(config.options, config.path, name), '.dockerignore')])
}

function readIgnoreFile(paths: readonly string[]): Ignore {
  const path = paths.find((one) => existsSync(one))
  if (path === undefined) return { option: {}, problems: [] }
  const { patterns, problems } = readIgnore(readFileSync(path, 'utf8'), { file: path })
  return { option: { ignore: ignoreMatcher(patterns) }, problems }
}
