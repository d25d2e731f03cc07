import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import {
  ignoreMatcher,
  lint,
  lintText,
  readIgnore,
  type LintOptions,
  type LintTextOptions,
} from '@stagecraft/core/lint'
import { parse } from '@stagecraft/core/parse'
import type { Problem } from '@stagecraft/core'
import type { DockerfileFile } from '../config/config-value.js'
import { contextFolder } from '../config/context-folder.js'
import { hasModel } from '../config/has-model.js'
import type { Config } from '../config/load-config.js'
import { diskContext } from './disk-context.js'
import { findContext } from './find-context.js'
import { once, withoutFix, type Found } from './found.js'
import type { LintSettings, RuleSettings } from './rule-settings.js'
import { ignorePaths } from '../ignore-paths.js'

/** Lints a Dockerfile as it lies on the disk. */
export function lintDockerfile(path: string, settings: LintSettings): readonly Found[] {
  const text = readFileSync(path, 'utf8')
  return lintText(text, dockerfileOptions(path, text, settings))
}

/** What is known around a Dockerfile: its build context, and the ignore file that is sure to belong to it. */
export function dockerfileOptions(path: string, text: string, { rules, context }: LintSettings): LintTextOptions {
  const root = context ?? findContext(path, parse(text).file)
  const { option, problems } = readIgnoreFile(ignorePaths(path, root ?? dirname(path)))
  return { file: path, rules, problems, ...option, ...(root === undefined ? {} : { context: diskContext(root) }) }
}

/** Lints all outputs of a config: places are lines of TypeScript. What several outputs have of one call is told once. */
export function lintConfig(config: Config, settings: LintSettings): readonly Found[] {
  return once([...config.outputs.keys()].flatMap((name) => lintOutput(config, name, settings)))
}

/** Lints one output of a config. */
export function lintOutput(config: Config, name: string, settings: LintSettings): readonly Found[] {
  const file = config.outputs.get(name)!
  const { problems: given, ...options } = outputOptions(config, name, settings)
  if (!hasModel(file)) {
    const path = resolve(dirname(config.path), name)
    // Nothing can be mended where the lines of the config are not known.
    return lintText(file.emit().text, { ...options, problems: given, file: path }).map(withoutFix)
  }
  const { frontend } = config.options
  const found = file.check(frontend === undefined ? {} : { frontend })
  return lint(file.model, { ...options, places: file.places, problems: [...found, ...given] })
}

/** What is known around an output: its rules, its ignore file, its build context. */
function outputOptions(
  config: Config,
  name: string,
  settings: LintSettings,
): Pick<LintOptions, 'rules' | 'ignore' | 'context'> & { readonly problems: readonly Problem[] } {
  const file = config.outputs.get(name)!
  const root = contextFolder(config.options, config.path, name)
  const { option, problems } = ignoreOf(file, root)
  const rules = { ...(config.options.lint?.rules as RuleSettings | undefined), ...settings.rules }
  return { rules, problems, ...option, context: diskContext(root) }
}

interface Ignore {
  readonly option: Pick<LintOptions, 'ignore'>
  readonly problems: readonly Problem[]
}

/** What leaves files out of the build context of an output: the config's own patterns, else what lies there. */
function ignoreOf(file: DockerfileFile, root: string): Ignore {
  const patterns = file.ignorePatterns ?? []
  if (patterns.length > 0) return { option: { ignore: ignoreMatcher(patterns) }, problems: [] }
  return readIgnoreFile([join(root, '.dockerignore')])
}

function readIgnoreFile(paths: readonly string[]): Ignore {
  const path = paths.find((one) => existsSync(one))
  if (path === undefined) return { option: {}, problems: [] }
  const { patterns, problems } = readIgnore(readFileSync(path, 'utf8'), { file: path })
  return { option: { ignore: ignoreMatcher(patterns) }, problems }
}
