import type { Stage } from '../../model/index.js'
import type { Step } from '../read/step.js'

/**
 * - `runs`: the step is done again
 * - `may`: it is done again if what it takes is other than last time, which is not known before it is there
 * - `cached`: its result is taken from the cache
 */
export type Verdict = 'runs' | 'may' | 'cached'

/** Why a step is not simply taken from the cache. */
export type Why =
  /** It takes files that changed, or may take them where it is not known which it takes. */
  | { readonly kind: 'files'; readonly files: readonly string[] }
  /** Which files the ignore file lets through may have changed. */
  | { readonly kind: 'ignore-file' }
  /** It takes what another stage made, and that is made again. */
  | { readonly kind: 'stage'; readonly stage: number; readonly path: string }
  /** The step before it is done again; `cause` is the first one of those. */
  | { readonly kind: 'follows'; readonly cause: Placed }
  /** The image that the stage begins with is another. */
  | { readonly kind: 'base'; readonly stage: Stage }
  /** Variables that the command sees have another value. */
  | { readonly kind: 'variables'; readonly names: readonly string[] }
  /** There was such an instruction, behind another one. */
  | { readonly kind: 'moved' }
  /** There was no such instruction. */
  | { readonly kind: 'new' }

/** A step in one state of the world. */
export interface Placed {
  readonly step: Step
  /** Steps of one key are one and the same to BuildKit. */
  readonly key: number
  /** The key of what it begins with; for a layer of its own that is nothing. */
  readonly on: number | undefined
  readonly parts: readonly Part[]
  readonly verdict: Verdict
  readonly why?: Why
}

/** A stretch of content, named. Equal ids: equal content. */
export type Part =
  | { readonly kind: 'fixed'; readonly id: number }
  /** Of a context: these of its files are changed. */
  | {
      readonly kind: 'files'
      readonly id: number
      readonly changed: readonly string[]
      /** Where each of them may come to lie, as far as that is known. */
      readonly places: readonly (readonly string[])[]
      /** Changed files of which nobody knows whether they are taken. */
      readonly possible: readonly string[]
      readonly isUnsure: boolean
    }
  | {
      readonly kind: 'content'
      readonly id: number
      readonly content: Content
      readonly stage: number
      readonly path: string
    }

/** What lies at a path of a stage: all that was put there, in that order. */
export interface Content {
  readonly id: number
  readonly layers: readonly Layer[]
}

export type Layer =
  | { readonly kind: 'fixed'; readonly id: number }
  | { readonly kind: 'command'; readonly id: number; readonly by: Placed }
  | {
      readonly kind: 'copy'
      readonly id: number
      readonly operation: string
      readonly parts: readonly Part[]
      /** Where all of it comes to lie. Absent when it is not known. */
      readonly writes: string | undefined
      /** The same of each part. */
      readonly regions: readonly (string | undefined)[]
    }

/** The changed files among what is taken, by their path in the context. */
export const changedFilesOf = (parts: readonly Part[]): readonly string[] => filesOf(parts, 'changed')

/** The changed files that may be among what is taken. */
export const possibleFilesOf = (parts: readonly Part[]): readonly string[] => filesOf(parts, 'possible')

const filesOf = (parts: readonly Part[], which: 'changed' | 'possible'): readonly string[] => [
  ...new Set(parts.flatMap((part) => (part.kind === 'files' ? part[which].map((file) => file.slice(1)) : []))),
]
