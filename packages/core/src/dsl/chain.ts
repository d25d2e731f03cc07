import type { Entry, Word } from '../model/index.js'
import type { StageLink } from './step.js'

/** The entries of a stage and then of the stages that it starts from, newest first; with the triggers that those left. */
export function* entriesBackwards(stage: StageLink): Generator<Entry> {
  for (let link = stage; ;) {
    yield* ownBackwards(link)
    const { root } = link.origin
    if (root.kind !== 'stage') return
    link = root.stage
    for (const entry of ownBackwards(link)) if (entry.kind === 'onbuild') yield entry.trigger
  }
}

function* ownBackwards(stage: StageLink): Generator<Entry> {
  for (let link: StageLink | undefined = stage; link !== undefined; link = link.before) {
    if (link.entry !== undefined) yield link.entry
  }
}

/** The newest entry of a kind in a stage or the stages that it starts from. */
export function newest<K extends Entry['kind']>(stage: StageLink, kind: K): Extract<Entry, { kind: K }> | undefined {
  for (const entry of entriesBackwards(stage)) if (entry.kind === kind) return entry as Extract<Entry, { kind: K }>
  return undefined
}

/** The image at the root of a stage, as far as its text is constant. */
export function rootImage(stage: StageLink): string | undefined {
  let { root } = stage.origin
  while (root.kind === 'stage') root = root.stage.origin.root
  if (root.kind !== 'image' || root.reference.kind !== 'image-reference') return undefined
  const { reference } = root.reference
  return typeof reference === 'string' ? reference : constantParts(reference)
}

/** `node:${VERSION}` says as much as `node:` about what the image is. */
function constantParts(reference: Exclude<Word, string>): string {
  return reference.parts.map((part) => (typeof part === 'string' ? part : '')).join('')
}

/** The user that a stage runs as, as far as it says so. */
export function currentUser(stage: StageLink): Word | undefined {
  return newest(stage, 'user')?.user
}
