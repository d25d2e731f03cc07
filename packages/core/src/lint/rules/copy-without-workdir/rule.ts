import { keywords, type Add, type Copy } from '../../../model/index.js'
import { stageRule, type Report } from '../../engine/rule.js'
import type { EntryView } from '../../engine/views.js'
import { isWholeContext } from '../../files/copied.js'

export const copyWithoutWorkdir = stageRule(
  {
    name: 'copy-without-workdir',
    severity: 'info',
    summary: 'The build context is not copied into the root folder for want of a WORKDIR.',
    hadolint: ['DL3045'],
  },
  (inherited: { isDone: boolean } | undefined) => ({ isDone: inherited?.isDone ?? false }),
  {
    entries: {
      workdir: (_entry, _report, _at, state) => {
        state.isDone = true
      },
      add: copy,
      copy,
    },
  },
)

function copy(entry: Add | Copy, report: Report, at: EntryView, state: { isDone: boolean }): void {
  const { image, workdir } = at.facts
  if (state.isDone || workdir !== '/' || image === 'scratch' || at.isTrigger) return
  const text = at.text(entry.destination)
  if (text === undefined || !/^\.\/?$/.test(text)) return
  // A file or two that are named may be meant to be there.
  if ((entry.kind === 'copy' && entry.flags.from !== undefined) || !takesAll(entry)) return
  // Said once a stage.
  state.isDone = true
  report({
    message: `${keywords[entry.kind]} to ${text} puts the whole build context into the root folder, since no WORKDIR stands before it`,
    hint: 'Write WORKDIR /app before it, or an absolute destination',
  })
}

/** As it is written: what a variable without a value becomes, whoever builds says. */
const takesAll = ({ sources }: Add | Copy): boolean =>
  sources.some((source) => typeof source === 'string' && isWholeContext(source))
