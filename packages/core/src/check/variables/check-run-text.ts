import { shellText, type Run, type ShellCommand } from '../../model/index.js'
import type { At } from '../at.js'
import { outOfScope, type VariableFacts } from './undefined.js'

/**
 * Build arguments that the text of a RUN asks for and that its stage does not declare: the shell then finds them
 * empty. Only names of global arguments count; every other name may be the shell's own.
 */
export function checkRunText({ command, flags }: Run, at: At, facts: VariableFacts): void {
  if (command.form !== 'shell') return
  const line = shellText(command)
  const text = command.heredocs.length === 0 ? line : withBodies(line, command)
  if (!text.includes('$')) return
  const secrets = new Set(
    (flags.mounts ?? []).map((mount) => (mount.type === 'secret' ? mount.options.env : undefined)),
  )
  const told = new Set<string>()
  for (const name of shellVariables(text)) {
    if (told.has(name) || secrets.has(name)) continue
    told.add(name)
    if (facts.globals.get(name) === undefined || at.scope.get(name) !== undefined || mayBeSet(text, name)) continue
    const finding = outOfScope(name, 'RUN', at, facts)
    if (finding !== undefined) at.add({ severity: 'warning', ...finding })
  }
}

function withBodies(line: string, { heredocs }: ShellCommand): string {
  const bodies = heredocs.filter(({ expand }) => expand || /^\s*\d*<<-?\s*\S+\s*$/.test(line)).map(({ body }) => body)
  return [line, ...bodies].join('\n')
}

/** The variables of shell text outside single quotes, without those that have a default of their own. */
function shellVariables(text: string): readonly string[] {
  const out: string[] = []
  let quote = ''
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!
    // The character behind a backslash is text, and `$$` the number of a process.
    if ((character === '\\' || text.startsWith('$$', i)) && quote !== "'") i++
    else if (character === "'" && quote !== '"') quote = quote === "'" ? '' : "'"
    else if (character === '"' && quote !== "'") quote = quote === '"' ? '' : '"'
    else if (character === '$' && quote !== "'") {
      const match = /^\$(?:([A-Za-z_][A-Za-z0-9_]*)|\{([A-Za-z_][A-Za-z0-9_]*)(?!:?[-+=?]))/.exec(
        text.slice(i, i + 200),
      )
      const name = match?.[1] ?? match?.[2]
      if (name !== undefined) out.push(name)
    }
  }
  return out
}

/** Whether the text itself may give the variable a value. */
function mayBeSet(text: string, name: string): boolean {
  if (/(?:^|[\s;&|(])(?:\.|source)\s/.test(text)) return true
  return new RegExp(`\\b${name}\\+?=|\\b(?:for|read|local|export|declare|typeset)\\b[^;\\n]*\\b${name}\\b`).test(text)
}
