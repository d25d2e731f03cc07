import type { Command, Heredoc, ShellLine } from './command.js'
import type { AddFlags, CopyFlags, HealthcheckFlags, RunFlags } from './flags.js'
import type { Word } from './word.js'

/** `ADD [flags] source… destination` */
export interface Add {
  readonly kind: 'add'
  readonly flags: AddFlags
  readonly sources: readonly Source[]
  readonly destination: Word
}

/** `ARG name[=value]…`. Before the first FROM it is a global argument. */
export interface Arg {
  readonly kind: 'arg'
  readonly args: readonly ArgDeclaration[]
  readonly comments?: readonly InnerComment[]
}
export interface ArgDeclaration {
  /** Never expanded. */
  readonly name: string
  /** The default; absent in a bare declaration. */
  readonly value?: Word
}

/** `CMD command` */
export interface Cmd {
  readonly kind: 'cmd'
  readonly command: Command
}

/** `COPY [flags] source… destination` */
export interface Copy {
  readonly kind: 'copy'
  readonly flags: CopyFlags
  readonly sources: readonly Source[]
  readonly destination: Word
}

/** `ENTRYPOINT command` */
export interface Entrypoint {
  readonly kind: 'entrypoint'
  readonly command: Command
}

/** `ENV key=value…` */
export interface Env {
  readonly kind: 'env'
  readonly pairs: readonly Pair[]
  readonly comments?: readonly InnerComment[]
}

/** `EXPOSE port…` */
export interface Expose {
  readonly kind: 'expose'
  readonly ports: readonly Word[]
}

/** `HEALTHCHECK [flags] CMD command`, or `HEALTHCHECK NONE` when there is no command. */
export interface Healthcheck {
  readonly kind: 'healthcheck'
  readonly flags: HealthcheckFlags
  readonly command?: Command
}

/** `LABEL key=value…` */
export interface Label {
  readonly kind: 'label'
  readonly pairs: readonly Pair[]
  readonly comments?: readonly InnerComment[]
}

/** `MAINTAINER name`, deprecated by Docker. */
export interface Maintainer {
  readonly kind: 'maintainer'
  readonly name: string
}

/**
 * `ONBUILD trigger`. BuildKit keeps the trigger's text, byte for byte, in the image; so a parsed trigger is `raw`,
 * and only the DSL makes others.
 */
export interface Onbuild {
  readonly kind: 'onbuild'
  readonly trigger: Instruction
}

/** `RUN [flags] command` */
export interface Run {
  readonly kind: 'run'
  readonly flags: RunFlags
  readonly command: Command
}

/** `SHELL ["program", "argument"…]` */
export interface Shell {
  readonly kind: 'shell'
  readonly args: readonly string[]
}

/** `STOPSIGNAL signal` */
export interface Stopsignal {
  readonly kind: 'stopsignal'
  readonly signal: Word
}

/** `USER user[:group]` */
export interface User {
  readonly kind: 'user'
  readonly user: Word
}

/** `VOLUME path…` */
export interface Volume {
  readonly kind: 'volume'
  readonly paths: readonly Word[]
}

/** `WORKDIR path` */
export interface Workdir {
  readonly kind: 'workdir'
  readonly path: Word
}

/** An instruction given as text. `lines` follow the rules of a shell command's lines. */
export interface Raw {
  readonly kind: 'raw'
  readonly keyword: string
  readonly lines: readonly ShellLine[]
  readonly heredocs: readonly Heredoc[]
}

/** `key=value` of ENV or LABEL. Keys are expanded too. */
export interface Pair {
  readonly key: Word
  readonly value: Word
}

/** A source of COPY or ADD: a path, a URL, or a file whose content stands in the Dockerfile. */
export type Source = Word | InlineFile

/** A heredoc of COPY or ADD. The delimiter is the file's name. */
export interface InlineFile {
  readonly kind: 'inline-file'
  readonly name: string
  /**
   * The body: empty, or ending with a newline. Without `expand` a string, verbatim as it stands in the file. With
   * `expand` the meaning of the body: literal text (BuildKit removes every backslash there) and variables.
   */
  readonly content: Word
  readonly expand: boolean
  readonly stripTabs: boolean
}

/** A comment that stands inside an instruction, before the item of that index. */
export interface InnerComment {
  readonly before: number
  readonly text: string
}

/**
 * One comment line. `text` is all that follows `#`, trailing blanks removed: `# a` has the text ` a`.
 */
export interface Comment {
  readonly kind: 'comment'
  readonly text: string
}

/** A blank line that groups the entries of a stage. Never first, last or twice in a row. */
export interface Blank {
  readonly kind: 'blank'
}

export type Instruction =
  | Add
  | Arg
  | Cmd
  | Copy
  | Entrypoint
  | Env
  | Expose
  | Healthcheck
  | Label
  | Maintainer
  | Onbuild
  | Run
  | Shell
  | Stopsignal
  | User
  | Volume
  | Workdir
  | Raw

/** What a stage is made of: instructions, and what stands between them. */
export type Entry = Instruction | Comment | Blank
