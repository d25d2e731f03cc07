import { usesIn } from '../../../check/entry-uses.js'
import { isConstant } from '../../../check/entry-words.js'
import { usesOf, type Use } from '../../../check/expand/evaluate.js'
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
  for (const { name, modifier } of uses) {
    const { set } = at.scope.lookup(name)
    if (set !== false || at.scope.get(name)?.declared === true || told?.has(name) === true) continue
    if (buildkitArguments.has(name)) continue
    told ??= new Set()
    told.add(name)
    report({
      message: `nothing defines $${name} before this instruction uses it${consequence(modifier)}`,
      hint: didYouMeanVariable(name, at.scope.names()),
      subject: name,
    })
  }
}

/** What BuildKit, which warns whatever the modifier is, puts in its place. */
function consequence(modifier: Use['modifier']): string {
  if (modifier === 'default') return ', so its default stands there whatever is given to the build'
  return modifier === 'alternative' ? ', so its alternative never stands there' : ''
}

/** Arguments that are no variables of the build. */
const buildkitArguments: ReadonlySet<string> = new Set(['BUILDKIT_SBOM_SCAN_CONTEXT', 'BUILDKIT_SBOM_SCAN_STAGE'])
