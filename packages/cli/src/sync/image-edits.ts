import { isDeepStrictEqual } from 'node:util'
import type { Arg, Comment, Dockerfile, Entry, Node, Reference, Stage, Word } from '@stagecraft/core/model'
import { partsOf, variablesOf } from '@stagecraft/core/model'
import { parse } from '@stagecraft/core/parse'
import { withHashOf, withoutHeader } from '../outputs/header.js'

/** One value that an update tool changes: an image's tag or digest, or a version in ARG or ENV. */
export interface ImageEdit {
  readonly before: string
  readonly after: string
  /** The line of the edited text. */
  readonly line: number
  /** Which value it is; the same in every text of this shape. */
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

/** Equal but for the hash, and for line ends that git may have written. */
const isSame = (before: string, after: string): boolean =>
  withHashOf(before, after).replaceAll('\r\n', '\n') === after.replaceAll('\r\n', '\n')

interface Slot {
  readonly value: string
  readonly line: number
  readonly kind: 'image' | 'version'
}

interface Slots {
  readonly slots: ReadonlyMap<string, Slot>
  /** The file with every one of these values taken out. */
  readonly rest: unknown
}

/** `node:22-alpine@sha256:…` → `node`; a colon before the last slash is that of a port. */
const repositoryOf = (reference: string): string => reference.replace(/@.*$/, '').replace(/:[^:/]*$/, '')

function slotsOf(text: string): Slots | undefined {
  const { file, places, problems } = parse(withoutHeader(text.replaceAll('\r\n', '\n')))
  if (problems.some(({ severity }) => severity === 'error')) return undefined
  const slots = new Map<string, Slot>()
  const take = (kind: Slot['kind'], node: Node | undefined, value: string): string => {
    const line = node === undefined ? 1 : (places.get(node)?.line ?? 1)
    slots.set(String(slots.size), { kind, value, line })
    return ''
  }
  return { rest: new Taker(file, take).file(), slots }
}

type Take = (kind: Slot['kind'], node: Node | undefined, value: string) => string

/** Walks through a file in its order and takes the values out that an update tool changes. */
class Taker {
  readonly #file: Dockerfile
  readonly #take: Take
  readonly #inBases: ReadonlySet<string>

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
        ...(syntax === undefined ? {} : { syntax: this.#take('image', undefined, syntax) }),
      },
      globalArgs: globalArgs.map((entry, index) => this.#entry(entry, globalArgs[index - 1])),
      stages: stages.map((stage) => this.#stage(stage)),
    }
  }

  #stage(stage: Stage): unknown {
    const { instructions } = stage
    return {
      ...stage,
      base: this.#reference(stage.base, stage),
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
          pairs: entry.pairs.map(({ key, value }) => ({ key, value: this.#word('version', value, entry) })),
        }
      case 'copy': {
        const { from } = entry.flags
        return from === undefined ? entry : { ...entry, flags: { ...entry.flags, from: this.#reference(from, entry) } }
      }
      case 'run': {
        const { mounts } = entry.flags
        if (mounts === undefined) return entry
        const taken = mounts.map((each) =>
          'options' in each && 'from' in each.options && each.options.from !== undefined
            ? { ...each, options: { ...each.options, from: this.#reference(each.options.from, entry) } }
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
        : { name, value: this.#word('version', value, entry) },
    )
    return { ...entry, args }
  }

  #reference(reference: Reference, node: Node): unknown {
    return reference.kind === 'image-reference'
      ? { ...reference, reference: this.#word('image', reference.reference, node) }
      : reference
  }

  /** Variables stay, so the text between them is taken with a mark for each. */
  #word(kind: Slot['kind'], word: Word, node: Node): unknown {
    const text = partsOf(word)
      .map((part) => (typeof part === 'string' ? part : '\0'))
      .join('')
    return { variables: variablesOf(word), text: this.#take(kind, node, text) }
  }
}

const names = ({ reference }: { readonly reference: Word }): readonly string[] =>
  variablesOf(reference).map(({ name }) => name)

/** `# renovate: datasource=… depName=…`, as its documentation has it. */
const isUpdateNote = (entry: Entry | Comment | undefined): boolean =>
  entry?.kind === 'comment' && /^\s*renovate:/.test(entry.text)
