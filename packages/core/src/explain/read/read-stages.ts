import { evaluate, evaluateText } from '../../check/expand/evaluate.js'
import type { LexOptions } from '../../check/expand/lex-word.js'
import { resolve, type Resolved } from '../../check/stages/resolve.js'
import { alongBases } from '../../check/variables/along-bases.js'
import { globalScope } from '../../check/variables/global-scope.js'
import { Scope } from '../../check/variables/scope.js'
import { expandedWords } from '../../check/entry-words.js'
import { applyEntry, baseFacts } from '../../check/variables/stage-scope.js'
import {
  variablesOf,
  type Dockerfile,
  type Entry,
  type Onbuild,
  type Reference,
  type Stage,
  type Word,
} from '../../model/index.js'
import { goLower } from '../../model/lexical/lower-case.js'
import { readTrigger } from '../../parse/read-trigger.js'
import { givenArguments, type BuildInput } from '../options.js'
import { mountFacts, type MountFacts, type Replace } from './mount-facts.js'
import { originOf, type Origin } from './origin.js'
import { readStep, type Here } from './read-step.js'
import { afterEntry, noSettings, written, type Settings } from './settings.js'
import type { Step } from './step.js'

/** A stage, read: what it is made of and what it leaves. */
export interface ReadStage {
  readonly index: number
  readonly stage: Stage
  readonly base: Origin
  /** As written. */
  readonly platform: string | undefined
  readonly steps: readonly Step[]
  /** At its end. */
  readonly settings: Settings
  /** The mounts of its commands. */
  readonly mounts: readonly (MountFacts & { readonly entry: Entry; readonly workdir: string | undefined })[]
  /** Arguments that an instruction cannot do without, and that have no value. */
  readonly missing: readonly { readonly name: string; readonly entry: Entry | Stage }[]
  /** The other stages that it needs: its base, and what it copies from or mounts. */
  readonly uses: readonly number[]
}

/** Reads all stages with the variables that they see. Takes time linear in the size of the file. */
export function readStages(file: Dockerfile, input: BuildInput): readonly ReadStage[] {
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
      const reader = new StageReader(file, index, resolved, { globals, scope, lex, given }, input, read)
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
}

class StageReader {
  private readonly stage: Stage
  private readonly contexts: ReadonlySet<string>
  private readonly replace: Replace
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
    this.contexts = new Set(input.contexts)
    const { scope, lex } = variables
    this.replace = {
      word: (word) => evaluate(word, scope.lookup, lex),
      text: (text) => evaluateText(text, scope.lookup, lex),
    }
  }

  read(workdir: string | undefined): ReadStage {
    const { index, stage } = this
    const base = this.base()
    if (base.kind === 'stage') {
      this.uses.add(base.index)
      this.settings = this.done[base.index]!.settings
      for (const { entry, onbuild } of triggersOf(this.file.stages[base.index]!)) this.visit(entry, onbuild)
    } else if (workdir !== undefined) this.settings = { ...noSettings, workdir }
    for (const entry of stage.instructions) this.visit(entry, undefined)
    for (const { to } of this.resolved.uses[index]!) if (to !== undefined && to < index) this.uses.add(to)
    const { steps, settings, mounts, missing } = this
    const platform = stage.platform === undefined ? undefined : written(stage.platform)
    return { index, stage, base, platform, steps, settings, mounts, missing, uses: [...this.uses] }
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
    applyEntry(entry, scope, globals, lex, given, () => undefined)
  }

  private here(onbuild: Onbuild | undefined): Here {
    const { index, settings, contexts, replace } = this
    return {
      ...replace,
      stage: index,
      onbuild,
      settings,
      contexts,
      environment: () => this.environment(),
      stageOf: (reference, at) => this.stageOf(reference, at, onbuild !== undefined),
    }
  }

  private environment(): ReadonlyMap<string, string> {
    const { scope } = this.variables
    const seen = new Map<string, string>()
    for (const name of scope.names()) {
      const slot = scope.get(name)
      if (slot?.set === true) seen.set(name, slot.text ?? '?')
    }
    return seen
  }

  private stageOf(reference: Reference | undefined, at: object, isTrigger: boolean): number | undefined {
    if (!isTrigger) return this.resolved.uses[this.index]!.find(({ nodes }) => nodes[0] === at)?.to
    // The references of triggers are followed in the file whose stage they run in.
    if (reference?.kind === 'scratch' || reference === undefined) return undefined
    const name = reference.kind === 'stage-reference' ? reference.stage : reference.reference
    const found = typeof name === 'string' ? this.resolved.byName.get(goLower(name)) : undefined
    if (found !== undefined && found < this.index) this.uses.add(found)
    return found
  }
}

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
