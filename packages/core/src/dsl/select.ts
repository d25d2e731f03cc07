import { DockerfileError, didYouMean } from '../problem/index.js'
import { variable, word } from '../model/index.js'
import { ArgHandle, wrongArgument } from './handle.js'
import { isStage, type Root } from './step.js'

/** A base that a build argument chooses among stages. */
export class SelectionValue {
  readonly kind = 'selection'
  constructor(
    readonly arg: ArgHandle,
    readonly root: Root,
  ) {
    Object.freeze(this)
  }
}

/**
 * Runtime of `select`. BuildKit finds the stage by its name once the argument is known, so the names of the stages must
 * be one pattern with the value in it.
 */
export function select(arg: unknown, choices: { readonly [value: string]: unknown }): SelectionValue {
  if (!(arg instanceof ArgHandle)) throw wrongArgument('select', 'a build argument', arg)
  const values = Object.keys(choices).filter((value) => choices[value] !== undefined)
  if (values.length === 0)
    throw new DockerfileError({ code: 'empty-sources', message: 'select needs at least one stage' })
  checkValues(arg, values)
  const stages = values.map((value) => {
    const stage = choices[value]
    if (!isStage(stage)) throw wrongArgument(`select: ${value}`, 'a stage', stage)
    return stage
  })
  const names = stages.map(({ name }) => name)
  const patterns = patternsOf(names[0], values[0]!)
  const pattern = patterns.find(({ before, after }) => names.every((name, at) => name === before + values[at]! + after))
  if (pattern === undefined) {
    const { before, after } = patterns.at(-1) ?? { before: 'base-', after: '' }
    throw new DockerfileError({
      code: names.includes(undefined) ? 'unnamed-stage' : 'wrong-argument',
      message: `select: BuildKit chooses by name, so the stages are called alike but for the value; found ${values
        .map((value, at) => `"${names[at] ?? '(no name)'}" for ${value}`)
        .join(', ')}`,
      hint: `Call them ${values.map((value) => `'${before}${value}${after}'`).join(', ')}`,
    })
  }
  const reference = word([pattern.before, variable(arg.name), pattern.after])
  return new SelectionValue(arg, { kind: 'selection', arg, reference, stages: Object.freeze(stages) })
}

/** What may stand before and behind the value in the name of its stage: the value may be there more than once. */
function patternsOf(name: string | undefined, value: string): readonly { before: string; after: string }[] {
  const out: { before: string; after: string }[] = []
  for (let at = name?.indexOf(value) ?? -1; at !== -1; at = name!.indexOf(value, at + 1)) {
    out.push({ before: name!.slice(0, at), after: name!.slice(at + value.length) })
  }
  return out
}

function checkValues(arg: ArgHandle, given: readonly string[]): void {
  if (arg.values === undefined) {
    if (arg.automatic) return
    throw new DockerfileError({
      code: 'wrong-argument',
      message: `select needs an argument with values: arg('${arg.name}', { values: [${given.map((v) => `'${v}'`).join(', ')}] })`,
    })
  }
  const missing = arg.values.filter((value) => !given.includes(value))
  const unknown = given.find((value) => !arg.values!.includes(value))
  if (unknown !== undefined) {
    throw new DockerfileError({
      code: 'unknown-option',
      message: `select: ${arg.name} has no value "${unknown}"; it has ${arg.values.map((v) => `"${v}"`).join(', ')}`,
      hint: didYouMean(unknown, arg.values),
    })
  }
  if (missing.length > 0) {
    throw new DockerfileError({
      code: 'wrong-argument',
      message: `select: no stage is given for ${missing.map((v) => `"${v}"`).join(', ')} of ${arg.name}`,
    })
  }
}
