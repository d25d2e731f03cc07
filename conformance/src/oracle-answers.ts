/*
 * The shapes of the oracle's answers. Names that start with a capital letter are BuildKit's own.
 * `null` is what Go writes for a list without items.
 */

export interface LineRange {
  readonly start: number
  readonly end: number
}

export interface OracleError {
  readonly kind?: string
  readonly message: string
  readonly locations?: readonly LineRange[]
}

export interface ParsedHeredoc {
  readonly name: string
  readonly fd: number
  readonly expand: boolean
  readonly chomp: boolean
  readonly content: string
}

/** One logical line. */
export interface ParsedNode {
  readonly value: string
  readonly original: string
  readonly flags?: readonly string[]
  readonly args: readonly string[]
  readonly json?: boolean
  readonly startLine: number
  readonly endLine: number
  /** Comment lines directly before it. */
  readonly comments?: readonly string[]
  readonly heredocs?: readonly ParsedHeredoc[]
  /** The trigger of ONBUILD. */
  readonly sub?: ParsedNode
}

export interface KeyValue {
  readonly Key: string
  readonly Value: string
  readonly NoDelim: boolean
}

export interface KeyOptionalValue {
  readonly Key: string
  readonly Value: string | null
  readonly DocComment: string
}

export interface InlineContent {
  readonly Path: string
  readonly Data: string
  readonly Expand: boolean
}

export interface ParsedMount {
  readonly Type: string
  readonly From: string
  readonly Source: string
  readonly Target: string
  readonly ReadOnly: boolean
  readonly SizeLimit: number
  readonly CacheID: string
  readonly CacheSharing: string
  readonly Required: boolean
  readonly Env: string | null
  readonly Mode: number | null
  readonly UID: number | null
  readonly GID: number | null
}

export interface Health {
  readonly Test?: readonly string[]
  /** Nanoseconds. */
  readonly Interval?: number
  readonly Timeout?: number
  readonly StartPeriod?: number
  readonly StartInterval?: number
  readonly Retries?: number
}

/** A typed instruction: which of the fields are there depends on `type`. */
export interface ParsedInstruction {
  readonly type: string
  readonly location: readonly LineRange[]
  readonly comments?: readonly string[]
  readonly env?: readonly KeyValue[]
  readonly labels?: readonly KeyValue[]
  readonly args?: readonly KeyOptionalValue[]
  readonly maintainer?: string
  readonly sources?: readonly string[] | null
  readonly contents?: readonly InlineContent[] | null
  readonly dest?: string
  readonly from?: string
  readonly chown?: string
  readonly chmod?: string
  readonly link?: boolean
  readonly parents?: boolean
  readonly exclude?: readonly string[] | null
  readonly keepGitDir?: boolean | null
  readonly checksum?: string
  readonly unpack?: boolean | null
  readonly expression?: string
  readonly path?: string
  readonly cmdline?: readonly string[] | null
  /** RUN, CMD, ENTRYPOINT: whether it is shell form. SHELL: its list. */
  readonly shell?: boolean | readonly string[]
  readonly files?: readonly { readonly Name: string; readonly Data: string; readonly Chomp: boolean }[]
  readonly network?: string
  readonly security?: string
  readonly devices?: readonly { readonly Name: string; readonly Required: boolean }[]
  readonly mounts?: readonly ParsedMount[]
  readonly mountError?: string
  readonly health?: Health
  readonly ports?: readonly string[]
  readonly user?: string
  readonly volumes?: readonly string[]
  readonly signal?: string
}

export interface ParsedStage {
  readonly index: number
  readonly name?: string
  readonly base: string
  readonly platform?: string
  readonly doc?: string
  readonly comments?: readonly string[]
  readonly location: readonly LineRange[]
  readonly commands: readonly ParsedInstruction[]
}

export interface ParseAnswer {
  readonly escape?: string
  readonly directives?: readonly { readonly Name: string; readonly Value: string }[]
  readonly syntax?: string
  readonly warnings?: readonly { readonly short: string }[]
  readonly nodes?: readonly ParsedNode[]
  readonly dump?: string
  readonly metaArgs?: readonly ParsedInstruction[]
  readonly stages?: readonly ParsedStage[]
  readonly error?: OracleError
}

export interface LintWarning {
  readonly ruleName: string
  readonly detail: string
  readonly location: { readonly ranges?: readonly { readonly start: { readonly line: number } }[] }
}

export interface LintAnswer {
  readonly warnings: readonly LintWarning[]
  readonly buildError?: OracleError
  readonly error?: OracleError
}

/** The parts of an image's configuration that a Dockerfile sets. */
export interface ImageConfig {
  readonly Env?: readonly string[]
  readonly Labels?: Readonly<Record<string, string>>
  readonly User?: string
  readonly WorkingDir?: string
  readonly Entrypoint?: readonly string[] | null
  readonly Cmd?: readonly string[] | null
  readonly Shell?: readonly string[]
  readonly Volumes?: Readonly<Record<string, unknown>>
  readonly ExposedPorts?: Readonly<Record<string, unknown>>
  readonly OnBuild?: readonly string[]
  readonly StopSignal?: string
  readonly Healthcheck?: Health
}

export interface LlbTarget {
  readonly index: number
  readonly name?: string
  readonly llb?: string
  readonly config?: string
  readonly numOps: number
  readonly image?: { readonly author?: string; readonly config?: ImageConfig; readonly architecture?: string }
  /** With `ops`: the operations as protobuf JSON, inputs by index. */
  readonly ops?: readonly { readonly op: LlbOp; readonly line?: readonly LineRange[] }[]
  readonly error?: OracleError
}

export interface LlbOp {
  readonly exec?: {
    readonly meta?: {
      readonly args?: readonly string[]
      readonly env?: readonly string[]
      readonly cwd?: string
      readonly user?: string
    }
    readonly mounts?: readonly Readonly<Record<string, unknown>>[]
    readonly network?: string
    readonly security?: string
  }
  readonly file?: { readonly actions?: readonly Readonly<Record<string, unknown>>[] }
  readonly source?: { readonly identifier?: string }
}

export interface LlbAnswer {
  readonly digest?: string
  readonly targets?: readonly LlbTarget[]
  readonly error?: OracleError
}

export interface SameAnswer {
  readonly same: boolean
  readonly diff?: Readonly<Record<string, unknown>>
  readonly error?: OracleError
}

export interface ExpandQuestion {
  readonly word: string
  readonly env?: Readonly<Record<string, string>>
  /** Default: backslash. */
  readonly escape?: string
  /** As the body of a COPY heredoc: quotes are literal. */
  readonly heredoc?: boolean
}

export interface ExpandAnswer {
  readonly result: string
  readonly words?: readonly string[]
  readonly unmatched?: readonly string[]
  readonly error?: OracleError
}

export interface IgnoreQuestion {
  readonly ignore: string
  readonly paths: readonly string[]
}

export interface IgnoreAnswer {
  readonly patterns: readonly string[] | null
  readonly excluded?: readonly boolean[]
  readonly error?: OracleError
}
