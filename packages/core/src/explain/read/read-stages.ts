import { evaluate, evaluateText } from '../../check/expand/evaluate.js'
import type { LexOptions } from '../../check/expand/lex-word.js'
import { resolve, useTarget, type Resolved } from '../../check/stages/resolve.js'
import { alongBases } from '../../check/variables/along-bases.js'
import { globalScope } from '../../check/variables/global-scope.js'
import { Scope } from '../../check/variables/scope.js'
import { expandedWords } from '../../check/entry-words.js'
import { applyEntry, baseFacts } from '../../check/variables/stage-scope.js'
import {
  variablesOf,
  type Dockerfile,
  type Entry,
  type Node,
  type Onbuild,
  type Reference,
  type Stage,
  type Word,
} from '../../model/index.js'
import { wholeImageName } from '../../model/lexical/image-name.js'
import { readTrigger } from '../../parse/read-trigger.js'
import { givenArguments, type BuildInput } from '../options.js'
import { mountFacts, type MountFacts } from './mount-facts.js'
import type { Here } from './here.js'
import { Names } from './names.js'
import { namedContexts, originOf, type NamedContexts, type Origin } from './origin.js'
import { readStep } from './read-step.js'
import type { Replace } from './replace.js'
import { afterEntry, noSettings, written, type Settings } from './settings.js'
import type { Step } from './step.js'
import { Traces } from './traces.js'

/** A stage, read: what it is made of and what it leaves. */
export interface ReadStage {
  readonly index: number
  readonly stage: Stage
  readonly base: Origin
  /** As written. */
  readonly platform: string | undefined
  /** What tells the image that it begins with, or its base begins with, from another. */
  readonly root: string
  readonly steps: readonly Step[]
  /** At its end. */
  readonly settings: Settings
  /** The mounts of its commands. */
  readonly mounts: readonly (MountFacts & { readonly entry: Entry; readonly workdir: string | undefined })[]
  /** Arguments that an instruction cannot do without, and that have no value. */
  readonly missing: readonly { readonly name: string; readonly entry: Entry | Stage }[]
  /** The other stages that it needs: its base, and what it copies from or mounts. */
  readonly uses: readonly number[]
  /** At its end. */
  readonly traces: Traces
}

/**
 * Reads all stages with the variables that they see. Takes time linear in the size of the file.
 *
 * @param names what is compared with another file needs the same ones
 */
export function readStages(file: Dockerfile, input: BuildInput, names = new Names()): readonly ReadStage[] {
  const given = givenArguments(input)
  const lex: LexOptions = { escape: file.directives.escape ?? '\\', quotes: true }
  const globals = globalScope(file, lex, given, () => undefined)
  const resolved = resolve(file, globals, lex)
  const scope = new Scope()
  const read: ReadStage[] = []
  alongBases(
    resolved,
    scope,
    (base, stage) => baseFacts(base, file.stages[stage]!, {}),
    (index, left) => {
      const reader = new StageReader(file, index, resolved, { globals, scope, lex, given, names }, input, read)
      read[index] = reader.read(left.workdir)
      return { workdir: read[index]!.settings.workdir, open: scope.open }
    },
  )
  return read
}

interface Variables {
  readonly globals: Scope
  readonly scope: Scope
  readonly lex: LexOptions
  readonly given: Readonly<Record<string, string>>
  readonly names: Names
}

class StageReader {
  private readonly stage: Stage
  private readonly contexts: NamedContexts
  private readonly replace: Replace
  private traces!: Traces
  private root!: string
  private readonly steps: Step[] = []
  private readonly mounts: ReadStage['mounts'][number][] = []
  private readonly missing: ReadStage['missing'][number][] = []
  private readonly uses = new Set<number>()
  private settings: Settings = noSettings
  private readonly own = { cmd: false }

  constructor(
    private readonly file: Dockerfile,
    private readonly index: number,
    private readonly resolved: Resolved,
    private readonly variables: Variables,
    input: BuildInput,
    private readonly done: readonly ReadStage[],
  ) {
    this.stage = file.stages[index]!
    this.contexts = namedContexts(input.contexts)
    const { scope, lex } = variables
    this.replace = {
      word: (word) => evaluate(word, scope.lookup, lex),
      text: (text) => evaluateText(text, scope.lookup, lex),
    }
  }

  read(workdir: string | undefined): ReadStage {
    const { index, stage } = this
    const { names, lex } = this.variables
    const base = this.base()
    const below = base.kind === 'stage' ? this.done[base.index]! : undefined
    this.root = below?.root ?? this.rootOf(base)
    this.traces = new Traces(names, lex, below?.traces, workdir)
    if (base.kind === 'stage') {
      this.uses.add(base.index)
      this.settings = this.done[base.index]!.settings
      for (const { entry, onbuild } of triggersOf(this.file.stages[base.index]!)) this.visit(entry, onbuild)
    } else if (workdir !== undefined) this.settings = { ...noSettings, workdir }
    for (const entry of stage.instructions) this.visit(entry, undefined)
    for (const { to } of this.resolved.uses[index]!) if (to !== undefined && to < index) this.uses.add(to)
    const { steps, settings, mounts, missing, traces } = this
    const platform = stage.platform === undefined ? undefined : written(stage.platform)
    return {
      index,
      stage,
      base,
      platform,
      root: this.root,
      steps,
      settings,
      mounts,
      missing,
      uses: [...this.uses],
      traces,
    }
  }

  private base(): Origin {
    const { globals, lex } = this.variables
    const found = this.resolved.bases[this.index]!
    const { base, platform } = this.stage
    for (const word of [base.kind === 'image-reference' ? base.reference : '', platform ?? '']) {
      this.missing.push(...unset(word, globals, true).map((name) => ({ name, entry: this.stage })))
    }
    switch (found.kind) {
      case 'stage':
        return { kind: 'stage', index: found.index }
      case 'scratch':
        return { kind: 'scratch' }
      case 'nothing':
        return originOf(base, undefined, this.contexts)
      case 'image': {
        const reference = base.kind === 'image-reference' ? base.reference : ''
        const text = evaluate(reference, globals.lookup, lex).text ?? written(reference)
        return originOf({ kind: 'image-reference', reference: text }, undefined, this.contexts)
      }
    }
  }

  /** The image, as BuildKit tells it from others. */
  private rootOf(base: Origin): string {
    if (base.kind !== 'image') return JSON.stringify(base)
    return JSON.stringify(['image', wholeImageName(base.reference), this.builtFor()])
  }

  private builtFor(): string {
    const { globals, lex, given } = this.variables
    const { platform } = this.stage
    if (platform === undefined) return given['TARGETPLATFORM']!
    return evaluate(platform, globals.lookup, lex).text ?? written(platform)
  }

  private visit(entry: Entry, onbuild: Onbuild | undefined): void {
    const { scope, globals, lex, given } = this.variables
    for (const { word } of expandedWords(entry)) {
      this.missing.push(...unset(word, scope, false).map((name) => ({ name, entry: onbuild ?? entry })))
    }
    const step = readStep(entry, this.here(onbuild))
    if (step !== undefined) this.steps.push(step)
    if (entry.kind === 'run') {
      const { workdir } = this.settings
      for (const mount of entry.flags.mounts ?? [])
        this.mounts.push({ ...mountFacts(mount, this.replace), entry: onbuild ?? entry, workdir })
    }
    this.settings = afterEntry(entry, this.settings, this.replace, this.own)
    const trace = this.traced(entry)
    applyEntry(entry, scope, globals, lex, given, () => undefined)
    trace()
  }

  /** Keeps the traces of an instruction, once its variables are set. */
  private traced(entry: Entry): () => void {
    const { traces } = this
    switch (entry.kind) {
      case 'workdir':
        traces.enter(this.trace(entry.path))
        return nothing
      case 'user':
        traces.user = this.trace(entry.user)
        return nothing
      case 'env': {
        // All values of one ENV see the variables before it.
        const pairs = entry.pairs.map(({ key, value }) => [this.trace(key), this.trace(value)] as const)
        return () => pairs.forEach(([name, value]) => traces.keep(name, value))
      }
      case 'arg':
        return () => entry.args.forEach(({ name, value }) => this.traceArgument(name, value))
      default:
        return nothing
    }
  }

  private traceArgument(name: string, value: Word | undefined): void {
    const { scope, globals, given } = this.variables
    // One that nobody gives a value leaves the variable what it is.
    if (value === undefined && !Object.hasOwn(given, name) && globals.get(name)?.set !== true) return
    this.traces.set(name, this.traces.of(value ?? '', scope.lookup(name)))
  }

  private trace(word: Word): string {
    return this.traces.of(word, this.replace.word(word))
  }

  private here(onbuild: Onbuild | undefined): Here {
    const { index, settings, contexts, replace, traces } = this
    return {
      ...replace,
      trace: (word) => this.trace(word),
      traces,
      root: this.root,
      stage: index,
      onbuild,
      settings,
      contexts,
      stageOf: (reference, at) => this.stageOf(reference, at, onbuild !== undefined),
    }
  }

  private stageOf(reference: Reference | undefined, at: Node, isTrigger: boolean): number | undefined {
    if (!isTrigger) return this.resolved.uses[this.index]!.find(({ nodes }) => nodes[0] === at)?.to
    if (reference === undefined) return undefined
    // The references of triggers are followed in the file whose stage they run in.
    const { file, index, resolved } = this
    const kind = at.kind === 'mount' ? 'mount' : 'copy'
    const found = useTarget(kind, reference, file, resolved.byName, file.stages.length)
    if (found !== undefined && found < index) this.uses.add(found)
    return found
  }
}

const nothing = (): void => undefined

/** The instructions that run in the stages that begin with this one. */
function triggersOf({ instructions }: Stage): readonly { readonly entry: Entry; readonly onbuild: Onbuild }[] {
  return instructions.flatMap((onbuild) => {
    if (onbuild.kind !== 'onbuild') return []
    const entry = onbuild.trigger.kind === 'raw' ? readTrigger(onbuild.trigger)?.entry : onbuild.trigger
    return entry === undefined ? [] : [{ entry, onbuild }]
  })
}

/** The variables without a value that a word asks for: by `${NAME:?}`, or in FROM, which cannot do without any. */
function unset(word: Word, scope: Scope, isFrom: boolean): readonly string[] {
  return variablesOf(word).flatMap(({ name, modifier }) => {
    const asks = modifier === undefined ? isFrom : /^:?\?/.test(modifier)
    const { set, text } = scope.lookup(name)
    const isMissing = set === false || (text === '' && modifier?.startsWith(':?') === true)
    return asks && isMissing ? [name] : []
  })
}
