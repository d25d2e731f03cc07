import type { Comment, Dockerfile, Entry, Node } from '../../model/index.js'
import type { Place } from '../../problem/index.js'
import { allowedNames, heededComments, noSilence, readSilence, type Silence } from './comments.js'
import { isInstruction } from './run.js'

/** What comments say about rules. */
export interface Silences {
  readonly byNode: ReadonlyMap<Node, Silence>
  /** What `# hadolint global ignore=` names. */
  readonly everywhere: ReadonlySet<string>
  readonly allowances: readonly Allowance[]
}

/** What `# stagecraft allow=` says, and where it says it. */
export interface Allowance {
  readonly comment: Comment
  readonly names: readonly string[]
  /** The instruction or FROM that heeds it; nothing when none does. */
  readonly node: Node | undefined
}

type Places = ReadonlyMap<Node, Place> | undefined

const silent: Silences = Object.freeze({ byNode: new Map(), everywhere: new Set<string>(), allowances: [] })

export function readSilences(file: Dockerfile, places: Places): Silences {
  // Nothing is said without this sign, and most comments have none.
  if (!hasComment(file, '=')) return silent
  const byNode = new Map<Node, Silence>()
  const everywhere = new Set<string>()
  const allowances: Allowance[] = []
  const note = (comment: Comment, node: Node | undefined): void => {
    if (!comment.text.includes('=')) return
    const names = allowedNames(comment.text.trim())
    if (names.length > 0) allowances.push({ comment, names, node })
  }
  eachBlock(file, (comments, node) => {
    if (!comments.some(({ text }) => text.includes('='))) return
    if (node === undefined) {
      for (const one of comments) note(one, undefined)
      return
    }
    for (const { text } of comments) {
      if (text.includes('=') && /^\s*hadolint\s+global\s/.test(text))
        for (const name of readSilence([text.trim()]).allow) everywhere.add(name)
    }
    const heeded = heededComments(comments, node, places)
    for (const one of comments) note(one, heeded.includes(one) ? node : undefined)
    const silence = readSilence(heeded.map(({ text }) => text.trim()))
    if (silence !== noSilence) byNode.set(node, silence)
  })
  return { byNode, everywhere, allowances }
}

/** The comments before each instruction and each FROM, where there are any, as BuildKit groups them. */
export function commentBlocks(file: Dockerfile, places: Places): ReadonlyMap<Node, readonly string[]> {
  const blocks = new Map<Node, readonly string[]>()
  eachBlock(file, (comments, node) => {
    const heeded = node === undefined ? [] : heededComments(comments, node, places)
    if (node !== undefined && heeded.length > 0)
      blocks.set(
        node,
        heeded.map(({ text }) => text.trim()),
      )
  })
  return blocks
}

/** Visits all comments between two instructions together, with the instruction or FROM behind them. */
function eachBlock(file: Dockerfile, visit: (comments: readonly Comment[], node: Node | undefined) => void): void {
  let waiting: Comment[] = []
  const end = (node: Node | undefined): void => {
    if (waiting.length === 0) return
    visit(waiting, node)
    waiting = []
  }
  const read = (entries: readonly Entry[]): void => {
    for (const entry of entries) {
      if (entry.kind === 'comment') waiting.push(entry)
      else if (isInstruction(entry)) end(entry)
    }
  }
  read(file.globalArgs)
  for (const stage of file.stages) {
    waiting.push(...stage.comments)
    end(stage)
    read(stage.instructions)
  }
  end(undefined)
}

function hasComment({ globalArgs, stages }: Dockerfile, sign: string): boolean {
  const isOne = (entry: Entry): boolean => entry.kind === 'comment' && entry.text.includes(sign)
  return (
    globalArgs.some(isOne) ||
    stages.some(
      ({ comments, instructions }) => comments.some(({ text }) => text.includes(sign)) || instructions.some(isOne),
    )
  )
}
