/** A config and the user's own files that it imports, as one module; packages stay where they are. */
export interface Bundle {
  /** An ES module, with its source map. */
  readonly code: string
  readonly graph: Graph
  /** What it was made from: while all of this is as it was, the bundle is good. */
  readonly basis: Basis
}

/** What a config is made of. */
export interface Graph {
  /** The config and the user's own files that it imports, absolute, in the order of their names. */
  readonly files: readonly string[]
  /** What those files import of packages. */
  readonly packages: readonly PackageImport[]
}

export interface PackageImport {
  /** As it stands in the import: `@acme/presets/node`. */
  readonly specifier: string
  /** The file that is imported. */
  readonly url: string
  /** The folder of the package, through links. */
  readonly root: string
}

export interface Basis {
  /** The hash of the text of each file: own files, and the manifests of packages. */
  readonly hashes: Readonly<Record<string, string>>
  /** Paths that were looked for and not there: one that appears would be taken instead. */
  readonly absent: readonly string[]
  /** Where folders of packages really lie. */
  readonly links: Readonly<Record<string, string>>
}

/** What could not be imported; esbuild hands it back as the detail of its error. */
export interface MissingImport {
  readonly missing: 'file' | 'package'
  readonly specifier: string
}
