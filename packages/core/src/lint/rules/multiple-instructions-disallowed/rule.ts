import { keywords, type Entry, type Instruction, type Stage } from '../../../model/index.js'
import { stageRule } from '../../engine/rule.js'

type Single = 'cmd' | 'entrypoint' | 'healthcheck'

export const multipleInstructionsDisallowed = stageRule(
  {
    name: 'MultipleInstructionsDisallowed',
    severity: 'warning',
    summary: 'A stage has one CMD, one ENTRYPOINT and one HEALTHCHECK.',
    hadolint: ['DL3012', 'DL4003', 'DL4004'],
    fix: 'removes the earlier one, unless a comment stands above it',
  },
  () => ({ last: new Map<Single, Instruction | Stage>() }),
  ({ last }, report, { stage, file }) => {
    const visit = (entry: Extract<Entry, { kind: Single }>, at: { readonly isTrigger: boolean }): void => {
      const node = at.isTrigger ? stage : entry
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
    return { entries: { cmd: visit, entrypoint: visit, healthcheck: visit } }
  },
)
