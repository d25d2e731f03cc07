import { arch } from 'node:process'
import { csvFields } from './csv.js'

/** What a build is given on the command line, in the words of `docker buildx build`. */
export interface BuildOptions {
  readonly secret: readonly string[]
  readonly ssh: readonly string[]
  readonly platform?: string
  readonly tag: readonly string[]
  readonly buildArg: readonly string[]
  readonly buildContext: readonly string[]
  readonly output: readonly string[]
  readonly load?: boolean
  readonly push?: boolean
  /** All that stands behind `--`: for the builder alone. */
  readonly rest: readonly string[]
}

/** What the build will find, so far as the command line tells. */
export interface Given {
  readonly secrets: ReadonlySet<string>
  readonly agents: ReadonlySet<string>
  readonly contexts: ReadonlySet<string>
  readonly buildArguments: Readonly<Record<string, string>>
  readonly platform: string
}

/** Reads what is given, also in the arguments that are only passed through, in the words of both builders. */
export function readGiven(options: BuildOptions, env: NodeJS.ProcessEnv): Given {
  const rest = readRest(options.rest)
  const all = (own: readonly string[], flag: string): readonly string[] => [...own, ...(rest.get(flag) ?? [])]
  const opts = rest.get('--opt') ?? []
  const optsOf = (prefix: string): readonly string[] =>
    opts.flatMap((opt) => (opt.startsWith(prefix) ? [opt.slice(prefix.length)] : []))
  const platforms = [
    ...(options.platform === undefined ? [] : [options.platform]),
    ...all([], '--platform'),
    ...optsOf('platform='),
  ]
  return {
    secrets: new Set(all(options.secret, '--secret').flatMap(idOf)),
    agents: new Set(all(options.ssh, '--ssh').map((spec) => spec.split('=')[0]!)),
    contexts: new Set(
      [...all(options.buildContext, '--build-context'), ...optsOf('context:')].map((spec) => spec.split('=')[0]!),
    ),
    buildArguments: Object.fromEntries(
      [...all(options.buildArg, '--build-arg'), ...optsOf('build-arg:')].flatMap((spec) => argument(spec, env)),
    ),
    platform: platforms[0]?.split(',')[0] ?? `linux/${processor(arch)}`,
  }
}

/** The values of all flags, `--flag value` and `--flag=value`. */
function readRest(args: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  args.forEach((arg, index) => {
    const [, flag, value] = /^(--[\w-]+)(?:=([^]*))?$/.exec(arg) ?? []
    const given = value ?? args[index + 1]
    if (flag !== undefined && given !== undefined) found.set(flag, [...(found.get(flag) ?? []), given])
  })
  return found
}

function idOf(secret: string): readonly string[] {
  const id = csvFields(secret).find((field) => field.startsWith('id='))
  return id === undefined ? [] : [id.slice('id='.length)]
}

/** A build argument without a value has that of the environment, if there is one. */
function argument(spec: string, env: NodeJS.ProcessEnv): readonly (readonly [string, string])[] {
  const equals = spec.indexOf('=')
  if (equals >= 0) return [[spec.slice(0, equals), spec.slice(equals + 1)]]
  const value = env[spec]
  return value === undefined ? [] : [[spec, value]]
}

/** The name of a processor as images have it. */
const processor = (name: string): string => ({ x64: 'amd64', ia32: '386', arm: 'arm/v7' })[name] ?? name
