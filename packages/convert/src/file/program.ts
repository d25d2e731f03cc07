import type { AnyDockerfile } from '@stagecraft/core'
import { constant, object, string, type Expression } from '../expression.js'
import { call, chain, type Call } from '../library.js'
import { globalsCalls } from './globals.js'
import type { Plan } from './plan.js'
import { shareCommands } from './shared-commands.js'
import { shareMounts } from './shared-mounts.js'
import { shareSequences } from './shared-sequences.js'
import { stageSteps, type Ending, type StageSteps } from './stage-steps.js'

/** `const name = …` */
export interface Declaration {
  readonly name: string
  readonly value: Expression
}

/** A whole module: its constants in order, and what it exports. */
export interface Program {
  readonly declarations: readonly Declaration[]
  readonly result: Expression
}

/** Calls in one expression: compilers before TypeScript 7 fail near 600. */
const longestChain = 180

export function makeProgram(plan: Plan): Program {
  const { file, constants, manner } = plan
  const endings: Ending[] = []
  const told: StageSteps[] = file.stages.map((_, index) => {
    const steps = stageSteps(plan, index, endings)
    endings.push(steps.end)
    return steps
  })
  const declarations: Declaration[] = [
    ...[...plan.arguments.handles.values()].map(({ constant: { text }, declaration }) => ({
      name: text,
      value: declaration,
    })),
    ...plan.secrets.declarations.map(({ name, declaration }) => ({ name, value: declaration })),
  ]
  const stages = told.map(({ steps }) => steps)
  const sequences = manner.nice ? shareSequences(stages, plan.identifiers) : { stages, before: [] }
  const commands = manner.nice ? shareCommands(sequences, plan.identifiers) : sequences
  const shared = manner.nice ? shareMounts(commands, plan.identifiers, constants) : commands
  told.forEach(({ start }, index) => {
    declarations.push(...shared.before.filter(({ stage }) => stage === index))
    const artifacts = plan.artifacts.of(index)
    const calls = [...shared.stages[index]!.map((step) => step.call), ...artifacts]
    declarations.push(...chainDeclarations(constants[index]!, start, calls, plan))
  })
  const start = call('dockerfile', constants.map(constant), manner.loose ? 'loose' : undefined)
  const result = chain(start, [...directiveCalls(plan), ...globalsCalls(file, plan.arguments)])
  return referredTo({ declarations, result })
}

/** A chain that is too long for one expression becomes several constants. */
function chainDeclarations(
  name: string,
  start: Expression,
  calls: readonly Call[],
  plan: Plan,
): readonly Declaration[] {
  const out: Declaration[] = []
  let from = start
  for (let at = 0; calls.length - at > longestChain; at += longestChain) {
    const part = plan.identifiers.make(`${name}-part-${out.length + 1}`, 'Stage')
    out.push({ name: part, value: chain(from, calls.slice(at, at + longestChain)) })
    from = constant(part)
  }
  out.push({ name, value: chain(from, calls.slice(out.length * longestChain)) })
  return out
}

function directiveCalls({ file: { directives } }: Plan): readonly Call[] {
  const { syntax, escape, check } = directives
  const entries: [string, Expression][] = []
  if (syntax !== undefined) entries.push(['syntax', string(syntax)])
  if (escape !== undefined) entries.push(['escape', string(escape)])
  if (check !== undefined) entries.push(['check', string(check)])
  return entries.length === 0 ? [] : [{ method: 'directives', args: [object(entries)] }]
}

/** Handles of stages that are only declared, and once: a name and a default say the same without a constant. */
export function idleHandles({ arguments: { handles } }: Plan, { declarations, result }: Program): readonly string[] {
  const used = [...declarations.flatMap(({ value }) => value.names), ...result.names]
  const declared = declarations.flatMap(({ value }) =>
    [...value.text.matchAll(/\.arg\((\w+)\)/g)].map(([, name]) => name),
  )
  const count = (names: readonly unknown[], wanted: string): number => names.filter((name) => name === wanted).length
  return [...handles.values()]
    .filter(({ global, constant: { text } }) => !global && count(used, text) === 1 && count(declared, text) === 1)
    .map(({ name }) => name)
}

/** Without the constants that nothing refers to. */
function referredTo({ declarations, result }: Program): Program {
  const wanted = new Set(result.names)
  for (const { name, value } of [...declarations].reverse())
    if (wanted.has(name)) for (const each of value.names) wanted.add(each)
  return { declarations: declarations.filter(({ name }) => wanted.has(name)), result }
}

/** What the program will export when it runs. */
export function runProgram({ declarations, result }: Program): AnyDockerfile {
  const scope = new Map<string, unknown>()
  for (const { name, value } of declarations) scope.set(name, value.evaluate(scope))
  return result.evaluate(scope) as AnyDockerfile
}
