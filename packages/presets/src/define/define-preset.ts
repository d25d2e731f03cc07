import {
  dockerfile,
  DockerfileError,
  describeValue,
  didYouMean,
  type AnyStage,
  type Dockerfile,
  type Stage,
} from '@stagecraft/core'
import type { OptionTable, Values } from './options.js'
import type { Preset, Replacement, StageRecord, Steps, StepTable } from './preset.js'
import { readOptions } from './read-options.js'

/** What the author of a preset writes. */
export interface Definition<O extends OptionTable, S extends StageRecord<S>, Names extends string> {
  /** As the preset is called in sentences and lists: the name of the function that is exported. */
  readonly name: string
  /** `major.minor.patch`. The text of a preset changes only when this does. */
  readonly version: string
  /** One sentence: what the preset is for. */
  readonly summary: string
  readonly options: O
  /** What users may replace. */
  readonly steps?: StepTable<O, Names>
  /** Makes the stages, in the order of the file. The last one is the default target. */
  readonly stages: (options: Values<O>, steps: Steps<Names>) => S
  /** Patterns of the ignore file. */
  readonly ignore?: (options: Values<O>) => readonly string[]
  /** A last look at the file: directives, `extend`. */
  readonly finish?: (file: Dockerfile<keyof S & string>, options: Values<O>) => Dockerfile<keyof S & string>
}

/**
 * Makes a preset: a function from options to a Dockerfile.
 *
 *     const greeting = definePreset({
 *       name: 'greeting',
 *       version: '1.0.0',
 *       summary: 'An image that says hello.',
 *       options: { word: option.text({ description: 'What it says.', default: 'hello' }) },
 *       stages: ({ word }) => ({ runtime: stage('runtime').from('alpine:3.22').cmd(['echo', word]) }),
 *     })
 *     greeting({ word: 'good morning' })
 *     // FROM alpine:3.22 AS runtime
 *     // CMD ["echo", "good morning"]
 *
 * Options are read before the stages are made: what is wrong with them is told at the call, with the code
 * 'unknown-option' or 'bad-option'.
 *
 * @throws {DockerfileError} 'wrong-argument' when the definition lacks something
 */
export function definePreset<const O extends OptionTable, S extends StageRecord<S>, Names extends string = never>(
  definition: Definition<O, S, Names>,
): Preset<O, Names, S> {
  const { name, version, summary, options, stages, ignore, finish } = definition
  const standard: StepTable<O, string> = definition.steps ?? {}
  checkDefinition(definition)

  const read = (given: unknown): { readonly values: Values<O>; readonly made: S } => {
    const { steps: replaced, ...rest } = isObject(given) ? given : { given }
    const values = readOptions(options, isObject(given) ? rest : given, name) as Values<O>
    return { values, made: checkedStages(name, stages(values, stepsOf(name, standard, replaced, values))) }
  }
  const preset = (given: unknown = {}): Dockerfile<keyof S & string> => {
    const { values, made } = read(given)
    const file = (dockerfile as unknown as (...all: readonly AnyStage[]) => Dockerfile<keyof S & string>)(
      ...Object.values(made as { readonly [name: string]: AnyStage | undefined }).filter((one) => one !== undefined),
    )
    const ignored = ignore?.(values) ?? []
    const complete = ignored.length === 0 ? file : file.ignore(...ignored)
    return finish === undefined ? complete : finish(complete, values)
  }
  Object.defineProperty(preset, 'name', { value: name })
  return Object.freeze(
    Object.assign(preset, {
      kind: 'preset' as const,
      presetName: name,
      version,
      summary,
      options: Object.freeze({ ...options }),
      steps: Object.freeze(Object.keys(standard)) as readonly Names[],
      stages: (given: unknown = {}): S => read(given).made,
      ignored: (given: unknown = {}): readonly string[] => Object.freeze([...(ignore?.(read(given).values) ?? [])]),
    }),
  ) as unknown as Preset<O, Names, S>
}

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function checkDefinition(definition: {
  readonly name: unknown
  readonly version: unknown
  readonly summary: unknown
  readonly options: OptionTable
}): void {
  const { name, version, summary, options } = definition
  const lacks = (what: string): DockerfileError =>
    new DockerfileError({ code: 'wrong-argument', message: `definePreset: ${what}` })
  if (typeof name !== 'string' || name === '') throw lacks(`a preset needs a name; found ${describeValue(name)}`)
  if (typeof version !== 'string' || !/^\d+\.\d+\.\d+(?:-[\w.-]+)?$/.test(version)) {
    throw lacks(`the version of ${name} is major.minor.patch; found ${describeValue(version)}`)
  }
  if (typeof summary !== 'string' || summary === '') throw lacks(`${name} needs a summary: one sentence`)
  if (Object.hasOwn(options, 'steps')) throw lacks(`${name}: "steps" is the name by which users replace steps`)
}

/** The stages, each under its own name. */
function checkedStages<S extends object>(preset: string, made: S): S {
  for (const [name, value] of Object.entries(made)) {
    if (value === undefined) continue
    const found = (value as { readonly kind?: unknown; readonly name?: unknown } | null) ?? {}
    if (found.kind === 'stage' && found.name === name) continue
    throw new DockerfileError({
      code: 'wrong-argument',
      message:
        found.kind === 'stage'
          ? `${preset}: the stage under the name "${name}" is called ${describeValue(found.name)}`
          : `${preset}: "${name}" is not a stage but ${describeValue(value)}`,
    })
  }
  return Object.freeze(made)
}

function stepsOf<O extends OptionTable>(
  preset: string,
  standard: StepTable<O, string>,
  replaced: unknown,
  values: Values<O>,
): Steps<string> {
  const names = Object.keys(standard)
  const others = replacements(preset, names, replaced)
  return Object.fromEntries(
    names.map((name) => {
      const own = (stage: Stage): AnyStage => standard[name]!(stage, values)
      const other = others[name]
      const step = other === undefined ? own : (stage: Stage) => other(stage, own as <S extends Stage>(stage: S) => S)
      return [name, (stage: Stage) => stage.use(step)]
    }),
  ) as unknown as Steps<string>
}

function replacements(
  preset: string,
  names: readonly string[],
  given: unknown,
): { readonly [name: string]: Replacement | undefined } {
  if (given === undefined) return {}
  if (!isObject(given)) {
    throw new DockerfileError({
      code: 'bad-option',
      message: `${preset}: "steps" takes an object of functions from stage to stage; found ${describeValue(given)}`,
    })
  }
  for (const [name, step] of Object.entries(given)) {
    if (!names.includes(name)) {
      throw new DockerfileError({
        code: 'unknown-option',
        message: `${preset} has no step "${name}"; it has ${names.map((known) => `"${known}"`).join(', ') || 'none'}`,
        hint: didYouMean(name, names),
      })
    }
    if (step !== undefined && typeof step !== 'function') {
      throw new DockerfileError({
        code: 'bad-option',
        message: `${preset}: the step "${name}" is a function from stage to stage; found ${describeValue(step)}`,
      })
    }
  }
  return given as { readonly [name: string]: Replacement | undefined }
}
