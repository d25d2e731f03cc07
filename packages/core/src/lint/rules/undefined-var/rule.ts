import { expandedWords, isConstant } from '../../../check/entry-words.js'
import { usesOf, usesOfText, type Use } from '../../../check/expand/evaluate.js'
import type { LexOptions } from '../../../check/expand/lex-word.js'
import { mountFields } from '../../../check/stages/mount-text.js'
import type { Entry } from '../../../model/index.js'
import { didYouMeanVariable } from '../../engine/near-name.js'
import { visitRule, type Report } from '../../engine/rule.js'
import type { EntryView } from '../../engine/views.js'

export const undefinedVar = visitRule(
  {
    name: 'UndefinedVar',
    severity: 'warning',
    summary: 'A variable is defined before it is used.',
    covers: ['undefined-variable', 'arg-scope', 'sibling-variable'],
  },
  {
    // What EXPOSE makes of a variable that is not set is nothing, and BuildKit says nothing of it.
    instruction: (entry, report, at) => {
      if (entry.kind !== 'expose' && !isConstant(entry)) visit(usesIn(entry, at.stage.file.lex), report, at)
    },
    argumentDefault: (word, report, at) => visit(usesOf(word, at.stage.file.lex), report, at),
  },
)

function visit(uses: readonly Use[], report: Report, at: EntryView): void {
  let told: Set<string> | undefined
  for (const { name } of uses) {
    const { set } = at.scope.lookup(name)
    if (set !== false || at.scope.get(name)?.declared === true || told?.has(name) === true) continue
    if (buildkitArguments.has(name)) continue
    told ??= new Set()
    told.add(name)
    report({
      message: `nothing defines $${name} before this instruction uses it`,
      hint: didYouMeanVariable(name, at.scope.names()),
      subject: name,
    })
  }
}

const inBody: LexOptions = { escape: '\\', quotes: false }

function usesIn(entry: Entry, lex: LexOptions): readonly Use[] {
  const words: Use[] = []
  for (const { word, quotes } of expandedWords(entry)) {
    if (typeof word !== 'string') words.push(...usesOf(word, quotes ? lex : inBody))
  }
  if (entry.kind !== 'run') return words
  if (entry.flags.mounts === undefined) return words
  // The text of a mount that BuildKit reads only when it builds: all values but `from`.
  const fields = entry.flags.mounts.flatMap((mount) => (mount.type === 'raw' ? (mountFields(mount.text) ?? []) : []))
  const raw = fields.flatMap(({ key, value }) => (value === undefined || key === 'from' ? [] : usesOfText(value, lex)))
  return [...words, ...raw]
}

/** Arguments that are no variables of the build. */
const buildkitArguments: ReadonlySet<string> = new Set(['BUILDKIT_SBOM_SCAN_CONTEXT', 'BUILDKIT_SBOM_SCAN_STAGE'])
