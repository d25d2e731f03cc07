/** A small folder, and what init makes of it: the preset, and the options that stand in the config. */
export interface SmallProject {
  readonly files: Readonly<Record<string, string>>
  /** `--option` as somebody would have to say it. */
  readonly given?: readonly string[]
  readonly preset: string
  readonly options: Readonly<Record<string, unknown>>
}

/** By what is special about each. */
export type SmallProjects = Readonly<Record<string, SmallProject>>

export const json = (data: object): string => `${JSON.stringify(data, undefined, 2)}\n`
export const npmLock = { 'package-lock.json': '{}' }
