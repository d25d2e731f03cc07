import { DockerfileError } from '../problem/index.js'
import { blank, node, type Comment, type Entry } from '../model/index.js'
import { artifactsOf } from './artifact.js'
import { commentNodes, withAllow } from './comments.js'
import { addStep, copyFromStep, copyStep } from './copying.js'
import { copyDeps, type CopyDepsOptions } from './copy-deps.js'
import { argStep } from './declaration.js'
import { checkStep } from './expressible.js'
import { tooMany, wrongArgument } from './handle.js'
import { callPlace, type CallPlace } from './places.js'
import { rawStep } from './raw.js'
import { commandStep, healthcheckStep, runStep, shellStep, stopsignalStep, userStep } from './running.js'
import { exposeStep, pairsStep, volumeStep, workdirStep } from './setting.js'
import { stepsOf } from './steps.js'
import {
  isStage,
  noStep,
  plainStep,
  STAGE,
  type AddedStep,
  type Origin,
  type Settings,
  type StageLink,
  type Step,
} from './step.js'
import { lowerSettings } from './within.js'

const asList = 'Write a list: [program, argument, …]'
const asSources = "Write the sources as a list: ['a', 'b']"
const asObject = 'Write one object: { NAME: value, OTHER: value }'

type Outputs = { readonly [name: string]: string }

/** Runtime of `Stage`; the public interface and its documentation are in types/. */
export class StageValue implements StageLink {
  declare readonly kind: 'stage'
  readonly entry: Step['entry'] | undefined
  readonly uses: Step['uses']
  readonly references: Step['references']
  readonly finish: Step['finish']
  readonly declares: Step['declares']
  readonly tip: StageLink

  private constructor(
    readonly name: string | undefined,
    readonly origin: Origin,
    readonly before: StageValue | undefined,
    { entry, uses, references, finish, declares }: AddedStep,
    readonly settings: Settings | undefined,
    readonly outputs: Outputs,
    readonly call: CallPlace | undefined,
    readonly plain = false,
  ) {
    this.entry = entry
    this.uses = uses
    this.references = references
    this.finish = finish
    this.declares = declares
    this.tip = entry === undefined && before !== undefined ? before.tip : this
    Object.freeze(this)
  }

  static from(name: string | undefined, origin: Origin): StageValue {
    return new StageValue(name, origin, undefined, noStep, undefined, noOutputs, origin.call)
  }

  get artifacts(): object {
    return artifactsOf(this)
  }

  #with(step: Step): this {
    const plain = checkStep(step)
    const { name, origin, settings, outputs } = this
    // To ask for the switch costs as much as to make an instruction, so a stage asks for it when it begins.
    const call = origin.call === undefined ? undefined : callPlace()
    return new StageValue(name, origin, this, step, settings, outputs, call, plain) as this
  }

  #entry(entry: Entry): this {
    return this.#with(plainStep(entry))
  }

  run(command: unknown, options?: object, ...more: readonly unknown[]): this {
    if (more.length > 0) throw tooMany('run', 'a command and options', asList)
    return this.#with(runStep(this, command, options))
  }
  cmd(command: unknown, ...more: readonly unknown[]): this {
    if (more.length > 0) throw tooMany('cmd', 'one command', asList)
    return this.#with(commandStep('cmd', command))
  }
  entrypoint(command: unknown, ...more: readonly unknown[]): this {
    if (more.length > 0) throw tooMany('entrypoint', 'one command', asList)
    return this.#with(commandStep('entrypoint', command))
  }
  healthcheck(command: unknown, options?: object, ...more: readonly unknown[]): this {
    if (more.length > 0) throw tooMany('healthcheck', 'a command and options', asList)
    return this.#with(healthcheckStep(command, options))
  }
  shell(args: unknown, ...more: readonly unknown[]): this {
    if (more.length > 0) throw tooMany('shell', 'one list', asList)
    return this.#with(shellStep(args))
  }
  stopsignal(signal: unknown, ...more: readonly unknown[]): this {
    if (more.length > 0) throw tooMany('stopsignal', 'one signal')
    return this.#with(stopsignalStep(signal))
  }
  user(user: unknown, ...more: readonly unknown[]): this {
    if (more.length > 0) throw tooMany('user', 'one user')
    return this.#with(userStep(user))
  }
  copy(sources: unknown, destination: unknown, options?: object, ...more: readonly unknown[]): this {
    if (more.length > 0) throw tooMany('copy', 'sources, a destination and options', asSources)
    return this.#with(copyStep(this, sources, destination, options))
  }
  copyFrom(from: unknown, ...rest: readonly unknown[]): this {
    return this.#with(copyFromStep(this, from, rest))
  }
  add(sources: unknown, destination: unknown, options?: object, ...more: readonly unknown[]): this {
    if (more.length > 0) throw tooMany('add', 'sources, a destination and options', asSources)
    return this.#with(addStep(this, sources, destination, options))
  }
  workdir(path: unknown, ...more: readonly unknown[]): this {
    if (more.length > 0) throw tooMany('workdir', 'one folder')
    return this.#with(workdirStep(path))
  }
  volume(...paths: readonly unknown[]): this {
    return this.#with(volumeStep(paths))
  }
  arg(declaration: unknown, value?: unknown): this {
    return this.#with(argStep(declaration, value))
  }
  env(values: unknown, ...more: readonly unknown[]): this {
    if (more.length > 0) throw tooMany('env', 'one object', asObject)
    return this.#with(pairsStep('env', values))
  }
  label(values: unknown, ...more: readonly unknown[]): this {
    if (more.length > 0) throw tooMany('label', 'one object', asObject)
    return this.#with(pairsStep('label', values))
  }
  expose(...ports: readonly unknown[]): this {
    return this.#with(exposeStep(ports))
  }
  maintainer(name: string): this {
    if (typeof name !== 'string') throw wrongArgument('maintainer', 'a string', name)
    return this.#entry(node({ kind: 'maintainer', name }))
  }
  raw(keyword: string, text: string): this {
    return this.#with(rawStep(keyword, text))
  }

  onbuild(triggers: (on: StageValue) => StageValue): this {
    // A child runs them, so they find the user, the folder and the shell that this stage leaves it.
    const origin: Origin = Object.freeze({ ...this.origin, root: Object.freeze({ kind: 'stage', stage: this }) })
    const child = new StageValue(undefined, origin, undefined, noStep, this.settings, noOutputs, undefined)
    const made: unknown = triggers(child)
    if (!isStage(made) || made.origin !== origin) {
      throw wrongArgument(
        'onbuild: result of the function',
        'the triggers that it was given, with more called on them',
        made,
      )
    }
    const steps = stepsOf(made)
    if (steps.length === 0)
      throw new DockerfileError({ code: 'empty-sources', message: 'onbuild needs at least one trigger' })
    return steps.reduce<StageValue>((stage, step) => stage.#with(onbuildStep(step)), this) as this
  }

  comment(text: string): this {
    return this.#comments(commentNodes(text))
  }
  blank(): this {
    return this.#entry(blank)
  }
  allow(rule: string, reason: string): this {
    const { link, comments } = commentsBefore(this)
    const from = link === this ? this : link.#settle(this.settings, this.outputs)
    return (from as this).#comments(withAllow(comments, rule, reason))
  }
  #comments(nodes: readonly Comment[]): this {
    return nodes.reduce<StageValue>((stage, entry) => stage.#entry(entry), this) as this
  }

  artifact(name: string, path: string): this {
    if (typeof name !== 'string' || name === '') throw wrongArgument('artifact: name', 'a name', name)
    if (typeof path !== 'string' || path === '') throw wrongArgument('artifact: path', 'a path in the stage', path)
    if (Object.hasOwn(this.outputs, name)) {
      throw new DockerfileError({
        code: 'duplicate-artifact',
        message: `the stage has an artifact "${name}" already, at ${this.outputs[name]}`,
      })
    }
    const outputs = Object.freeze({ ...this.outputs, [name]: path })
    return new StageValue(this.name, this.origin, this, noStep, this.settings, outputs, callPlace()) as this
  }

  copyDeps(options?: CopyDepsOptions): this {
    return copyDeps(this, options)
  }

  use<Result>(recipe: (stage: this) => Result): Result {
    if (typeof recipe !== 'function') throw wrongArgument('use', 'a function from stage to stage', recipe)
    return stageResult('use', recipe(this))
  }

  within<Result>(options: object, body: (stage: this) => Result): Result {
    if (typeof body !== 'function') throw wrongArgument('within', 'a function from stage to stage', body)
    const inner = this.#settle(lowerSettings(options, this.settings))
    const result = stageResult('within', body(inner as this))
    return (result as unknown as StageValue).#settle(this.settings) as Result
  }
  #settle(settings: Settings | undefined, outputs = this.outputs): StageValue {
    return new StageValue(this.name, this.origin, this, noStep, settings, outputs, this.call)
  }

  toString(): never {
    throw new DockerfileError({
      code: 'handle-in-plain-string',
      message: `the stage${this.name === undefined ? '' : ` "${this.name}"`} was put into a string, which cannot keep it`,
      hint: 'Pass it as a value: .from(stage), .copyFrom(stage, …)',
    })
  }
}

/** The comments at the end of a stage, and the link before them. `within` and artifacts write nothing between them. */
function commentsBefore(stage: StageValue): { readonly link: StageValue; readonly comments: readonly Comment[] } {
  const comments: Comment[] = []
  let link = stage
  for (let at = stage; at.before !== undefined; at = at.before) {
    const entry = at.entry
    if (entry === undefined) continue
    if (entry.kind !== 'comment') break
    comments.unshift(entry)
    link = at.before
  }
  return { link, comments }
}

const noOutputs: Outputs = Object.freeze({})
Object.defineProperty(StageValue.prototype, 'kind', { value: 'stage', enumerable: true })
Object.defineProperty(StageValue.prototype, STAGE, { value: true })

function stageResult<Result>(call: string, result: Result): Result {
  if (isStage(result)) return result
  throw wrongArgument(`${call}: result of the function`, 'a stage', result)
}

function onbuildStep(step: Step): Step {
  const { entry } = step
  if (entry.kind === 'comment' || entry.kind === 'blank') return step
  if (entry.kind === 'onbuild' || entry.kind === 'maintainer') {
    throw new DockerfileError({
      code: 'wrong-argument',
      message: `BuildKit refuses ${entry.kind.toUpperCase()} as a trigger of ONBUILD`,
    })
  }
  const { uses, references, finish, declares } = step
  return {
    entry: node({ kind: 'onbuild', trigger: entry }),
    uses,
    references,
    finish: finish && ((_, nameOf) => node({ kind: 'onbuild', trigger: finish(step, nameOf) })),
    declares,
  }
}
