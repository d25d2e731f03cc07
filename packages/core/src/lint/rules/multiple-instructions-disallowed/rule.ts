import { keywords, type Entry, type Instruction, type Stage } from '../../../model/index.js'
import { stageRule, type Report } from '../../engine/rule.js'
import type { EntryView } from '../../engine/views.js'

type Single = 'cmd' | 'entrypoint' | 'healthcheck'

interface State {
  readonly last: Map<Single, Instruction | Stage>
}

export const multipleInstructionsDisallowed = stageRule(
  {
    name: 'MultipleInstructionsDisallowed',
    severity: 'warning',
    summary: 'A stage has one CMD, one ENTRYPOINT and one HEALTHCHECK.',
    hadolint: ['DL3012', 'DL4003', 'DL4004'],
    fix: 'removes the earlier one, unless a comment stands above it',
  },
  (): State => ({ last: new Map() }),
  { entries: { cmd: visit, entrypoint: visit, healthcheck: visit } },
)

function visit(
  entry: Extract<Entry, { kind: Single }>,
  report: Report,
  { isTrigger, stage: { stage, file } }: EntryView,
  { last }: State,
): void {
  const node = isTrigger ? stage : entry
  const earlier = last.get(entry.kind)
  if (earlier !== undefined) {
    const keyword = keywords[entry.kind]
    report({
      message: `this ${keyword} does nothing, since the stage has another ${keyword} further down`,
      at: earlier,
      related: [{ message: 'this one counts', node }],
      // A comment would be left behind, and be about something else.
      fix:
        earlier.kind === 'stage' || file.commentsOf(earlier).length > 0
          ? undefined
          : [{ kind: 'remove', node: earlier }],
    })
  }
  last.set(entry.kind, node)
}
