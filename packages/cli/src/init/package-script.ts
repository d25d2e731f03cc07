import type { ParseError } from 'jsonc-parser'
import { applyEdits, modify, parse } from './jsonc.js'

export const SCRIPT = 'dockerfile:check'
const COMMAND = 'stagecraft check'

/** A package.json with the script that checks, and otherwise as it is; nothing when there is nothing to add. */
export function withCheckScript(source: string): string | undefined {
  const errors: ParseError[] = []
  const data: unknown = parse(source, errors)
  if (errors.length > 0 || typeof data !== 'object' || data === null || Array.isArray(data)) return undefined
  const { scripts } = data as { readonly scripts?: unknown }
  if (scripts !== undefined && (typeof scripts !== 'object' || scripts === null || SCRIPT in scripts)) return undefined
  const indent = /^([ \t]+)"/m.exec(source)?.[1] ?? '  '
  const formattingOptions = {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: source.includes('\r\n') ? '\r\n' : '\n',
  }
  return applyEdits(source, modify(source, ['scripts', SCRIPT], COMMAND, { formattingOptions }))
}
