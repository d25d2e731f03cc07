import { DockerfileError, didYouMean, type Place, type Problem } from '../problem/index.js'
import { node, variablesOf, type Comment, type Dockerfile, type Node } from '../model/index.js'
import type { PlainMarks } from '../model/plain-entry.js'
import { automaticArguments } from '../model/lexical/automatic-arguments.js'
import { compareVersions } from '../model/lexical/frontend-version.js'
import { commentNodes } from './comments.js'
import { contextNames } from './contexts.js'
import { checkedDirectives, type DirectiveInput } from './directives.js'
import { wrongArgument } from './handle.js'
import { writtenGlobals, type GlobalsValue } from './globals.js'
import { lowerFile, type FileSpec, type LoweredFile } from './lower-file.js'
import { placeOf } from './order.js'
import { callPlace, type CallPlace } from './places.js'
import { isStage, type StageLink } from './step.js'

/** What the file needs of the rooms that this one must not import; the entry point brings them together. */
export interface Services {
  emit(file: Dockerfile, options: EmitInput, plain: PlainMarks): Emitted
  check(
    file: Dockerfile,
    options: CheckInput & { readonly places?: ReadonlyMap<Node, Place> },
    plain: PlainMarks,
  ): readonly Problem[]
  /** The first version of the frontend that has everything in the file. */
  requiredFrontend(file: Dockerfile, plain: PlainMarks): { readonly version: string } | undefined
}

interface EmitInput {
  readonly header?: readonly string[]
}

interface CheckInput {
  readonly frontend?: string | false
  readonly baseVariables?:
    Readonly<Record<string, readonly string[]>> | ((reference: string) => readonly string[] | undefined)
  readonly buildArguments?: Readonly<Record<string, string>>
}

export interface Emitted {
  readonly text: string
  readonly lines: readonly (Node | undefined)[]
}

interface Spec extends FileSpec {
  readonly ignorePatterns: readonly string[]
  /** What `directives({ syntax })` said; `undefined` leaves it to what the file needs. */
  readonly syntax: string | false | undefined
  readonly frontend: string
  /** Where `directives` was called last. */
  readonly directed?: CallPlace | undefined
}

const DEFAULT_FRONTEND = '1.5'
const DEFAULT_SYNTAX = 'docker/dockerfile:1'

/** Runtime of `Dockerfile`: stages, lowered and checked when the value is made. */
export class FileValue {
  readonly kind = 'dockerfile-file'
  readonly model: Dockerfile
  readonly names: readonly string[]
  readonly #spec: Spec
  readonly #services: Services
  readonly #lowered: LoweredFile

  constructor(spec: Spec, services: Services) {
    this.#services = services
    this.#spec = spec
    this.#lowered = lowerFile(spec)
    this.model = withSyntax(this.#lowered, spec, services)
    this.names = Object.freeze(this.#lowered.ordered.names)
    Object.freeze(this)
    if (!awaitsGlobals(this.model)) this.#refuseErrors()
  }

  #refuseErrors(): void {
    if (this.#spec.loose) return
    for (const found of this.check()) if (found.severity === 'error') throw new DockerfileError(found)
  }

  get places(): ReadonlyMap<Node, Place> {
    const places = this.#lowered.places()
    const directed = placeOf(this.#spec.directed)
    return directed === undefined ? places : new Map([...places, [this.model, directed]])
  }
  get ignorePatterns(): readonly string[] {
    return this.#spec.ignorePatterns
  }
  get contexts(): readonly string[] {
    return contextNames(this.model)
  }

  emit(options: EmitInput = noOptions): Emitted {
    if (awaitsGlobals(this.model)) this.#refuseErrors()
    return this.#services.emit(this.model, options, this.#lowered.plain)
  }
  check(options: CheckInput = noOptions): readonly Problem[] {
    const { syntax, frontend } = this.#spec
    const declared = options.frontend ?? (syntax === false ? frontend : undefined)
    const how = declared === undefined ? options : { ...options, frontend: declared }
    const { plain } = this.#lowered
    const found = this.#services.check(this.model, how, plain)
    // Reading places from stacks takes far longer than a check, and a file without problems needs none.
    return found.length === 0 ? found : this.#services.check(this.model, { ...how, places: this.places }, plain)
  }
  toString(): string {
    return this.emit().text
  }

  #but(change: Partial<Spec>): FileValue {
    return new FileValue({ ...this.#spec, ...change }, this.#services)
  }

  extend(name: string, change: (stage: StageLink) => unknown): FileValue {
    const found = this.#spec.stages.find((stage) => stage.name === name)
    if (found === undefined) {
      const names = this.names
      throw new DockerfileError({
        code: 'unknown-stage',
        message: `this file has no stage '${name}'; it has ${names.map((n) => `'${n}'`).join(', ')}`,
        hint: didYouMean(name, names),
      })
    }
    const changed = change(found)
    if (!isStage(changed) || changed.name !== name) {
      throw wrongArgument(
        `extend('${name}', …): result of the function`,
        'the stage that it was given, with more called on it',
        changed,
      )
    }
    const replaced = new Map(this.#spec.replaced)
    if (changed.tip !== found.tip) replaced.set(found.tip, changed)
    return this.#but({ stages: this.#spec.stages.map((stage) => (stage === found ? changed : stage)), replaced })
  }

  directives(given: DirectiveInput): FileValue {
    const { syntax, ...directives } = checkedDirectives(given)
    return this.#but({
      directives: Object.freeze({ ...this.#spec.directives, ...directives }),
      syntax: syntax ?? this.#spec.syntax,
      directed: callPlace(),
    })
  }
  header(text: string): FileValue {
    return this.#but({ header: Object.freeze<Comment[]>([...commentNodes(text)]) })
  }
  globals(write: (globals: GlobalsValue) => unknown): FileValue {
    return this.#but({ globals: writtenGlobals(write, this.#spec.globals) })
  }
  ignore(...patterns: readonly string[]): FileValue {
    const bad = patterns.find((pattern) => typeof pattern !== 'string' || pattern === '' || /[\n\r]/.test(pattern))
    if (bad !== undefined) throw wrongArgument('ignore', 'patterns, one line of text each', bad)
    return this.#but({ ignorePatterns: Object.freeze([...this.#spec.ignorePatterns, ...patterns]) })
  }
  /** The same file for builds whose own frontend is of this version. */
  withFrontend(frontend: string | false): FileValue {
    return frontend === false ? this.#but({ syntax: false }) : this.#but({ frontend })
  }
}

/**
 * Whether a base names an argument that nothing declares yet: `globals` may do so, so what is wrong with the file is told
 * when it is written.
 */
function awaitsGlobals({ globalArgs, stages }: Dockerfile): boolean {
  let declared: Set<string> | undefined
  for (let at = 0; at < stages.length; at++) {
    const { base, platform } = stages[at]!
    const reference = base.kind === 'image-reference' ? base.reference : undefined
    if (typeof reference !== 'object' && typeof platform !== 'object') continue
    for (const word of [reference, platform]) {
      if (typeof word !== 'object') continue
      declared ??= new Set(
        globalArgs.flatMap((entry) => (entry.kind === 'arg' ? entry.args.map(({ name }) => name) : [])),
      )
      for (const { name } of variablesOf(word)) if (!declared.has(name) && !automaticArguments.has(name)) return true
    }
  }
  return false
}

/** Adds `# syntax=` where an instruction needs a newer frontend than the build surely has. */
function withSyntax({ model, plain }: LoweredFile, spec: Spec, services: Services): Dockerfile {
  let { syntax } = spec
  if (syntax === false || (syntax === undefined && spec.loose)) return model
  if (syntax === undefined) {
    const needed = services.requiredFrontend(model, plain)
    if (needed === undefined || compareVersions(needed.version, spec.frontend) <= 0) return model
    syntax = DEFAULT_SYNTAX
  }
  return node({ ...model, directives: Object.freeze({ syntax, ...model.directives }) })
}

/** Makes the functions `dockerfile` and `dockerfile.loose`. */
export function fileFunctions(services: Services): ((...stages: readonly unknown[]) => FileValue) & {
  readonly loose: (...stages: readonly unknown[]) => FileValue
} {
  const make =
    (loose: boolean) =>
    (...stages: readonly unknown[]): FileValue =>
      new FileValue(
        {
          stages: listedStages(stages),
          replaced: noneReplaced,
          loose,
          directives: noDirectives,
          header: nothing,
          globals: nothing,
          ignorePatterns: nothing,
          syntax: undefined,
          frontend: DEFAULT_FRONTEND,
        },
        services,
      )
  return Object.freeze(Object.assign(make(false), { loose: make(true) }))
}

const noneReplaced: FileSpec['replaced'] = new Map()
const noOptions = Object.freeze({})
const noDirectives: FileSpec['directives'] = Object.freeze({})
const nothing: readonly never[] = Object.freeze([])

function listedStages(given: readonly unknown[]): readonly StageLink[] {
  if (given.length === 0) {
    throw new DockerfileError({ code: 'empty-file', message: 'a Dockerfile needs at least one stage' })
  }
  return given.map((stage) => {
    if (isStage(stage)) return stage
    const unbased = (stage as { kind?: unknown } | null)?.kind === 'unbased-stage'
    throw unbased
      ? new DockerfileError({
          code: 'wrong-argument',
          message: 'dockerfile: a stage has no base yet',
          hint: 'Call .from(…) on it first',
        })
      : wrongArgument('dockerfile', 'stages', stage)
  })
}
