import type { Stage } from '@stagecraft/core/model'
import { commentCall } from '../entries/comments.js'
import { constant, object, string, templateText, type Expression } from '../expression.js'
import { call, chain, platformVariable, textTemplate, type Call } from '../library.js'
import { Unsayable } from '../unsayable.js'
import { wordExpression, type Handles } from '../words.js'
import { baseForms } from './images.js'
import type { Plan } from './plan.js'
import { choiceOf } from './selections.js'

/** `stage('app').from('node:22-alpine')`; `parent` is the stage that it starts from, if any. */
export function startOf(plan: Plan, stage: Stage, index: number, parent: number | undefined): Expression {
  const { name, platform, comments } = stage
  const begin = call('stage', name === undefined ? [] : [string(name)])
  const { handle } = plan.arguments
  const globals: Handles = (wanted) =>
    plan.arguments.handles.get(wanted)?.global === false ? undefined : handle(wanted)
  const before = comments.map(({ text }) => commentCall(text))
  const forms =
    parent === undefined
      ? [...selection(plan, index), ...baseForms(stage.base, globals)]
      : [constant(plan.constants[parent]!)]
  const wanted = plan.textOf(stage)
  for (const base of forms) {
    const platforms = platform === undefined ? [undefined] : platformForms(platform, globals)
    for (const form of platforms) {
      const args = form === undefined ? [base] : [base, object([['platform', form]])]
      const from: Call = { method: 'from', args }
      if (plan.probe.givesFrom(chain(begin, [from]), wanted)) return chain(begin, [...before, from])
    }
  }
  throw new Unsayable(`FROM of stage ${name ?? index}`)
}

/** `select(TARGETARCH, { amd64: a, arm64: b })` */
function* selection({ file, arguments: args, constants, manner }: Plan, index: number): Generator<Expression> {
  const choice = manner.nice ? choiceOf(file, index) : undefined
  if (choice === undefined) return
  const handle = args.handles.get(choice.argument)
  const argument = handle?.constant ?? platformVariable(choice.argument)
  if (argument === undefined || (handle !== undefined && handle.values === undefined)) return
  const stages = [...choice.stages].map(([value, stage]) => [value, constant(constants[stage]!)] as const)
  yield call('select', [argument, object(stages)])
}

const platformName =
  /^(?:linux\/(?:386|amd64(?:\/v[2-4])?|arm(?:\/v[5-7])?|arm64(?:\/v8)?|loong64|mips64|mips64le|ppc64|ppc64le|riscv64|s390x)|(?:windows|darwin|freebsd)\/(?:amd64|arm64)|wasi\/wasm)$/

function* platformForms(platform: NonNullable<Stage['platform']>, handles: Handles): Generator<Expression> {
  const word = wordExpression(platform, handles)
  // A name that the types do not list is said as text.
  if (typeof platform === 'string' && !platformName.test(platform)) yield textTemplate([platform], templateText, [])
  else yield word
}
