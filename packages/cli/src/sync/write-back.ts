import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { problem, type Place, type Problem } from '@stagecraft/core'
import type { LiteralChange } from '@stagecraft/convert/edit'
import { configOption } from '../config/config-option.js'
import { seal, withHashOf } from '../outputs/header.js'
import { differentLine, startOfLine } from '../outputs/different-line.js'
import type { Output } from '../outputs/plan.js'
import { placeIn } from '../place-in.js'
import { shownPath, shownValue } from '../shown.js'
import { imageEdits, type ImageEdit } from '../outputs/image-edits.js'
import { idOf, keyOf, placed, told, type Change, type Placed } from './change.js'
import { textOptions } from './preset-options.js'
import { tryTexts, type Trial } from './trial.js'
import { whyNot, type Effect, type Wanted } from './why-not.js'

/** An output that was edited in nothing but tags and versions. */
export interface EditedOutput {
  readonly output: Output
  readonly images: readonly ImageEdit[]
  /** Whether the config has changed as well: then its outputs need not become what lies on disk. */
  readonly isBehind: boolean
}

/** A literal in a file of the user that has another text. */
export interface ChangedLiteral {
  readonly place: Place & { readonly file: string }
  readonly before: string
  readonly after: string
}

export interface WrittenBack {
  readonly changed: readonly ChangedLiteral[]
  /** The files with these texts. */
  readonly texts: ReadonlyMap<string, string>
  /** What the configs describe then. */
  readonly trial: Trial
}

/** More would be a config that is nothing but versions; each trial runs it once. */
const MOST_TRIALS = 200

/**
 * Finds the literals in configs that are behind the edits of their outputs. How a value goes through a program is not
 * followed: every literal that could be meant is tried, and what then changes is seen. In the end all of it is run once
 * more, and must give the very text that lies on disk.
 *
 * @param all every output of the configs in this run
 * @returns what to write, or why nothing can be written
 */
export async function writeBack(
  edited: readonly EditedOutput[],
  all: readonly Output[],
  seconds: number,
  cwd: string,
): Promise<WrittenBack | readonly Problem[]> {
  const search = new Search(edited, all, seconds, cwd, await import('@stagecraft/convert/edit'))
  return await search.run()
}

class Search {
  readonly #edited: readonly EditedOutput[]
  readonly #all: readonly Output[]
  readonly #seconds: number
  readonly #cwd: string
  readonly #sources = new Map<string, string>()
  readonly #wanted: ReadonlyMap<string, Wanted>
  readonly #convert: typeof import('@stagecraft/convert/edit')

  constructor(
    edited: readonly EditedOutput[],
    all: readonly Output[],
    seconds: number,
    cwd: string,
    convert: typeof import('@stagecraft/convert/edit'),
  ) {
    this.#convert = convert
    this.#edited = edited
    this.#all = all
    this.#seconds = seconds
    this.#cwd = cwd
    this.#wanted = new Map(
      edited.flatMap(({ output, images }) =>
        images.map((edit) => {
          const key = slotKey(output, edit)
          return [key, { key, edit, output }] as const
        }),
      ),
    )
  }

  async run(): Promise<WrittenBack | readonly Problem[]> {
    const { changesFor, literalsOf } = this.#convert
    const found: Effect[] = []
    for (const [config, outputs] of this.#byConfig()) {
      const literals = this.#filesOf(outputs).flatMap((file) => literalsOf(file, this.#source(file)))
      const pairs = outputs.flatMap(({ images }) => images)
      const changes = unique(pairs.flatMap(({ before, after }) => changesFor(literals, before, after)))
      for (const change of changes.slice(0, MOST_TRIALS))
        found.push({ change, ...(await this.#effectOf(this.#texts([change]), config)) })
    }
    const ofLiterals = merged(found)
    if (this.#lost(this.#choose(ofLiterals)).length > 0) {
      for (const [config, outputs] of this.#byConfig()) found.push(...(await this.#optionEffects(config, outputs)))
    }
    const effects = merged(found)
    const chosen = this.#choose(effects)
    const lost = this.#lost(chosen)
    if (lost.length > 0) {
      const placeOf = (at: Placed): Place => this.#placeOf(at)
      return whyNot(lost, effects, { placeOf, optionsText: this.#convert.optionsText, cwd: this.#cwd })
    }
    return await this.#prove(chosen.map(({ change }) => change))
  }

  /** What nobody's text is behind may be for an option of a preset to say. */
  async #optionEffects(config: string, outputs: readonly EditedOutput[]): Promise<readonly Effect[]> {
    const { canHave, optionCalls, withLaidOver } = this.#convert
    const files = this.#filesOf(outputs).filter((file) => !file.endsWith('.json'))
    const sources = new Map(files.map((file) => [file, this.#source(file)]))
    const calls = files.flatMap((file) => optionCalls(file, this.#source(file)))
    const effects: Effect[] = []
    for (const value of new Set(outputs.flatMap(({ images }) => images.map(({ after }) => after)))) {
      const options = await textOptions(config, sources, calls, value, this.#seconds, this.#cwd)
      for (const { call, path } of options.slice(0, MOST_TRIALS)) {
        const change = { call, path, value }
        const isWritable = canHave(call, path)
        if (!isWritable && call.fields !== undefined) continue
        const texts = isWritable
          ? this.#texts([change])
          : new Map([[call.file, withLaidOver(this.#source(call.file), change)]])
        const effect = await this.#effectOf(texts, config)
        effects.push({ change, ...effect, ...(isWritable ? {} : { isOnlyTried: true }) })
      }
    }
    return effects
  }

  #lost(chosen: readonly Effect[]): readonly Wanted[] {
    return [...this.#wanted].flatMap(([key, wanted]) => (chosen.some(({ values }) => values.has(key)) ? [] : [wanted]))
  }

  #byConfig(): ReadonlyMap<string, readonly EditedOutput[]> {
    const groups = new Map<string, EditedOutput[]>()
    for (const each of this.#edited) {
      const group = groups.get(each.output.config)
      if (group === undefined) groups.set(each.output.config, [each])
      else group.push(each)
    }
    return groups
  }

  #filesOf(outputs: readonly EditedOutput[]): readonly string[] {
    return [...new Set(outputs.flatMap(({ output }) => output.graph?.files ?? []))]
  }

  #source(file: string): string {
    const known = this.#sources.get(file) ?? readFileSync(file, 'utf8')
    this.#sources.set(file, known)
    return known
  }

  #texts(changes: readonly Change[]): ReadonlyMap<string, string> {
    const files = new Set(changes.map((change) => placed(change).file))
    return new Map([...files].map((file) => [file, this.#convert.withChanges(file, this.#source(file), changes)]))
  }

  async #effectOf(texts: ReadonlyMap<string, string>, config: string): Promise<Omit<Effect, 'change'>> {
    const trial = await tryTexts([config], texts, this.#seconds, this.#cwd)
    const values = new Map<string, string>()
    let alsoChanges: string | undefined
    for (const before of trial === undefined ? [] : this.#all) {
      if (before.config !== config) continue
      const after = trial!.outputs.get(before.path)
      if (sameText(before, after)) continue
      const edits = imageEdits(before.text ?? '', after?.text ?? '')
      if (edits === undefined) alsoChanges ??= this.#name(before)
      for (const edit of edits ?? []) {
        const key = slotKey(before, edit)
        if (this.#wanted.has(key)) values.set(key, edit.after)
        else alsoChanges ??= `line ${edit.line} of ${this.#name(before)}, where ${shownValue(edit.before)} still stands`
      }
    }
    return { values, ...(alsoChanges === undefined ? {} : { alsoChanges }) }
  }

  /** For each edit the one literal that makes it; else those that together may make it. One literal has one text. */
  #choose(effects: readonly Effect[]): readonly Effect[] {
    const chosen = new Map<string, Effect>()
    const clean = effects.filter(
      ({ values, alsoChanges, isOnlyTried }) => values.size > 0 && alsoChanges === undefined && isOnlyTried !== true,
    )
    const exact = clean.filter(({ values }) => this.#isExact(values))
    const partial = clean.filter(({ values }) => !this.#isExact(values))
    for (const effect of [...exact, ...partial]) {
      const covered = [...effect.values.keys()].every((key) =>
        [...chosen.values()].some(({ values }) => values.get(key) === this.#wanted.get(key)!.edit.after),
      )
      const id = idOf(effect.change)
      if (!covered && !chosen.has(id)) chosen.set(id, effect)
    }
    return [...chosen.values()]
  }

  #isExact(values: ReadonlyMap<string, string>): boolean {
    return [...values].every(([key, value]) => this.#wanted.get(key)!.edit.after === value)
  }

  /** Runs every config that has one of the changed files, and compares. */
  async #prove(changes: readonly Change[]): Promise<WrittenBack | readonly Problem[]> {
    const texts = this.#texts(changes)
    const touched = this.#all.filter(({ graph }) => graph?.files.some((file) => texts.has(file)))
    const configs = [...new Set(touched.map(({ config }) => config))]
    const trial = await tryTexts(configs, texts, this.#seconds, this.#cwd)
    const edited = new Map(this.#edited.map((each) => [each.output.path, each]))
    const problems: Problem[] = []
    for (const output of touched) {
      const after = trial?.outputs.get(output.path)
      const edit = edited.get(output.path)
      if (edit === undefined ? sameText(output, after) : isAsEdited(edit, after)) continue
      const message =
        edit === undefined
          ? `${this.#name(output)} would change as well, and nobody edited it`
          : `${this.#name(output)}: with the new versions, ${basename(output.config)} gives another text than the edited one`
      const place = edit === undefined ? undefined : startOfLine(output.path, differentLine(output, after?.text))
      const hint = `Change the config by hand, then run: npx stagecraft emit${configOption(output.config, this.#cwd)}`
      problems.push(problem({ code: 'edit-not-synced', message, hint, ...(place && { place }) }))
    }
    if (problems.length > 0 || trial === undefined) return problems
    const changed = told(changes, this.#convert.optionsText).map(({ at, before, after }) => {
      return { place: this.#placeOf(at), before, after }
    })
    return { changed, texts, trial }
  }

  #placeOf({ file, start, text }: Placed): Place & { readonly file: string } {
    return { file, ...placeIn(this.#source(file), start, text.length) }
  }

  #name(output: Output): string {
    return shownPath(output.path, this.#cwd)
  }
}

const slotKey = ({ path }: Output, { slot }: ImageEdit): string => `${slot}\0${path}`

/** Two configs may have one literal: what it does in each of them is what it does. */
function merged(effects: readonly Effect[]): readonly Effect[] {
  const all = new Map<string, Effect>()
  for (const effect of effects) {
    const id = keyOf(effect.change)
    const values = new Map([...(all.get(id)?.values ?? []), ...effect.values])
    all.set(id, { ...all.get(id), ...effect, values })
  }
  return [...all.values()]
}

function unique(changes: readonly LiteralChange[]): readonly LiteralChange[] {
  const found = new Map(changes.map((change) => [keyOf(change), change]))
  // A longer literal says more of the value, so it is more likely meant.
  return [...found.values()].sort((one, other) => other.literal.text.length - one.literal.text.length)
}

/** Equal but for hashes, which tell of the sources. */
const sameText = (before: Output, after: Output | undefined): boolean =>
  seal(before.text ?? '') === seal(after?.text ?? '')

/** Whether an output becomes what lies on disk; or, when its config has changed as well, that with the edits in it. */
function isAsEdited({ output, images, isBehind }: EditedOutput, after: Output | undefined): boolean {
  const { existing = '', text = '' } = output
  if (!isBehind) return withHashOf(after?.text ?? '', existing) === existing.replaceAll('\r\n', '\n')
  const made = imageEdits(text, after?.text ?? '')
  const ends = new Map(made?.map((edit) => [edit.slot, edit.after]))
  return ends.size === images.length && images.every((edit) => ends.get(edit.slot) === edit.after)
}
