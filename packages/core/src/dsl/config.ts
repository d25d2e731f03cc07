import { DockerfileError, describeValue } from '../problem/index.js'
import { wrongArgument } from './handle.js'
import { onlyOptions } from './option-value.js'

interface FileLike {
  readonly kind: 'dockerfile-file'
  withFrontend(frontend: string | false): FileLike
}

const OPTIONS = ['context', 'frontend', 'header', 'lint']

export interface ConfigValue {
  readonly kind: 'config'
  readonly outputs: { readonly [path: string]: FileLike }
  readonly options: object
}

/** Runtime of `defineConfig`. */
export function defineConfig(given: object, options: { readonly frontend?: string | false } = {}): ConfigValue {
  if (typeof given !== 'object' || given === null) {
    throw wrongArgument('defineConfig', "outputs such as { 'Dockerfile': file }", given)
  }
  onlyOptions('defineConfig', options, OPTIONS)
  const { frontend } = options
  const entries = Array.isArray(given) ? (given as readonly (readonly [string, unknown])[]) : Object.entries(given)
  const outputs: { [path: string]: FileLike } = {}
  for (const [path, file] of entries) {
    checkPath(path, Object.hasOwn(outputs, path))
    if (!isFile(file)) {
      throw wrongArgument(`defineConfig: ${path}`, 'what dockerfile(…) gives', file)
    }
    outputs[path] = frontend === undefined ? file : file.withFrontend(frontend)
  }
  if (entries.length === 0) {
    throw new DockerfileError({ code: 'empty-file', message: 'defineConfig needs at least one output' })
  }
  return Object.freeze({ kind: 'config', outputs: Object.freeze(outputs), options: Object.freeze({ ...options }) })
}

function isFile(value: unknown): value is FileLike {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'dockerfile-file'
}

function checkPath(path: unknown, twice: boolean): void {
  if (typeof path !== 'string' || path === '' || /[\0\n\r]/.test(path) || /[\\/]$/.test(path)) {
    throw new DockerfileError({
      code: 'bad-name',
      message: `defineConfig: an output is a path of a file; found ${describeValue(path)}`,
    })
  }
  if (twice)
    throw new DockerfileError({ code: 'bad-name', message: `defineConfig: the output "${path}" is given twice` })
}

/** Runtime of `matrix`: every combination, the last axis changing fastest. */
export function matrix<Result>(
  axes: { readonly [axis: string]: readonly unknown[] },
  make: (point: { readonly [axis: string]: unknown }) => Result,
): readonly Result[] {
  let points: { [axis: string]: unknown }[] = [{}]
  for (const axis in axes) {
    const values = axes[axis]
    if (!Array.isArray(values)) throw wrongArgument(`matrix: ${axis}`, 'a list of values', values)
    points = points.flatMap((point) => values.map((value: unknown) => ({ ...point, [axis]: value })))
  }
  return Object.freeze(points.map((point) => make(Object.freeze(point))))
}
