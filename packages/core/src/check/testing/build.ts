import {
  imageReference,
  list,
  node,
  options,
  scratch,
  stageReference,
  variable,
  word,
  type Add,
  type Arg,
  type BindMount,
  type CacheMount,
  type Copy,
  type Directives,
  type Dockerfile,
  type Entry,
  type Env,
  type Healthcheck,
  type Label,
  type Mount,
  type Part,
  type RawMount,
  type Reference,
  type Run,
  type SecretMount,
  type Source,
  type Stage,
  type TmpfsMount,
  type Word,
} from '../../model/index.js'
import type { Problem } from '../../problem/index.js'
import { sentence } from '../../problem/testing/sentence.js'
import { check } from '../check.js'
import type { CheckOptions } from '../options.js'

/** A word whose references are written `$NAME` or `${NAME:-text}`. Nothing is escaped. */
export function w(text: string): Word {
  const parts: Part[] = []
  let copied = 0
  for (const match of text.matchAll(/\$(?:\{([A-Za-z0-9_]+)([^}]*)\}|([A-Za-z0-9_]+))/g)) {
    parts.push(text.slice(copied, match.index), variable(match[1] ?? match[3]!, match[2] === '' ? undefined : match[2]))
    copied = match.index + match[0].length
  }
  return word([...parts, text.slice(copied)])
}

type Base = string | number | Reference

/** `stage:` a stage of the file, a number too; `scratch`; everything else an image. */
export function base(text: Base): Reference {
  if (typeof text === 'number') return stageReference(text)
  if (typeof text !== 'string') return text
  if (text === 'scratch') return scratch
  return text.startsWith('stage:') ? stageReference(text.slice(6)) : imageReference(w(text))
}

export function stage(from: Base, name?: string, ...instructions: readonly Entry[]): Stage {
  return platformStage(undefined, from, name, ...instructions)
}

export function platformStage(
  platform: string | undefined,
  from: Base,
  name?: string,
  ...instructions: readonly Entry[]
): Stage {
  return node<Stage>({
    kind: 'stage',
    base: base(from),
    comments: list([]),
    instructions: list(instructions),
    ...(name === undefined ? {} : { name }),
    ...(platform === undefined ? {} : { platform: w(platform) }),
  })
}

export function file(...stages: readonly Stage[]): Dockerfile {
  return fileWith({}, [], ...stages)
}

export function fileWith(directives: Directives, globalArgs: readonly Arg[], ...stages: readonly Stage[]): Dockerfile {
  return node<Dockerfile>({ kind: 'dockerfile', directives, globalArgs: list(globalArgs), stages: list(stages) })
}

/** `arg('A', 'B=1')` */
export function arg(...declarations: readonly string[]): Arg {
  const args = declarations.map((declaration) => {
    const [name = '', value] = declaration.split(/=(.*)/s)
    return Object.freeze(value === undefined ? { name } : { name, value: w(value) })
  })
  return node<Arg>({ kind: 'arg', args: list(args) })
}

function pairsOf(pairs: Readonly<Record<string, string>>) {
  return list(Object.entries(pairs).map(([key, value]) => Object.freeze({ key: w(key), value: w(value) })))
}

export function env(pairs: Readonly<Record<string, string>>): Env {
  return node<Env>({ kind: 'env', pairs: pairsOf(pairs) })
}

export function label(pairs: Readonly<Record<string, string>>): Label {
  return node<Label>({ kind: 'label', pairs: pairsOf(pairs) })
}

export function run(text: string, ...mounts: readonly Mount[]): Run {
  return node<Run>({
    kind: 'run',
    flags: options(mounts.length === 0 ? {} : { mounts: list(mounts) }),
    command: Object.freeze({ form: 'shell', lines: list([text]), heredocs: list([]) }),
  })
}

export function copyFrom(
  from: Base | undefined,
  sources: readonly (string | Source)[] = ['a'],
  destination = '/x',
  flags: Copy['flags'] = {},
): Copy {
  return node<Copy>({
    kind: 'copy',
    flags: options({ ...(from === undefined ? {} : { from: base(from) }), ...flags }),
    sources: list(sources.map((source) => (typeof source === 'string' ? w(source) : source))),
    destination: w(destination),
  })
}

export function add(sources: readonly string[], flags: Add['flags'] = {}): Add {
  return node<Add>({ kind: 'add', flags: options(flags), sources: list(sources.map(w)), destination: '/x/' })
}

export function healthcheck(flags: Healthcheck['flags']): Healthcheck {
  return node<Healthcheck>({
    kind: 'healthcheck',
    flags: options(flags),
    command: Object.freeze({ form: 'exec', args: list(['x']) }),
  })
}

export const mount = {
  bind: (values: BindMount['options']): BindMount => node<BindMount>({ kind: 'mount', type: 'bind', options: values }),
  cache: (values: CacheMount['options']): CacheMount =>
    node<CacheMount>({ kind: 'mount', type: 'cache', options: values }),
  tmpfs: (values: TmpfsMount['options']): TmpfsMount =>
    node<TmpfsMount>({ kind: 'mount', type: 'tmpfs', options: values }),
  secret: (values: SecretMount['options']): SecretMount =>
    node<SecretMount>({ kind: 'mount', type: 'secret', options: values }),
  raw: (text: string): RawMount => node<RawMount>({ kind: 'mount', type: 'raw', text }),
}

/** `error bad-port`, one line a problem. */
export function told(checked: Dockerfile, given?: CheckOptions): readonly string[] {
  return check(checked, given).map(({ severity, code }) => `${severity} ${code}`)
}

/** The only problem of a file. */
export function only(checked: Dockerfile, given?: CheckOptions): Problem {
  const problems = check(checked, given)
  if (problems.length !== 1) throw new Error(`expected one problem, found ${JSON.stringify(problems, undefined, 1)}`)
  return problems[0]!
}

/** `error bad-port: sentence | hint`, one line a problem; what is related stands in parentheses. */
export function sentences(checked: Dockerfile, given?: CheckOptions): readonly string[] {
  return check(checked, given).map((problem) => {
    const { severity, code, related = [] } = problem
    const more = related.length === 0 ? '' : ` (${related.map((one) => one.message).join('; ')})`
    return `${severity} ${code}: ${sentence(problem)}${more}`
  })
}
