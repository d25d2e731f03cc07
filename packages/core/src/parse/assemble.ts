import {
  comment,
  list,
  node,
  type Arg,
  type Blank,
  type Comment,
  type Entry,
  type Reference,
  type Stage,
} from '../model/index.js'
import { readFrom, stageName } from './from.js'
import { lowerGlobalArg } from './key-values.js'
import { lower } from './lower.js'
import type { CommentItem } from './logical-lines.js'
import { moved, type Lowered } from './lowered.js'
import { placeOf, placeOfSource, report, type Reading, type Source } from './reading.js'
import type { Element } from './sources.js'
import { stagesOf, type Stages } from './stages.js'

/** The parts of a file below its directives. */
export interface Assembled {
  readonly globalArgs: readonly (Arg | Comment | Blank)[]
  readonly stages: readonly Stage[]
}

/** A stage that is being read. */
interface Draft {
  readonly head: Omit<Stage, 'instructions'>
  readonly place: Source
  readonly entries: Entry[]
}

/** Gives each instruction its meaning, and each comment and blank line its place among them. */
export function assemble(reading: Reading, elements: readonly Element[]): Assembled {
  const names: (string | undefined)[] = []
  for (const element of elements) {
    if (element.kind === 'instruction' && element.source.name === 'FROM') names.push(stageName(element.source))
  }
  return new Assembler(reading, stagesOf(names)).read(elements)
}

class Assembler {
  private readonly globalArgs: Entry[] = []
  private readonly drafts: Draft[] = []
  /** Where entries go. */
  private entries: Entry[] = this.globalArgs
  /** Comments and blank lines since the last instruction. */
  private waiting: (Comment | Blank)[] = []

  constructor(
    private readonly reading: Reading,
    private readonly stages: Stages,
  ) {}

  read(elements: readonly Element[]): Assembled {
    for (const element of elements) {
      if (element.kind === 'blank') this.wait(this.blank(element.line))
      else if (element.kind === 'comment') this.wait(this.comment(element))
      else if (element.source.name === 'FROM') this.from(element.source)
      else this.instruction(element.source)
    }
    this.flush(this.waiting, true)
    // Whatever is neither a comment nor an ARG was refused before it came here.
    const globalArgs = list(this.globalArgs) as Assembled['globalArgs']
    return { globalArgs, stages: list(this.drafts.map((draft) => this.stage(draft))) }
  }

  private from(source: Source): void {
    const { reading, stages } = this
    // The comments above FROM are the stage's; a blank line parts them from what belongs to the stage before.
    const border = this.waiting.map(({ kind }) => kind).lastIndexOf('blank') + 1
    const own = this.waiting.slice(border) as Comment[]
    this.flush(this.waiting.slice(0, border), true)
    this.waiting = []
    const { base, name, flags } = readFrom(reading, source, stages)
    const reference: Reference = stages.base(base, this.drafts.length)
    const comments = list([...own, ...source.line.comments.map((inside) => moved(reading, inside))])
    const head = {
      kind: 'stage',
      base: reference,
      comments,
      ...flags,
      ...(name === undefined ? {} : { name }),
    } as const
    const draft = { head, place: source, entries: [] }
    this.drafts.push(draft)
    this.entries = draft.entries
  }

  private instruction(source: Source): void {
    const { reading, stages } = this
    this.flush(this.waiting, false)
    this.waiting = []
    if (this.drafts.length > 0) return this.add(source, lower(reading, source, stages))
    if (source.name === 'ARG') {
      const lowered = lowerGlobalArg(reading, source)
      if (lowered !== undefined) return this.add(source, lowered)
      for (const inside of source.line.comments) this.entries.push(moved(reading, inside))
      return
    }
    const { before, after } = lower(reading, source, stages)
    for (const inside of [...before, ...after]) this.entries.push(moved(reading, inside))
    if (source.name === undefined) return
    const message = `${source.name} stands before the first FROM; only ARG and comments may`
    const end = source.keywordStart + source.keyword.length
    report(reading, source, { code: 'no-stage', message }, source.keywordStart, end)
  }

  private add(source: Source, { entry, before, after }: Lowered): void {
    const { reading } = this
    for (const inside of before) this.entries.push(moved(reading, inside))
    this.entries.push(entry)
    reading.places.set(entry, placeOfSource(reading, source))
    for (const inside of after) this.entries.push(moved(reading, inside))
  }

  private wait(entry: Comment | Blank): void {
    const last = this.waiting[this.waiting.length - 1]
    if (entry.kind !== 'blank' || last?.kind !== 'blank') this.waiting.push(entry)
  }

  /** Moves what waits to the entries; no blank line comes first, last or after another. */
  private flush(waiting: readonly (Comment | Blank)[], atEnd: boolean): void {
    for (const [index, entry] of waiting.entries()) {
      const isBorder = this.entries.length === 0 || (atEnd && index === waiting.length - 1)
      if (entry.kind !== 'blank' || !isBorder) this.entries.push(entry)
    }
  }

  private blank(line: number): Blank {
    const made = node<Blank>({ kind: 'blank' })
    this.reading.places.set(made, placeOf(this.reading, line, 0, line, 0))
    return made
  }

  private comment({ line, column, text }: CommentItem): Comment {
    const made = comment(text)
    this.reading.places.set(made, placeOf(this.reading, line, column, line, column + 1 + text.length))
    return made
  }

  private stage({ head, place, entries }: Draft): Stage {
    const stage = node<Stage>({ ...head, instructions: list(entries) })
    this.reading.places.set(stage, placeOfSource(this.reading, place))
    return stage
  }
}
