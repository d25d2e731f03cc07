import { withoutOrigin } from './header.js'

/** Whether a text has every edit that was made of another one: taking them out of it is possible, each at its place. */
export async function isCarried(written: string, edited: string, text: string): Promise<boolean> {
  const { applyPatch, reversePatch, structuredPatch } = await import('diff')
  const [before, after, now] = [written, edited, text].map(withoutOrigin) as [string, string, string]
  // A line beside each edit tells its place, and that a line which was taken away is gone.
  const patch = structuredPatch('', '', before, after, '', '', { context: 1, timeout: 5000 })
  return patch !== undefined && applyPatch(now, reversePatch(patch)) !== false
}
