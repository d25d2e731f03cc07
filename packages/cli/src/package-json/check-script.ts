import type { Node, ParseError } from 'jsonc-parser'
import { parseTree } from '../jsonc.js'
import { addProperty, objectText, propertyNamed, removeProperty } from './edit-object.js'

export const SCRIPT = 'dockerfile:check'
const COMMAND = 'stagecraft check'

/** A package.json with the script that checks, and otherwise as it is; nothing when there is nothing to add. */
export function withCheckScript(source: string): string | undefined {
  return edited(source, (text, root) => {
    const scripts = propertyNamed(root, 'scripts')?.children![1]
    const command = JSON.stringify(COMMAND)
    if (scripts === undefined) return addProperty(text, root, 'scripts', objectText(text, root, SCRIPT, command))
    if (scripts.type !== 'object' || propertyNamed(scripts, SCRIPT) !== undefined) return undefined
    return addProperty(text, scripts, SCRIPT, command)
  })
}

/** A package.json without that script, as far as it is the one that was added; nothing when there is none. */
export function withoutCheckScript(source: string): string | undefined {
  return edited(source, (text, root) => {
    const scripts = propertyNamed(root, 'scripts')
    const script = scripts === undefined ? undefined : propertyNamed(scripts.children![1]!, SCRIPT)
    if (script?.children![1]!.value !== COMMAND) return undefined
    return removeProperty(text, scripts!.children![1]!.children!.length === 1 ? scripts! : script)
  })
}

/** What an edit makes of a text of JSON; nothing where it is none, or where its root is no object. */
function edited(source: string, edit: (text: string, root: Node) => string | undefined): string | undefined {
  // Offsets do not count the mark that Windows begins a text with.
  const mark = source.startsWith('\uFEFF') ? '\uFEFF' : ''
  const text = source.slice(mark.length)
  const errors: ParseError[] = []
  const root = parseTree(text, errors)
  if (errors.length > 0 || root?.type !== 'object') return undefined
  const after = edit(text, root)
  return after === undefined ? undefined : mark + after
}
