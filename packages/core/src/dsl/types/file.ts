import type { Dockerfile as Model, Node } from '../../model/index.js'
import type { Place, Problem } from '../../problem/index.js'
import type { ArgDeclaration } from './settings.js'
import type { Arg, Value } from './values.js'
import type { AnyStage } from './references.js'
import type { Known, Refused } from './refused.js'
import type { Stage } from './stage.js'

/** Parser directives. */
export interface DirectiveOptions {
  /**
   * The frontend image, such as `'docker/dockerfile:1'` or a mirror of it. Default: written when an instruction needs
   * it. `false` never writes it and refuses what needs it.
   */
  readonly syntax?: string | false | undefined
  /** The character that continues a line and escapes. Default: backslash. */
  readonly escape?: '\\' | '`' | undefined
  /** What `docker build --check` does, such as `'skip=JSONArgsRecommended;error=true'`. */
  readonly check?: string | undefined
}

export interface EmitOptions {
  /** Comment lines at the top, before those of the file. */
  readonly header?: readonly string[] | undefined
}

/** A Dockerfile as text. */
export interface Emitted {
  readonly text: string
  /** `lines[i]` is the node that wrote line i + 1. */
  readonly lines: readonly (Node | undefined)[]
}

export interface CheckOptions {
  /** The version of the Dockerfile frontend that the build surely has. Default: `'1.5'`. */
  readonly frontend?: string | false | undefined
  /**
   * The variables that an image sets, by the last components of its repository (`base/java`), or as a function of its
   * reference. An image named here sets these and no others.
   */
  readonly baseVariables?:
    Readonly<Record<string, readonly string[]>> | ((reference: string) => readonly string[] | undefined) | undefined
  /** The build arguments of one certain build: what fails with them is an error. */
  readonly buildArguments?: Readonly<Record<string, string>> | undefined
}

/** What stands before the first stage. */
export interface Globals {
  readonly kind: 'globals'
  /**
   * Declares a global argument here, or several in one instruction; handles that bases use are declared by themselves
   * otherwise.
   */
  arg(name: string, value?: Value): this
  arg(declaration: Arg | string | readonly ArgDeclaration[]): this
  /** Writes comment lines. */
  comment(text: string): this
  /** Leaves a blank line. */
  blank(): this
}

/** A file, whatever its stages are called. */
export interface AnyDockerfile {
  readonly kind: 'dockerfile-file'
  readonly model: Model
  /** The lines of TypeScript that wrote the nodes; empty unless places are recorded. */
  readonly places: ReadonlyMap<Node, Place>
  readonly ignorePatterns: readonly string[]
  /** The names of `context(…)` that the file uses: what every build of it must be given. */
  readonly contexts: readonly string[]

  /** The canonical text, and the node behind every line. */
  emit(options?: EmitOptions): Emitted
  /** The problems of the file as a whole. */
  check(options?: CheckOptions): readonly Problem[]
  /** The canonical text. */
  toString(): string
}

/** The names stand beside the sentence so that an editor offers them. */
type CheckStageName<Name extends string, Names extends string> = Name extends Names
  ? Name
  : Known<Name> extends true
    ? Names | Refused<`this file has no stage '${Name}'`>
    : Name

/** A file made of stages. Every method gives a new file and leaves this one as it is. */
export interface Dockerfile<Names extends string = string> extends AnyDockerfile {
  /** Names of the listed stages. */
  readonly names: readonly Names[]

  /**
   * Replaces a listed stage by name, and repoints every reference to it.
   *
   *     const web = stage('web').from('nginx:1.29-alpine')
   *     dockerfile(web).extend('web', (s) => s.expose(80))
   *     // FROM nginx:1.29-alpine AS web
   *     // EXPOSE 80
   *
   * @throws {DockerfileError} 'unknown-stage'
   */
  extend<const Name extends string>(name: CheckStageName<Name, Names>, change: (stage: Stage<Name>) => AnyStage): this

  /**
   * Sets parser directives.
   *
   *     dockerfile(stage().from('alpine:3.22')).directives({ syntax: 'docker/dockerfile:1' })
   *     // # syntax=docker/dockerfile:1
   *
   * @throws {DockerfileError} 'bad-directive'
   * @see https://docs.docker.com/reference/dockerfile/#parser-directives
   */
  directives(directives: DirectiveOptions): this

  /** Writes comment lines at the top, after the directives. */
  header(text: string): this

  /** Writes global arguments and comments before the first stage, in this order. */
  globals(write: (globals: Globals) => Globals): this

  /**
   * Adds patterns to the ignore file that is written beside the Dockerfile.
   *
   * @see https://docs.docker.com/build/concepts/context/#dockerignore-files
   */
  ignore(...patterns: readonly string[]): this
}

/** What `defineConfig` says for all its outputs. */
export interface ConfigOptions {
  /** Folder whose files the build gets, for all outputs or by output. Default: the config's folder. */
  readonly context?: string | { readonly [output: string]: string } | undefined
  /** The version of the Dockerfile frontend that the build surely has. Default: `'1.5'`. */
  readonly frontend?: string | false | undefined
  /** The header that the CLI writes. Default: who wrote the file and how to change it; `false` writes none. */
  readonly header?: string | false | undefined
  /** How rules of lint are switched for this config; `stagecraft lint --list-rules` lists them. */
  readonly lint?: LintConfig | undefined
}

export interface LintConfig {
  readonly rules?: { readonly [rule: string]: 'off' | 'info' | 'warning' | 'error' } | undefined
}

/** Several outputs, by path from the config's folder. */
export interface Config {
  readonly kind: 'config'
  readonly outputs: { readonly [path: string]: AnyDockerfile }
  readonly options: ConfigOptions
}

/** Outputs as an object, or as the list that `matrix` makes. */
export type Outputs =
  { readonly [path: string]: AnyDockerfile } | readonly (readonly [path: string, file: AnyDockerfile])[]

/** Values by axis. */
export interface Axes {
  readonly [axis: string]: readonly unknown[]
}

/** One value of every axis. */
export type Point<A extends Axes> = { readonly [Axis in keyof A]: A[Axis][number] }
