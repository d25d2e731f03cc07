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
  /** Comments that speak of Stagecraft in words of their own. */
  readonly others: readonly Pick<Allowance, 'comment' | 'node'>[]
}

/** What `# stagecraft allow=` says, and where it says it. */
export interface Allowance {
  readonly comment: Comment
  readonly names: readonly string[]
  /** The instruction or FROM that heeds it; nothing when none does. */
  readonly node: Node | undefined
}

type Places = ReadonlyMap<Node, Place> | undefined

const silent: Silences = Object.freeze({ byNode: new Map(), everywhere: new Set<string>(), allowances: [], others: [] })

export function readSilences(file: Dockerfile, places: Places): Silences {
  // Nothing is said without one of these, and most comments have neither.
  if (!hasComment(file, maySay)) return silent
  const byNode = new Map<Node, Silence>()
  const everywhere = new Set<string>()
  const allowances: Allowance[] = []
  const others: Pick<Allowance, 'comment' | 'node'>[] = []
  const note = (comment: Comment, node: Node | undefined): void => {
    if (!maySay(comment)) return
    const names = allowedNames(comment.text.trim())
    if (names.length > 0) allowances.push({ comment, names, node })
    else if (/^\s*stagecraft/i.test(comment.text)) others.push({ comment, node })
  }
  eachBlock(file, (comments, node) => {
    if (!comments.some(maySay)) return
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
  return { byNode, everywhere, allowances, others }
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

const maySay = ({ text }: Comment): boolean => text.includes('=') || text.includes('tagecraft')

function hasComment({ globalArgs, stages }: Dockerfile, test: (comment: Comment) => boolean): boolean {
  const isOne = (entry: Entry): boolean => entry.kind === 'comment' && test(entry)
  return (
    globalArgs.some(isOne) ||
    stages.some(({ comments, instructions }) => comments.some(test) || instructions.some(isOne))
  )
}
