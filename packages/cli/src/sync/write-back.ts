import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { problem, type Place, type Problem } from '@stagecraft/core'
import type { Literal, LiteralChange } from '@stagecraft/convert/edit'
import { seal, withHashOf } from '../outputs/header.js'
import { differentLine, startOfLine } from '../outputs/different-line.js'
import type { Output } from '../outputs/plan.js'
import { shownPath, shownValue } from '../shown.js'
import { imageEdits, type ImageEdit } from '../outputs/image-edits.js'
import { tryTexts, type Trial } from './trial.js'

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
  const search = new Search(edited, all, seconds, cwd)
  return await search.run()
}

/** What a change of one literal does. */
interface Effect {
  readonly change: LiteralChange
  /** The edits that it makes, by output and slot: the value that it gives there. */
  readonly values: ReadonlyMap<string, string>
  /** What it changes that nobody edited, in words. */
  readonly alsoChanges?: string
}

class Search {
  readonly #edited: readonly EditedOutput[]
  readonly #all: readonly Output[]
  readonly #seconds: number
  readonly #cwd: string
  readonly #sources = new Map<string, string>()
  readonly #wanted: ReadonlyMap<string, { readonly edit: ImageEdit; readonly output: Output }>

  constructor(edited: readonly EditedOutput[], all: readonly Output[], seconds: number, cwd: string) {
    this.#edited = edited
    this.#all = all
    this.#seconds = seconds
    this.#cwd = cwd
    this.#wanted = new Map(
      edited.flatMap(({ output, images }) => images.map((edit) => [keyOf(output, edit), { edit, output }] as const)),
    )
  }

  async run(): Promise<WrittenBack | readonly Problem[]> {
    const { changesFor, literalsOf, withChanges } = await import('@stagecraft/convert/edit')
    const found: Effect[] = []
    for (const [config, outputs] of this.#byConfig()) {
      const literals = this.#filesOf(outputs).flatMap((file) => literalsOf(file, this.#source(file)))
      const pairs = outputs.flatMap(({ images }) => images)
      const changes = unique(pairs.flatMap(({ before, after }) => changesFor(literals, before, after)))
      for (const change of changes.slice(0, MOST_TRIALS)) {
        found.push(await this.#effectOf(change, config, withChanges))
      }
    }
    const effects = merged(found)
    const chosen = this.#choose(effects)
    const lost = [...this.#wanted].filter(([key]) => !chosen.some(({ values }) => values.has(key)))
    if (lost.length > 0) return lost.map(([key, { edit, output }]) => this.#notFound(key, edit, output, effects))
    return await this.#prove(
      chosen.map(({ change }) => change),
      withChanges,
    )
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

  #texts(changes: readonly LiteralChange[], withChanges: WithChanges): ReadonlyMap<string, string> {
    const files = new Set(changes.map(({ literal }) => literal.file))
    return new Map([...files].map((file) => [file, withChanges(file, this.#source(file), changes)]))
  }

  async #effectOf(change: LiteralChange, config: string, withChanges: WithChanges): Promise<Effect> {
    const trial = await tryTexts([config], this.#texts([change], withChanges), this.#seconds, this.#cwd)
    const values = new Map<string, string>()
    let alsoChanges: string | undefined
    for (const before of trial === undefined ? [] : this.#all) {
      if (before.config !== config) continue
      const after = trial!.outputs.get(before.path)
      if (sameText(before, after)) continue
      const edits = imageEdits(before.text ?? '', after?.text ?? '')
      if (edits === undefined) alsoChanges ??= this.#name(before)
      for (const edit of edits ?? []) {
        const key = keyOf(before, edit)
        if (this.#wanted.has(key)) values.set(key, edit.after)
        else alsoChanges ??= `line ${edit.line} of ${this.#name(before)}, where ${shownValue(edit.before)} still stands`
      }
    }
    return { change, values, ...(alsoChanges === undefined ? {} : { alsoChanges }) }
  }

  /** For each edit the one literal that makes it; else those that together may make it. One literal has one text. */
  #choose(effects: readonly Effect[]): readonly Effect[] {
    const chosen = new Map<string, Effect>()
    const clean = effects.filter(({ values, alsoChanges }) => values.size > 0 && alsoChanges === undefined)
    const exact = clean.filter(({ values }) => this.#isExact(values))
    const partial = clean.filter(({ values }) => !this.#isExact(values))
    for (const effect of [...exact, ...partial]) {
      const covered = [...effect.values.keys()].every((key) =>
        [...chosen.values()].some(({ values }) => values.get(key) === this.#wanted.get(key)!.edit.after),
      )
      const id = idOf(effect.change.literal)
      if (!covered && !chosen.has(id)) chosen.set(id, effect)
    }
    return [...chosen.values()]
  }

  #isExact(values: ReadonlyMap<string, string>): boolean {
    return [...values].every(([key, value]) => this.#wanted.get(key)!.edit.after === value)
  }

  /** Runs every config that has one of the changed files, and compares. */
  async #prove(changes: readonly LiteralChange[], withChanges: WithChanges): Promise<WrittenBack | readonly Problem[]> {
    const texts = this.#texts(changes, withChanges)
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
      problems.push(problem({ code: 'edit-not-synced', message, hint: byHand, ...(place && { place }) }))
    }
    if (problems.length > 0 || trial === undefined) return problems
    const changed = [...changes]
      .sort(({ literal: one }, { literal: other }) => one.file.localeCompare(other.file) || one.start - other.start)
      .map(({ literal, text }) => ({ place: this.#placeOf(literal), before: literal.text, after: text }))
    return { changed, texts, trial }
  }

  #notFound(key: string, edit: ImageEdit, output: Output, effects: readonly Effect[]): Problem {
    const what = `${shownValue(edit.before)} → ${shownValue(edit.after)}`
    const place = startOfLine(output.path, edit.line)
    const shared = effects.find(({ alsoChanges, values }) => alsoChanges !== undefined && values.has(key))
    if (shared?.alsoChanges !== undefined) {
      const where = this.#placeOf(shared.change.literal)
      return problem({
        code: 'edit-not-synced',
        message: `${what} cannot be written back: the text that it comes from also changes ${shared.alsoChanges}`,
        hint: 'Edit both in the same way, or give each of them a text of its own in the config.',
        place,
        related: [{ message: 'it comes from here', place: where }],
      })
    }
    const files =
      output.graph?.files.length === 1 ? basename(output.config) : `${basename(output.config)} and its imports`
    return problem({
      code: 'edit-not-synced',
      message: `${what} cannot be written back: no text in ${files} is behind it`,
      hint: 'It comes from a package, or is computed: choose the version in the config, by an option of the preset for example.',
      place,
    })
  }

  #placeOf({ file, start, text }: Literal): Place & { readonly file: string } {
    const before = this.#source(file).slice(0, start).split('\n')
    const at = { line: before.length, column: before.at(-1)!.length + 1 }
    return { file, ...at, endLine: at.line, endColumn: at.column + text.length }
  }

  #name(output: Output): string {
    return shownPath(output.path, this.#cwd)
  }
}

type WithChanges = (file: string, source: string, changes: readonly LiteralChange[]) => string

const byHand = 'Change the config by hand, then run: npx stagecraft emit'

const keyOf = ({ path }: Output, { slot }: ImageEdit): string => `${slot}\0${path}`

const idOf = ({ file, start }: Literal): string => `${start}\0${file}`

/** Two configs may have one literal: what it does in each of them is what it does. */
function merged(effects: readonly Effect[]): readonly Effect[] {
  const all = new Map<string, Effect>()
  for (const effect of effects) {
    const { literal, text } = effect.change
    const id = `${idOf(literal)}\0${text}`
    const values = new Map([...(all.get(id)?.values ?? []), ...effect.values])
    all.set(id, { ...all.get(id), ...effect, values })
  }
  return [...all.values()]
}

function unique(changes: readonly LiteralChange[]): readonly LiteralChange[] {
  const found = new Map(changes.map((change) => [`${idOf(change.literal)}\0${change.text}`, change]))
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
