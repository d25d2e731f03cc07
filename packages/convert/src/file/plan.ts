import { emit } from '@stagecraft/core'
import { type Dockerfile, type Node, type Stage } from '@stagecraft/core/model'
import { string } from '../expression.js'
import { Identifiers } from '../identifiers.js'
import { applyCalls, call, chain, type Call } from '../library.js'
import { artifactsOf, type Artifacts } from './artifacts.js'
import { buildArguments, type BuildArguments } from './build-arguments.js'
import type { Manner } from './manner.js'
import { Probe } from './probe.js'
import { referencesOf, type References } from './references.js'
import { secretsOf, type Secrets } from './secrets.js'
import { stageConstants } from './stage-names.js'

/** Everything that is decided about a file before its stages are told. */
export interface Plan {
  readonly file: Dockerfile
  readonly text: string
  readonly manner: Manner
  readonly identifiers: Identifiers
  readonly references: References
  readonly arguments: BuildArguments
  readonly artifacts: Artifacts
  readonly secrets: Secrets
  readonly probe: Probe
  /** The constant of each stage. */
  readonly constants: readonly string[]
  /** The text that an entry or a stage's FROM has in the Dockerfile. */
  textOf(node: Node): string
}

export function makePlan(file: Dockerfile, manner: Manner): Plan {
  const emitted = emit(file)
  const identifiers = new Identifiers()
  const constants = stageConstants(file, identifiers)
  const references = referencesOf(file)
  const artifacts = artifactsOf(file, references, manner.nice)
  const args = buildArguments(file, identifiers, manner)
  const secrets = secretsOf(file, identifiers)
  const scope = new Map<string, unknown>()
  for (const { constant: handle, declaration } of args.handles.values())
    scope.set(handle.text, declaration.evaluate(scope))
  for (const { name, declaration } of secrets.declarations) scope.set(name, declaration.evaluate(scope))
  file.stages.forEach((stage, index) => scope.set(constants[index]!, standIn(stage, artifacts.of(index), scope)))
  const globals = [...args.handles.values()].filter(({ global }) => global).map((handle) => handle.constant)
  return {
    file,
    text: emitted.text,
    manner,
    identifiers,
    references,
    arguments: args,
    artifacts,
    secrets,
    probe: new Probe(scope, file.directives.escape, globals),
    constants,
    textOf: textByNode(emitted),
  }
}

/** What other stages see of a stage while one of their instructions is tried: its name and its artifacts. */
function standIn({ name }: Stage, artifacts: readonly Call[], scope: ReadonlyMap<string, unknown>): unknown {
  const start = chain(call('stage', name === undefined ? [] : [string(name)]), [
    { method: 'from', args: [string('scratch')] },
  ])
  return applyCalls(start.evaluate(scope), artifacts, scope)
}

function textByNode({ text, lines }: ReturnType<typeof emit>): (node: Node) => string {
  const physical = text.split('\n')
  const texts = new Map<Node, string>()
  lines.forEach((node, at) => {
    if (node === undefined || node.kind === 'blank') return
    const before = texts.get(node)
    texts.set(node, before === undefined ? physical[at]! : `${before}\n${physical[at]!}`)
  })
  return (node) => texts.get(node) ?? ''
}
