/** A problem as the page shows it. Lines and columns count from 1. */
export interface Told {
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  readonly code?: string
  readonly hint?: string
  /** The page that explains the code. */
  readonly page?: string
  readonly line?: number
  readonly column?: number
}

/** A file that a config describes. */
export interface OutputFile {
  readonly path: string
  readonly text: string
  /** For each line of the text, the line of the config that wrote it; 0 where none did. */
  readonly lines: readonly number[]
  /** The graph of its stages, in the language of Graphviz. */
  readonly graph?: string
}

export interface ConfigAnswer {
  /** Nothing when the config does not load. */
  readonly files?: readonly OutputFile[]
  readonly problems: readonly Told[]
  readonly printed: string
}

export interface DockerfileAnswer {
  /** The config; nothing when the Dockerfile has errors. */
  readonly source?: string
  readonly graph?: string
  readonly problems: readonly Told[]
}
