import { DockerfileError } from '../problem/index.js'
import {
  mountOptions,
  node,
  options,
  stageReference,
  type Mount,
  type MountOptionRow,
  type Reference,
  type Word,
} from '../model/index.js'
import { ImageHandle } from './image.js'
import { mergeUses, usesOf, wrongArgument, type ArgHandle } from './handle.js'
import { optionValue, unknownOption } from './option-value.js'
import { isStage, noUses, type MountStep, type NameOf, type StageInput } from './step.js'

type Type = keyof typeof mountOptions

/** A mount of the DSL: final, unless it names a stage. */
export class MountValue implements MountStep {
  readonly kind = 'mount'
  constructor(
    readonly type: Mount['type'],
    readonly target: Word | undefined,
    readonly uses: readonly ArgHandle[],
    readonly references: readonly StageInput[],
    readonly finish: (nameOf: NameOf) => Mount,
    readonly forHome: ((home: string, uid: number) => MountStep) | undefined = undefined,
  ) {
    Object.freeze(this)
  }
}

/** Makes a mount from options of the DSL by the rows of the model's table. */
export function mount(type: Type, given: { readonly [name: string]: unknown }): MountValue {
  const table: { readonly [name: string]: MountOptionRow } = mountOptions[type]
  const values: { [name: string]: unknown } = {}
  let from: unknown
  for (const name in given) {
    const value = given[name]
    if (value === undefined) continue
    const row = Object.hasOwn(table, name) ? table[name] : undefined
    if (row === undefined) throw unknownOption(`a ${type} mount`, name, Object.keys(table))
    if (row.kind === 'reference') from = value
    else values[name] = optionValue(`${type} mount: ${name}`, row, value)
  }
  const origin = from === undefined ? undefined : lowerOrigin(from, `${type} mount: from`)
  const uses = mergeUses(...Object.values(given).map(usesOf), ...(origin === undefined ? [] : [origin.uses]))
  const build = (reference: Reference | undefined): Mount =>
    node({ kind: 'mount', type, options: options({ ...values, from: reference }) } as unknown as Mount)
  const { stage } = origin ?? {}
  if (stage === undefined) {
    const final = build(origin?.reference)
    return new MountValue(type, values['target'] as Word | undefined, uses, none, () => final)
  }
  return new MountValue(type, values['target'] as Word | undefined, uses, Object.freeze([stage]), (nameOf) => {
    const name = nameOf(stage)
    if (typeof name === 'string') return build(stageReference(name))
    throw new DockerfileError({
      code: 'unnamed-stage',
      message: 'a mount finds a stage by its name, and the stage that it is from has none',
      hint: "Name it: stage('deps')",
    })
  })
}

const none: readonly StageInput[] = Object.freeze([])

export interface LoweredOrigin {
  /** Set when it is no stage. */
  readonly reference: Reference | undefined
  readonly stage: StageInput | undefined
  readonly uses: readonly ArgHandle[]
}

/** Where files are taken from: a stage by value or name, an image, or a named context. */
export function lowerOrigin(from: unknown, what: string): LoweredOrigin {
  if (typeof from === 'string' && /[:/@]/.test(from)) {
    throw new DockerfileError({
      code: 'unknown-stage',
      message: `${what}: a string names a stage; write image('${from}') to copy from an image`,
    })
  }
  if (typeof from === 'string' || isStage(from)) return { reference: undefined, stage: from, uses: noUses }
  if (from instanceof ImageHandle) {
    const { reference } = from.origin
    if (typeof reference !== 'string') {
      throw new DockerfileError({
        code: 'not-expressible',
        message: `${what}: BuildKit expands no variables there`,
        hint: 'Write stage().from(image) and copy from that stage',
      })
    }
    return { reference: from.origin, stage: undefined, uses: noUses }
  }
  throw wrongArgument(what, 'a stage, image(…) or context(…)', from)
}
