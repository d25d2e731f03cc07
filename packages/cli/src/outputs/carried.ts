import { canonicalOrNone } from './canonical.js'
import { withoutHeader, withoutOrigin } from './header.js'

/** Whether two outputs say the same, as they are written or in their canonical form: in other words, comments among them. */
export function saysTheSame(one: string, other: string): boolean {
  if (withoutOrigin(one) === withoutOrigin(other)) return true
  const form = plain(one)
  return form !== undefined && form === plain(other)
}

/** Whether a text has every edit that was made of another one, as they are written or in their canonical form. */
export async function isCarried(written: string, edited: string, text: string): Promise<boolean> {
  if (await hasEdits(withoutOrigin(written), withoutOrigin(edited), withoutOrigin(text))) return true
  const [before, after, now] = [plain(written), plain(edited), plain(text)]
  return before !== undefined && after !== undefined && now !== undefined && (await hasEdits(before, after, now))
}

const plain = (text: string): string | undefined => canonicalOrNone(withoutHeader(text.replaceAll('\r\n', '\n')))

/** Whether taking the edits out of a text is possible, each at its place. */
async function hasEdits(before: string, after: string, now: string): Promise<boolean> {
  const { applyPatch, reversePatch, structuredPatch } = await import('diff')
  // A line beside each edit tells its place, and that a line which was taken away is gone.
  const patch = structuredPatch('', '', before, after, '', '', { context: 1, timeout: 5000 })
  return patch !== undefined && applyPatch(now, reversePatch(patch)) !== false
}
