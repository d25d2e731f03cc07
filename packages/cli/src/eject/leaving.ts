import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { basename } from 'node:path'
import { problem, type Problem } from '@stagecraft/core'
import { parse } from '@stagecraft/core/parse'
import { configOption } from '../config/config-option.js'
import type { Config } from '../config/load-config.js'
import { differentLine, startOfLine } from '../outputs/different-line.js'
import { configInHeader, cutHeader, sealOf } from '../outputs/header.js'
import type { Output } from '../outputs/plan.js'
import { readText } from '../outputs/read-text.js'
import type { FileToWrite } from '../outputs/write-files.js'
import { shownPath } from '../shown.js'
import { Stop } from '../stop.js'
import { plainDockerfile } from './plain-dockerfile.js'

/** What it takes to do without Stagecraft. */
export interface Leaving {
  /** Files without the header that they have. */
  readonly plain: readonly FileToWrite[]
  /** Files that have none. Absolute. */
  readonly unchanged: readonly string[]
  /** Configs that nothing needs any more. */
  readonly configs: readonly string[]
  /** The user's own files that these import. */
  readonly imported: readonly string[]
}

/**
 * The outputs of configs become files that somebody writes. They must be what the configs describe: of any other text
 * nobody knows whether it is the one that is meant.
 *
 * @throws {Stop} 'not-fresh'
 */
export function leavingConfigs(configs: readonly Config[], outputs: readonly Output[], cwd: string): Leaving {
  const refused = outputs.filter((output) => output.state !== 'fresh' && !isPlain(output))
  if (refused.length > 0)
    throw new Stop(
      refused.map((output) => notFresh(output, cwd)),
      1,
    )
  const own = new Set(configs.map(({ path }) => realpathSync(path)))
  return {
    ...withoutHeaders(
      outputs.flatMap(({ path, existing }) => (existing === undefined ? [] : [{ path, text: existing }])),
    ),
    configs: configs.map(({ path }) => path),
    imported: [...new Set(configs.flatMap(({ graph }) => graph?.files ?? []))].filter((file) => !own.has(file)),
  }
}

/** Whether it has no header any more, and is else what the config describes: ejected before, and the config was kept. */
function isPlain({ path, text, existing }: Output): boolean {
  const lines = (of: string): string => of.replaceAll('\r\n', '\n')
  return text !== undefined && existing !== undefined && lines(existing) === lines(plainText(path, text))
}

function notFresh(output: Output, cwd: string): Problem {
  const { state, path, config, text } = output
  const [name, source, option] = [shownPath(path, cwd), basename(config), configOption(config, cwd)]
  const why = {
    missing: `${name} is not there`,
    stale: `${name} is not what ${source} describes by now`,
    'left-over': `${name} is there, and ${source} describes none`,
    foreign: `${name} is not what ${source} describes`,
    edited: `${name} was edited by hand`,
    fresh: '',
  }[state]
  const keep = `To go on with ${basename(path)} as it lies there, move ${source} away and run stagecraft eject again`
  const hint =
    state === 'edited' || state === 'foreign'
      ? `npx stagecraft check${option} shows the difference. ${keep}.`
      : `npx stagecraft emit${option} mends that. ${state === 'missing' ? '' : `${keep}.`}`.trimEnd()
  const place = state === 'missing' ? undefined : startOfLine(path, differentLine(output, text))
  return problem({ code: 'not-fresh', message: why, hint, place })
}

/**
 * Dockerfiles whose config is gone become files that somebody writes, as they lie there: nothing else says what is meant.
 *
 * @throws {Stop} exit code 2 when a config is there; 1 when one is no Dockerfile, in the middle of a merge perhaps
 */
export function leavingDockerfiles(paths: readonly string[], cwd: string): Leaving {
  const files = paths.map((path) => ({ path, text: readText(path, shownPath(path, cwd)) }))
  for (const { path, text } of files) {
    const config = configInHeader(path, text)
    if (config !== undefined && existsSync(config)) throw described(path, config, cwd)
  }
  const errors = files.flatMap(({ path, text }) => parse(text, { file: path }).problems.filter(isError))
  if (errors.length > 0) throw new Stop(errors, 1)
  const ignored = files
    .map(({ path }) => `${path}.dockerignore`)
    .filter((path) => existsSync(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
    .filter(({ text }) => sealOf(text) !== 'none')
  return { ...withoutHeaders([...files, ...ignored]), configs: [], imported: [] }
}

const isError = ({ severity }: Problem): boolean => severity === 'error'

function described(path: string, config: string, cwd: string): Stop {
  const message = `${shownPath(path, cwd)} is generated from ${shownPath(config, cwd)}, which is there`
  const hint = `All that it describes is ejected together: npx stagecraft eject${configOption(config, cwd)}`
  return new Stop([problem({ code: 'bad-config', message, hint })], 2)
}

function withoutHeaders(
  files: readonly { readonly path: string; readonly text: string }[],
): Pick<Leaving, 'plain' | 'unchanged'> {
  const cut = files.map(({ path, text }) => ({ path, before: text, text: plainText(path, text) }))
  return {
    plain: cut.filter(({ before, text }) => before !== text).map(({ path, text }) => ({ path, text })),
    unchanged: cut.filter(({ before, text }) => before === text).map(({ path }) => path),
  }
}

const plainText = (path: string, text: string): string =>
  path.endsWith('.dockerignore') ? cutHeader(text) : plainDockerfile(text)
