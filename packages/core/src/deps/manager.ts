/** How one package manager fetches what a project depends on. Facts only; `copyDeps` makes the instructions. */
export interface Manager {
  /** Last components of image repositories that come with it. */
  readonly images: readonly string[]
  /** Prepares the manager itself, before the manifests are copied, so that it stays cached. Only root may do it. */
  readonly prepare?: string
  /**
   * What decides about the dependencies; they are copied alone, so that a change of the source keeps the install step
   * cached. Empty when the manager cannot fetch without the source.
   */
  readonly manifests: readonly string[]
  /** Patterns of further manifests: a pattern that matches nothing is no error. */
  readonly optional?: readonly string[]
  readonly install: string
  /** Takes out of the manifests what would fail in an install without development dependencies. */
  readonly beforeProduction?: string
  /** The install without what only the build and the tests need. Absent where that means nothing. */
  readonly production?: string
  /** Runs after the source is there: installs the project itself. */
  readonly afterSource?: string
  /**
   * Folders that keep downloads from build to build. Absent where the downloads are needed after the install: a mount
   * is in no layer. `~` is the home of the stage's user.
   */
  readonly cache?: readonly string[]
  /** Two installs at once would break each other's downloads: one waits. */
  readonly locked?: true
}
