import { isDeepStrictEqual } from 'node:util'
import { nodeService, option, type AnyPreset } from '@stagecraft/presets'
import * as exported from '@stagecraft/presets'
import { presetConfig, workspaceConfig } from './config-text.js'
import type { Options, Proposal, Question } from './proposal.js'

/** Something that a config can be made of: a preset, or the shape that an application of a workspace has. */
export interface Blueprint {
  readonly name: string
  readonly summary: string
  readonly options: AnyPreset['options']
  readonly text: (options: Options) => string
}

const isPreset = (value: unknown): value is AnyPreset =>
  typeof value === 'function' && (value as { readonly kind?: unknown }).kind === 'preset'

const ofPreset = (preset: AnyPreset): Blueprint => ({
  name: preset.presetName,
  summary: preset.summary,
  options: preset.options,
  text: (options) => presetConfig(preset.presetName, options),
})

const { workspace: _, manager: __, build: ___, files: ____, ...serviceOptions } = nodeService.options

const workspace: Blueprint = {
  name: 'workspace',
  summary: 'A service that is one application of a workspace of npm, pnpm or yarn.',
  options: {
    app: option.text({
      description: 'The name of the package that the image is for.',
      required: true,
      samples: ['@shop/api'],
    }),
    ...serviceOptions,
  },
  text: workspaceConfig,
}

/** Every blueprint by its name. */
export const blueprints: ReadonlyMap<string, Blueprint> = new Map(
  [...Object.values<unknown>(exported).filter(isPreset).map(ofPreset), workspace].map((one) => [one.name, one]),
)

/** What is still asked: questions without an answer, and required options that nobody has named. */
export function openQuestions(
  { options: table }: Blueprint,
  { questions }: Proposal,
  options: Options,
): readonly Question[] {
  const open = questions.filter((question) => !(question.option in options))
  const required = Object.entries(table)
    .filter(
      ([name, { need }]) =>
        need === 'required' && !(name in options) && !open.some(({ option: asked }) => asked === name),
    )
    .map(([name, { description }]) => ({ option: name, ask: description }))
  return [...open, ...required]
}

/** Only the options that say something else than the blueprint does by itself, in its order. */
export const differing = ({ options: table }: Blueprint, options: Options): Options =>
  Object.fromEntries(
    Object.entries(table).flatMap(([name, { default: standard }]) =>
      options[name] === undefined || isDeepStrictEqual(options[name], standard) ? [] : [[name, options[name]]],
    ),
  )
