import type { AnyDockerfile, AnyStage, Dockerfile, Stage } from '@stagecraft/core'
import type { Given, OptionTable, Values } from './options.js'

/** What a preset does to a stage, and its user may do otherwise. */
export type Step = (stage: Stage) => AnyStage

/** The steps of a preset by name, as its author writes them. */
export type StepTable<O extends OptionTable, Names extends string> = {
  readonly [Name in Names]: (stage: Stage, options: Values<O>) => AnyStage
}

/** The steps as the stages of a preset use them: `.use(steps.install)`. What a stage has declared stays in its type. */
export type Steps<Names extends string> = { readonly [Name in Names]: <S extends Stage>(stage: S) => S }

/**
 * What the user of a preset puts in the place of a step. `standard` is the preset's own step, to do something before or
 * after it.
 */
export type Replacement = (stage: Stage, standard: <S extends Stage>(stage: S) => S) => AnyStage

/** Steps that a user replaces. */
export interface Replaced<Names extends string> {
  /** Steps that are done otherwise: `steps: { build: (stage, standard) => standard(stage).run('npm run docs') }`. */
  readonly steps?: { readonly [Name in Names]?: Replacement | undefined } | undefined
}

/**
 * The stages of a preset by name, in the order of the file; the last one is the default target. A stage that the options
 * make superfluous is `undefined`.
 */
export type StageRecord<S> = { readonly [Name in keyof S]: Stage<Name & string> | undefined }

/** The options may be left out when none of them is required. */
export type Arguments<O extends OptionTable, Names extends string> =
  {} extends Given<O> ? [options?: Given<O> & Replaced<Names>] : [options: Given<O> & Replaced<Names>]

/** A preset: a function from options to a Dockerfile, which also tells what it takes. */
export interface Preset<O extends OptionTable, Names extends string, S> {
  (...given: Arguments<O, Names>): Dockerfile<keyof S & string>

  /** The stages by themselves, for a file of your own: `const { builder, runtime } = nodeService.stages()`. */
  stages(...given: Arguments<O, Names>): S

  /** The patterns of the ignore file that belongs to these stages: `dockerfile(…).ignore(...nodeService.ignored())`. */
  ignored(...given: Arguments<O, Names>): readonly string[]

  readonly kind: 'preset'
  /** As it is called in sentences and lists. */
  readonly presetName: string
  readonly version: string
  /** One sentence: what it is for. */
  readonly summary: string
  readonly options: O
  /** Names of the steps that can be replaced. */
  readonly steps: readonly Names[]
}

/** A preset, whatever it takes: what lists and tests of presets need. */
export interface AnyPreset {
  (options?: never): AnyDockerfile
  readonly kind: 'preset'
  readonly presetName: string
  readonly version: string
  readonly summary: string
  readonly options: OptionTable
  readonly steps: readonly string[]
}
