import * as core from '@stagecraft/core'
import * as explain from '@stagecraft/core/explain'
import * as lint from '@stagecraft/core/lint'
import * as model from '@stagecraft/core/model'
import * as parse from '@stagecraft/core/parse'
import * as presets from '@stagecraft/presets'
import { transform } from 'sucrase'
import { readConfigValue, type DockerfileFile } from '../../packages/cli/src/config/config-value.js'
import { stagesAsDot } from './graph-text.js'
import type { ConfigAnswer, OutputFile, Told } from './messages.js'
import { told } from './told.js'

const CONFIG = '/dockerfile.config.ts'

/** What a config can import here. */
const modules: Readonly<Record<string, unknown>> = {
  '@stagecraft/core': core,
  '@stagecraft/core/explain': explain,
  '@stagecraft/core/lint': lint,
  '@stagecraft/core/model': model,
  '@stagecraft/core/parse': parse,
  '@stagecraft/presets': presets,
}

class NotHere extends Error {}

function require(specifier: string): unknown {
  if (Object.hasOwn(modules, specifier)) return modules[specifier]
  throw new NotHere(
    specifier === '@stagecraft/presets/workspace'
      ? `${JSON.stringify(specifier)} reads package.json files, and the playground has no files`
      : `${JSON.stringify(specifier)} is imported; the playground has @stagecraft/core and @stagecraft/presets only`,
  )
}

/** Runs a config as the command line would, in this worker, and says what comes out. */
export async function runConfig(source: string): Promise<ConfigAnswer> {
  ;(globalThis as Record<symbol, unknown>)[Symbol.for('stagecraft.record-places')] = true
  const printed: string[] = []
  listenTo(printed)
  try {
    const { value, exported } = await evaluate(source)
    const described = readConfigValue(value, exported, CONFIG)
    if ('code' in described) return { problems: [told(described)], printed: printed.join('') }
    const found = [...described.outputs].map(([path, file]) => readFile(path, file, described.options))
    return {
      files: found.flatMap(({ files }) => files),
      problems: found.flatMap(({ problems }) => problems),
      printed: printed.join(''),
    }
  } catch (error) {
    return { problems: [failure(error)], printed: printed.join('') }
  }
}

/** What the module exports. It runs on the lines that it has in the editor. */
async function evaluate(source: string): Promise<{ readonly value: unknown; readonly exported: readonly string[] }> {
  const { code } = transform(source, {
    transforms: ['typescript', 'imports'],
    disableESTransforms: true,
    filePath: CONFIG,
  })
  // Evaluated, it would have no lines in stacks of JavaScriptCore, which goes by addresses; the others go by the name.
  const lines = `export default async function (require, exports) {${code}\n}\n//# sourceURL=${CONFIG}`
  const address = URL.createObjectURL(new Blob([lines], { type: 'text/javascript' }))
  const { default: run } = (await import(/* @vite-ignore */ address).finally(() => URL.revokeObjectURL(address))) as {
    readonly default: (load: typeof require, exports: Record<string, unknown>) => Promise<void>
  }
  const exports: Record<string, unknown> = {}
  await run(require, exports)
  const value: unknown = exports['default']
  return { value: await (typeof value === 'function' ? value() : value), exported: Object.keys(exports) }
}

type Options = Parameters<typeof optionsOf>[0]
const optionsOf = (options: { readonly frontend?: string | false; readonly lint?: { readonly rules?: object } }) => ({
  check: options.frontend === undefined ? {} : { frontend: options.frontend },
  rules: (options.lint?.rules ?? {}) as NonNullable<lint.LintOptions['rules']>,
})

function readFile(
  path: string,
  given: DockerfileFile,
  options: Options,
): { readonly files: readonly OutputFile[]; readonly problems: readonly Told[] } {
  // The config made it with the copy of core that this worker has.
  const file = given as core.AnyDockerfile
  const { check, rules } = optionsOf(options)
  const { ignorePatterns, places } = file
  const found = lint.lint(file.model, {
    places,
    problems: file.check(check),
    rules,
    ...(ignorePatterns.length > 0 && { ignore: lint.ignoreMatcher(ignorePatterns) }),
  })
  const problems = found.map(told)
  if (found.some(({ severity }) => severity === 'error')) return { files: [], problems }
  const { text, lines } = file.emit()
  const dockerfile: OutputFile = {
    path,
    text,
    lines: text.split('\n').map((_, index) => places.get(lines[index] as model.Node)?.line ?? 0),
    graph: stagesAsDot(file.model),
  }
  const ignored = { path: `${path}.dockerignore`, text: [...ignorePatterns, ''].join('\n'), lines: [] }
  return { files: ignorePatterns.length > 0 ? [dockerfile, ignored] : [dockerfile], problems }
}

function failure(error: unknown): Told {
  const place = placeOf(error)
  if (error instanceof core.DockerfileError) return { ...told(error.problem), ...place }
  if (error instanceof NotHere) return { severity: 'error', message: error.message, ...place }
  // Its message names the place already: `… (3:14)`.
  if (error instanceof SyntaxError) {
    const [, message, line, column] = /^(?:Error transforming .*?: )?([^]*?)(?: \((\d+):(\d+)\))?$/.exec(error.message)!
    return {
      severity: 'error',
      message: `This is no TypeScript: ${message}`,
      ...(line !== undefined && { line: Number(line), column: Number(column) }),
    }
  }
  const said = error instanceof Error ? `${error.name}: ${error.message}` : `a value that is no Error: ${String(error)}`
  return { severity: 'error', message: `dockerfile.config.ts threw ${said}`, ...place }
}

/** The innermost line of the config in a stack: `at f (/dockerfile.config.ts:3:5)`, `f@blob:https://…:3:5`. */
function placeOf(error: unknown): Pick<Told, 'line' | 'column'> {
  const found = error instanceof Error && /(?:\/dockerfile\.config\.ts|blob:\S+?):(\d+):(\d+)/.exec(error.stack ?? '')
  return found ? { line: Number(found[1]), column: Number(found[2]) } : {}
}

function listenTo(printed: string[]): void {
  const say = (...values: readonly unknown[]): void => {
    printed.push(`${values.map((value) => (typeof value === 'string' ? value : shown(value))).join(' ')}\n`)
  }
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) console[name] = say
}

function shown(value: unknown): string {
  try {
    return (Object.prototype.toString.call(value) === '[object Object]' && JSON.stringify(value)) || String(value)
  } catch {
    return typeof value
  }
}
