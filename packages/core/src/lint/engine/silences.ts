import type { Comment, Dockerfile, Entry, Node } from '../../model/index.js'
import type { Place } from '../../problem/index.js'
import { commentBlock, noSilence, readSilence, type Silence } from './comments.js'
import { isInstruction } from './run.js'

/** The comments before each instruction and each FROM, where there are any, and what they say about rules. */
export interface Silences {
  readonly blocks: ReadonlyMap<Node, readonly string[]>
  readonly byNode: ReadonlyMap<Node, Silence>
  /** What `# hadolint global ignore=` names. */
  readonly everywhere: ReadonlySet<string>
}

export function readSilences(file: Dockerfile, places: ReadonlyMap<Node, Place> | undefined): Silences {
  const blocks = new Map<Node, readonly string[]>()
  const byNode = new Map<Node, Silence>()
  const everywhere = new Set<string>()
  let waiting: Comment[] = []
  const end = (node: Node): void => {
    if (waiting.length === 0) return
    for (const { text } of waiting) {
      if (/^\s*hadolint\s+global\s/.test(text))
        for (const name of readSilence([text.trim()]).allow) everywhere.add(name)
    }
    const block = commentBlock(waiting, node, places)
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
  return { blocks, byNode, everywhere }
}
