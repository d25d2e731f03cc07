import { withHashOf } from '../outputs/header.js'
import { versionEdits, type ImageEdit } from '../outputs/image-edits.js'

/** What was edited in an output beside tags, digests and versions. */
export interface OtherEdits {
  readonly versions: readonly ImageEdit[]
  /** The first line of each other edit, in the edited text. */
  readonly lines: readonly number[]
}

/** Tells edits of versions from others, which are what is left when the old versions are put back. */
export async function otherEdits(written: string, edited: string): Promise<OtherEdits> {
  const text = edited.replaceAll('\r\n', '\n')
  const { versions, without } = versionEdits(written, text)
  const { structuredPatch } = await import('diff')
  const patch = structuredPatch('', '', withHashOf(written, text), without, '', '', { context: 0, timeout: 5000 })
  const last = text.trimEnd().split('\n').length
  const lines = (patch?.hunks ?? []).map(({ newStart }) => Math.min(Math.max(newStart, 1), last))
  return { versions, lines }
}
