import { string, type Expression } from '../expression.js'
import { call } from '../library.js'
import { packageForms } from './packages.js'

const and = '    && '

/** `and(…)` for lines that are laid out as it lays them out: one command a line, `&&` in front. */
export function* andChain(lines: readonly string[]): Generator<Expression> {
  if (!lines.slice(1).some((line) => line.startsWith(and))) return
  const parts: Expression[] = []
  for (let at = 0; at < lines.length;) {
    const { form, next } = longestPackages(lines, at) ?? oneCommand(lines, at) ?? {}
    if (form === undefined || next === undefined) return
    parts.push(form)
    at = next
  }
  if (parts.length > 1) yield call('and', parts)
}

interface Found {
  readonly form: Expression
  /** The line after it. */
  readonly next: number
}

/** `apt`, `apk` or `words` as one part of the chain. */
function longestPackages(lines: readonly string[], at: number): Found | undefined {
  const first = commandAt(lines, at)
  if (first === undefined) return undefined
  for (let next = lines.length; next > at + 1; next--) {
    if (next < lines.length && !lines[next]!.startsWith(and)) continue
    const own = [first, ...lines.slice(at + 1, next)]
    const [form] = packageForms(
      own.map((line, index) => (index === own.length - 1 ? line.trimEnd() : line)),
      true,
    )
    if (form !== undefined) return { form, next }
  }
  return undefined
}

function oneCommand(lines: readonly string[], at: number): Found | undefined {
  const next = lines[at + 1]
  const command = commandAt(lines, at)
  if (command === undefined || (next !== undefined && !next.startsWith(and))) return undefined
  const text = command.trimEnd()
  // A list in braces is braced again by and(…), so it is passed without.
  const inner = /^\{ (.*); \}$/.exec(text)?.[1]
  return { form: string(inner !== undefined && !/[{}]/.test(inner) ? inner : text), next: at + 1 }
}

function commandAt(lines: readonly string[], at: number): string | undefined {
  const line = lines[at]!
  if (at === 0) return line
  return line.startsWith(and) ? line.slice(and.length) : undefined
}
