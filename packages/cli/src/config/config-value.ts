import { problem, type Place, type Problem } from '@stagecraft/core'
import type { Node } from '@stagecraft/core/model'

/** What the CLI asks of a value that `dockerfile()` made, in whichever copy of core the config found. */
export interface DockerfileFile {
  readonly kind: 'dockerfile-file'
  /** `lines`: what wrote each line of the text. */
  emit(options?: { readonly header?: readonly string[] }): {
    readonly text: string
    readonly lines?: readonly (Node | undefined)[]
  }
  check(options?: { readonly frontend?: string | false }): readonly Problem[]
  readonly ignorePatterns?: readonly string[]
  readonly contexts?: readonly string[]
  /** The lines of TypeScript that wrote the nodes. */
  readonly places?: ReadonlyMap<Node, Place>
}

/** What `defineConfig` says for all outputs. */
export interface OutputOptions {
  /** Folder of the build context, from the config's folder; for all outputs or by output. */
  readonly context?: string | Readonly<Record<string, string>>
  readonly frontend?: string | false
  /** Takes the place of the first line of the header; `false`: no header, so no hash. */
  readonly header?: string | false
  /** What lint is told of this config. */
  readonly lint?: { readonly rules?: Readonly<Record<string, unknown>> }
}

/** What a config describes: files by path, as it stands in the config. */
export interface Described {
  readonly outputs: ReadonlyMap<string, DockerfileFile>
  readonly options: OutputOptions
}

interface ConfigValue {
  readonly kind: 'config'
  readonly outputs: Readonly<Record<string, unknown>>
  readonly options?: OutputOptions
}

/** Reads the default export of a config; gives a problem where it is nothing that can be written. */
export function readConfigValue(value: unknown, exported: readonly string[], config: string): Described | Problem {
  const name = config.replace(/^.*[/\\]/, '')
  if (isFile(value)) return { outputs: new Map([['Dockerfile', value]]), options: {} }
  if (isConfig(value)) return readOutputs(value, name)
  const bad = (message: string, hint: string): Problem =>
    problem({ code: 'bad-config', message, hint, place: top(config) })
  if (value === undefined && exported.length === 0) return bad(`${name} exports nothing`, byDefault)
  if (value === undefined && exported.includes('default')) return bad(`${name} exports undefined`, byDefault)
  if (value === undefined) return bad(`${name} has no default export, only: ${exported.join(', ')}`, byDefault)
  if (Array.isArray(value)) return bad(`${name} exports a list`, severalOutputs)
  if (isRecord(value) && Object.values(value).some(isFile)) return bad(`${name} exports a plain object`, severalOutputs)
  return bad(`${name} exports ${describe(value)}, which is no Dockerfile`, byDefault)
}

const byDefault = 'Write `export default dockerfile(…)` with the stages of the image.'
const severalOutputs =
  "Several outputs are written `export default defineConfig({ 'Dockerfile': web, 'api/Dockerfile': api })`."

function readOutputs({ outputs, options = {} }: ConfigValue, name: string): Described | Problem {
  const entries = Object.entries(outputs)
  const bad = (message: string, hint?: string): Problem => problem({ code: 'bad-config', message, hint })
  if (entries.length === 0) return bad(`${name} describes no output: defineConfig({}) is empty`, severalOutputs)
  const files = new Map<string, DockerfileFile>()
  for (const [path, value] of entries) {
    if (path.trim() === '' || /[/\\]$/.test(path)) {
      return bad(`${name}: the output ${JSON.stringify(path)} is no path of a file`, severalOutputs)
    }
    if (path.includes('\\')) {
      const hint = `Write ${JSON.stringify(path.replaceAll('\\', '/'))}, which means the same on every system.`
      return bad(`${name}: the output ${JSON.stringify(path)} has a backslash in it; folders are parted by "/"`, hint)
    }
    if (!isFile(value)) return bad(`${name}: the output ${JSON.stringify(path)} is ${describe(value)}`, byDefault)
    files.set(path, value)
  }
  return { outputs: files, options }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isFile = (value: unknown): value is DockerfileFile =>
  isRecord(value) &&
  value['kind'] === 'dockerfile-file' &&
  typeof value['emit'] === 'function' &&
  typeof value['check'] === 'function'

const isConfig = (value: unknown): value is ConfigValue =>
  isRecord(value) && value['kind'] === 'config' && isRecord(value['outputs'])

function describe(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (isRecord(value)) return typeof value['kind'] === 'string' ? `a value of the kind ${value['kind']}` : 'an object'
  return typeof value === 'string' ? `the string ${JSON.stringify(value.slice(0, 40))}` : `a ${typeof value}`
}

const top = (file: string): NonNullable<Problem['place']> => ({ file, line: 1, column: 1, endLine: 1, endColumn: 1 })
