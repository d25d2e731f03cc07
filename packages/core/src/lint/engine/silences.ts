import type { Comment, Dockerfile, Entry, Node } from '../../model/index.js'
import type { Place } from '../../problem/index.js'
import { allowedNames, heededComments, noSilence, readSilence, type Silence } from './comments.js'
import { isInstruction } from './run.js'

/** The comments before each instruction and each FROM, where there are any, and what they say about rules. */
export interface Silences {
  readonly blocks: ReadonlyMap<Node, readonly string[]>
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

export function readSilences(file: Dockerfile, places: ReadonlyMap<Node, Place> | undefined): Silences {
  const blocks = new Map<Node, readonly string[]>()
  const byNode = new Map<Node, Silence>()
  const everywhere = new Set<string>()
  const allowances: Allowance[] = []
  let waiting: Comment[] = []
  const note = (comment: Comment, node: Node | undefined): void => {
    if (!comment.text.includes('=')) return
    const names = allowedNames(comment.text.trim())
    if (names.length > 0) allowances.push({ comment, names, node })
  }
  const end = (node: Node): void => {
    if (waiting.length === 0) return
    for (const { text } of waiting) {
      if (text.includes('=') && /^\s*hadolint\s+global\s/.test(text))
        for (const name of readSilence([text.trim()]).allow) everywhere.add(name)
    }
    const heeded = heededComments(waiting, node, places)
    const block = heeded.map(({ text }) => text.trim())
    for (const one of waiting) note(one, heeded.includes(one) ? node : undefined)
    waiting = []
    if (block.length === 0) return
    blocks.set(node, block)
    const silence = readSilence(block)
    if (silence !== noSilence) byNode.set(node, silence)
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
  for (const one of waiting) note(one, undefined)
  return { blocks, byNode, everywhere, allowances }
}
