/** What a shell has to know of a command to complete its line. Where nothing else is known, it completes files. */
export interface CompletedCommand {
  readonly name: string
  readonly description: string
  /** What the first argument can be, when that is a closed list. */
  readonly values: readonly string[]
  readonly options: readonly CompletedOption[]
}

export interface CompletedOption {
  /** With their dashes: `-c`, `--config`. */
  readonly names: readonly string[]
  readonly description: string
  readonly takesValue: boolean
  /** What the value can be, when that is a closed list. */
  readonly values: readonly string[]
}
