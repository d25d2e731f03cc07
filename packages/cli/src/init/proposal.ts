import type { Project } from './project/project.js'

/** The options of a preset, as they stand in the config. */
export type Options = { readonly [name: string]: unknown }

/** What a folder does not tell. */
export interface Question {
  /** The option that the answer is for. */
  readonly option: string
  /** As it is asked. */
  readonly ask: string
  /** What is likely, and only proposed. */
  readonly suggestion?: unknown
  /** All answers that there are, and the options that follow from each. */
  readonly choices?: readonly { readonly label: string; readonly options: Options }[]
}

/** A config that a folder suggests. */
export interface Proposal {
  /** The preset; or `workspace`, which is none but has a config of its own shape. */
  readonly preset: string
  /** What it was concluded from, as the end of "found …". */
  readonly found: string
  /** Whether the folder is surely meant to be this: a package.json may only hold tools. */
  readonly sure: boolean
  readonly options: Options
  readonly questions: readonly Question[]
  /** What somebody has to do, or should know. */
  readonly notes: readonly string[]
}

/** Something that was recognized and that no preset builds. */
export interface Refusal {
  readonly refused: string
  readonly hint?: string
}

export type Finding = Proposal | Refusal

/** Looks for one kind of project in a folder. */
export type Detect = (project: Project) => Finding | undefined

export const isRefusal = (finding: Finding): finding is Refusal => 'refused' in finding

/** Only what is known. */
export const known = (options: Options): Options =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
