import * as core from '@stagecraft/core'
import { constant, known, namesOf, type Expression } from './expression.js'

type Callable = (...args: readonly unknown[]) => unknown

/** What converted code may import. */
const functionNames = [
  'and',
  'apk',
  'apt',
  'arg',
  'bind',
  'cache',
  'context',
  'defineConfig',
  'dockerfile',
  'heredoc',
  'image',
  'inline',
  'lines',
  'literal',
  'rawMount',
  'script',
  'secret',
  'select',
  'ssh',
  'stage',
  'text',
  'tmpfs',
  'unpinned',
  'words',
] as const

const platformVariables = [
  'BUILDPLATFORM',
  'BUILDOS',
  'BUILDOSVERSION',
  'BUILDARCH',
  'BUILDVARIANT',
  'TARGETPLATFORM',
  'TARGETOS',
  'TARGETOSVERSION',
  'TARGETARCH',
  'TARGETVARIANT',
  'TARGETSTAGE',
] as const

export type FunctionName = (typeof functionNames)[number]

const library: { readonly [name: string]: unknown } = { ...core }

const imported: ReadonlySet<string> = new Set([...functionNames, ...platformVariables, 'Stage'])

/** Whether a name is one that converted code imports. */
export function isImported(name: string): boolean {
  return imported.has(name)
}

/** The handle of a variable that BuildKit sets, such as TARGETARCH. */
export function platformVariable(name: string): Expression | undefined {
  const found = platformVariables.find((each) => each === name)
  return found && known(found, library[found], [found])
}

/** `cache(a, b)`, or with a member `cache.npm(a)`. */
export function call(name: FunctionName, args: readonly Expression[], of?: string): Expression {
  const path = of === undefined ? name : `${name}.${of}`
  return {
    text: `${path}(${args.map(({ text }) => text).join(', ')})`,
    names: [name, ...namesOf(args)],
    evaluate: (scope) => functionAt(name, of)(...args.map((arg) => arg.evaluate(scope))),
  }
}

/** `` script`…` ``: `raw` is what stands between the backquotes. */
export function tagged(name: FunctionName, raw: string, of?: string): Expression {
  const path = of === undefined ? name : `${name}.${of}`
  return {
    text: `${path}\`${raw}\``,
    names: [name],
    evaluate: () => functionAt(name, of)(templateStrings([raw], [raw])),
  }
}

/** `` text`…${a}…` ``: one more chunk than values. */
export function textTemplate(
  chunks: readonly string[],
  print: (chunk: string) => string,
  values: readonly Expression[],
): Expression {
  const raw = chunks.map(print)
  return {
    text: `text\`${raw.map((chunk, at) => (at < values.length ? `${chunk}\${${values[at]!.text}}` : chunk)).join('')}\``,
    names: ['text', ...namesOf(values)],
    evaluate: (scope) =>
      functionAt('text')(templateStrings(chunks, raw), ...values.map((value) => value.evaluate(scope))),
  }
}

/** `value.member` */
export function member(of: Expression, name: string): Expression {
  return {
    text: `${of.text}.${name}`,
    names: of.names,
    evaluate: (scope) => (of.evaluate(scope) as { readonly [name: string]: unknown })[name],
  }
}

/** One call in a chain: `.run('npm ci')`. */
export interface Call {
  readonly method: string
  readonly args: readonly Expression[]
}

export function callText({ method, args }: Call): string {
  const text = args.map((arg) => arg.text).join(', ')
  // On a line of its own from the start, or prettier would join a last call to the line of the one before.
  return args.length === 1 && text.includes('\n') ? `.${method}(\n${text})` : `.${method}(${text})`
}

/** What a chain of calls gives: `stage('a').from('b').run('c')`. */
export function chain(start: Expression, calls: readonly Call[]): Expression {
  return {
    text: start.text + calls.map(callText).join(''),
    names: [...start.names, ...calls.flatMap(({ args }) => namesOf(args))],
    evaluate: (scope) => applyCalls(start.evaluate(scope), calls, scope),
  }
}

export function applyCalls(start: unknown, calls: readonly Call[], scope: Scope): unknown {
  let value = start as { readonly [method: string]: Callable }
  for (const { method, args } of calls) {
    value = value[method]!(...args.map((arg) => arg.evaluate(scope))) as typeof value
  }
  return value
}

/** `(on) => on.copy('.', '.')` */
export function arrow(parameter: string, calls: readonly Call[], type?: string): Expression {
  const body = chain(constant(parameter), calls)
  const head = type === undefined ? `(${parameter})` : `<${type}>(${parameter}: ${type.split(' ')[0]})`
  return {
    text: `${head} => ${body.text}`,
    names: [...body.names.filter((name) => name !== parameter), ...(type === undefined ? [] : ['Stage'])],
    evaluate: (scope) => (value: unknown) => applyCalls(value, calls, scope),
  }
}

type Scope = Parameters<Expression['evaluate']>[0]

// The one place where functions of the library are called with what was put together here: the library judges it.
function functionAt(name: FunctionName, memberName?: string): Callable {
  const found = library[name]
  return (memberName === undefined ? found : (found as { readonly [name: string]: unknown })[memberName]) as Callable
}

function templateStrings(cooked: readonly string[], raw: readonly string[]): TemplateStringsArray {
  return Object.assign([...cooked], { raw: [...raw] })
}
