import { isDeepStrictEqual } from 'node:util'
import type { Arg, Comment, Dockerfile, Entry, Node, Reference, Stage, Word } from '@stagecraft/core/model'
import { partsOf, variablesOf } from '@stagecraft/core/model'
import { parse } from '@stagecraft/core/parse'
import { sealOf, withHashOf, withoutHeader } from './header.js'

/** One value that an update tool changes: an image's tag or digest, or a version in ARG or ENV. */
export interface ImageEdit {
  readonly before: string
  readonly after: string
  /** The line of the edited text. */
  readonly line: number
  /** Which value it is, told by the stage and what it is there: the same in every text that has it. */
  readonly slot: string
}

/**
 * How one Dockerfile became another, when nothing changed but tags, digests and versions; nothing when something else
 * did, too.
 */
export function imageEdits(before: string, after: string): readonly ImageEdit[] | undefined {
  const [one, other] = [slotsOf(before), slotsOf(after)]
  if (one === undefined || other === undefined || !isDeepStrictEqual(one.rest, other.rest)) return undefined
  const edits: ImageEdit[] = []
  for (const [slot, { value, line, kind }] of other.slots) {
    const was = one.slots.get(slot)
    if (was === undefined) return undefined
    if (was.value === value) continue
    if (kind === 'image' && repositoryOf(was.value) !== repositoryOf(value)) return undefined
    edits.push({ before: was.value, after: value, line, slot })
  }
  if (one.slots.size !== other.slots.size) return undefined
  // A model knows nothing of layout.
  return edits.length > 0 || isSame(before, after) ? edits : undefined
}

/** Edits of one text, seen from another one that its config describes by now. */
export interface Rebased {
  /** Those that the config does not have yet, with what it has as `before`. */
  readonly toTake: readonly ImageEdit[]
  /** Of these, where the config has another version than both. */
  readonly disputed: readonly ImageEdit[]
  /** Those of what the config no longer has. */
  readonly gone: readonly ImageEdit[]
}

export function rebase(edits: readonly ImageEdit[], described: string): Rebased {
  const slots = slotsOf(described)?.slots
  const valueOf = ({ slot }: ImageEdit): string | undefined => slots?.get(slot)?.value
  const toTake = edits.flatMap((edit) => {
    const before = valueOf(edit)
    return before === undefined || before === edit.after ? [] : [{ ...edit, before }]
  })
  const old = new Map(edits.map(({ slot, before }) => [slot, before]))
  return {
    toTake,
    disputed: toTake.filter(({ slot, before }) => before !== old.get(slot)),
    gone: edits.filter((edit) => valueOf(edit) === undefined),
  }
}

/** Equal but for the hash, and for line ends that git may have written. */
const isSame = (before: string, after: string): boolean =>
  withHashOf(before, after).replaceAll('\r\n', '\n') === after.replaceAll('\r\n', '\n')

interface Slot {
  /** Variables are marks in it: they stay. */
  readonly value: string
  readonly line: number
  readonly endLine: number
  readonly kind: 'image' | 'version'
  /** What stands right before the value in the text. */
  readonly lead: string
}

interface Slots {
  readonly slots: ReadonlyMap<string, Slot>
  /** The file with every one of these values taken out. */
  readonly rest: unknown
}

/**
 * The text as it was written, when nothing was edited since but tags, digests and versions, to which the text that its
 * config describes by now still has the old ones. The hash in the header says that it is the right one.
 */
export function writtenBefore(edited: string, described: string): string | undefined {
  const [mine, theirs] = [slotsOf(edited)?.slots, slotsOf(described)?.slots]
  const undo = [...(mine ?? [])].flatMap(([id, slot]) => {
    const old = theirs?.get(id)?.value
    return old === undefined || old === slot.value ? [] : [{ slot, old }]
  })
  // The config may have another version by now where nobody edited one, so some of them may be none of the old ones.
  const first = 2 ** undo.length - 1
  const last = undo.length > MOST_APART ? first : 1
  for (let chosen = first; chosen >= last; chosen--) {
    const lines = edited.split('\n')
    const isLeft = (index: number): boolean => chosen < first && (chosen >> index) % 2 === 0
    const isPossible = undo.every(({ slot, old }, index) => isLeft(index) || putBack(lines, slot, old))
    const before = lines.join('\n')
    if (isPossible && sealOf(before) === 'intact') return before
  }
  return undefined
}

/** The versions that are others in an edited text, and that text with the old ones in their places. */
export function versionEdits(
  written: string,
  edited: string,
): { readonly versions: readonly ImageEdit[]; readonly without: string } {
  const [old, now] = [slotsOf(written)?.slots, slotsOf(edited)?.slots]
  const lines = edited.split('\n')
  const versions = [...(now ?? [])].flatMap(([slot, found]) => {
    const before = old?.get(slot)?.value
    const { value: after, line, kind } = found
    if (before === undefined || before === after) return []
    if (kind === 'image' && repositoryOf(before) !== repositoryOf(after)) return []
    return putBack(lines, found, before) ? [{ slot, before, after, line }] : []
  })
  return { versions, without: lines.join('\n') }
}

/** Above it, the versions of the config are tried all together, and not each way in which some of them may be its own. */
const MOST_APART = 10

/** Writes another value into the lines of a slot, piece by piece around its variables. */
function putBack(lines: string[], { value, line, endLine, lead }: Slot, old: string): boolean {
  const [pieces, others] = [value.split('\0'), old.split('\0')]
  if (pieces.length !== others.length) return false
  return pieces.every((piece, index) => {
    if (piece === others[index]) return true
    const from = index === 0 ? lead + piece : piece
    const to = index === 0 ? lead + others[index]! : others[index]!
    for (let at = line - 1; at < endLine; at++) {
      if (!lines[at]!.includes(from)) continue
      lines[at] = lines[at]!.replace(from, () => to)
      return true
    }
    return false
  })
}

/** `node:22-alpine@sha256:…` → `node`; a colon before the last slash is that of a port. */
const repositoryOf = (reference: string): string => reference.replace(/@.*$/, '').replace(/:[^:/]*$/, '')

function slotsOf(text: string): Slots | undefined {
  const { file, places, problems } = parse(withoutHeader(text.replaceAll('\r\n', '\n')))
  if (problems.some(({ severity }) => severity === 'error')) return undefined
  const slots = new Map<string, Slot>()
  const take = ({ id, node, ...slot }: Taken): string => {
    const { line, endLine } = (node === undefined ? undefined : places.get(node)) ?? { line: 1, endLine: 1 }
    let unique = id
    for (let count = 2; slots.has(unique); count++) unique = `${id} ${count}`
    slots.set(unique, { ...slot, line, endLine })
    return ''
  }
  return { rest: new Taker(file, take).file(), slots }
}

interface Taken extends Omit<Slot, 'line' | 'endLine'> {
  readonly id: string
  /** What stands in the lines of the value; nothing for the directive on the first line. */
  readonly node?: Node
}
type Take = (taken: Taken) => string

/** Walks through a file in its order and takes the values out that an update tool changes. */
class Taker {
  readonly #file: Dockerfile
  readonly #take: Take
  readonly #inBases: ReadonlySet<string>
  /** The stage that is walked through, as it begins the names of its slots. */
  #stageId = ''

  constructor(file: Dockerfile, take: Take) {
    this.#file = file
    this.#take = take
    this.#inBases = new Set(file.stages.flatMap(({ base }) => (base.kind === 'image-reference' ? names(base) : [])))
  }

  file(): unknown {
    const { directives, globalArgs, stages } = this.#file
    const { syntax } = directives
    return {
      directives: {
        ...directives,
        ...(syntax === undefined
          ? {}
          : { syntax: this.#take({ id: 'syntax', kind: 'image', value: syntax, lead: '=' }) }),
      },
      globalArgs: globalArgs.map((entry, index) => this.#entry(entry, globalArgs[index - 1])),
      stages: stages.map((stage, index) => this.#stage(stage, index)),
    }
  }

  #stage(stage: Stage, position: number): unknown {
    const { instructions } = stage
    this.#stageId = `${stage.name ?? position}: `
    return {
      ...stage,
      base: this.#reference(stage.base, stage, 'base', ''),
      instructions: instructions.map((entry, index) => this.#entry(entry, instructions[index - 1])),
    }
  }

  #entry(entry: Entry, previous: Entry | undefined): unknown {
    switch (entry.kind) {
      case 'arg':
        return this.#arg(entry, previous)
      case 'env':
        if (!isUpdateNote(previous)) return entry
        return {
          ...entry,
          pairs: entry.pairs.map(({ key, value }) => ({ key, value: this.#version('env', key, value, entry) })),
        }
      case 'copy': {
        const { from } = entry.flags
        return from === undefined ? entry : { ...entry, flags: { ...entry.flags, from: this.#origin(from, entry) } }
      }
      case 'run': {
        const { mounts } = entry.flags
        if (mounts === undefined) return entry
        const taken = mounts.map((each) =>
          'options' in each && 'from' in each.options && each.options.from !== undefined
            ? { ...each, options: { ...each.options, from: this.#origin(each.options.from, entry) } }
            : each,
        )
        return { ...entry, flags: { ...entry.flags, mounts: taken } }
      }
      default:
        return entry
    }
  }

  /** A build argument holds a version where a base uses it, or where a note for the update tool stands before it. */
  #arg(entry: Arg, previous: Entry | undefined): unknown {
    const args = entry.args.map(({ name, value }) =>
      value === undefined || !(this.#inBases.has(name) || isUpdateNote(previous))
        ? { name, value }
        : { name, value: this.#version('arg', name, value, entry) },
    )
    return { ...entry, args }
  }

  #version(kind: 'arg' | 'env', name: Word, value: Word, node: Node): unknown {
    const key = markedText(name)
    return this.#word(value, { id: `${kind} ${key}`, kind: 'version', node, lead: `${key}=` })
  }

  /** What is copied or mounted from is told by its repository. */
  #origin(reference: Reference, node: Node): unknown {
    if (reference.kind !== 'image-reference') return reference
    return this.#reference(reference, node, `from ${repositoryOf(markedText(reference.reference))}`, 'from=')
  }

  #reference(reference: Reference, node: Node, id: string, lead: string): unknown {
    return reference.kind === 'image-reference'
      ? { ...reference, reference: this.#word(reference.reference, { id, kind: 'image', node, lead }) }
      : reference
  }

  #word(word: Word, taken: Omit<Taken, 'value'>): unknown {
    const text = this.#take({ ...taken, id: this.#stageId + taken.id, value: markedText(word) })
    return { variables: variablesOf(word), text }
  }
}

/** Variables stay, so the text between them is taken with a mark for each. */
const markedText = (word: Word): string =>
  partsOf(word)
    .map((part) => (typeof part === 'string' ? part : '\0'))
    .join('')

const names = ({ reference }: { readonly reference: Word }): readonly string[] =>
  variablesOf(reference).map(({ name }) => name)

/** `# renovate: datasource=… depName=…`, as its documentation has it. */
const isUpdateNote = (entry: Entry | Comment | undefined): boolean =>
  entry?.kind === 'comment' && /^\s*renovate:/.test(entry.text)
