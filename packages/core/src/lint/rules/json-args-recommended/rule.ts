import { keywords, type Command } from '../../../model/index.js'
import { stageRule } from '../../engine/rule.js'

export const jsonArgsRecommended = stageRule(
  {
    name: 'JSONArgsRecommended',
    severity: 'warning',
    summary: 'CMD and ENTRYPOINT are written in exec form, unless the stage chose a shell.',
    hadolint: ['DL3025'],
  },
  (inherited: { hasShell: boolean } | undefined) => ({ hasShell: inherited?.hasShell ?? false }),
  (state, report) => {
    const visit = ({ kind, command }: { kind: 'cmd' | 'entrypoint'; command: Command }): void => {
      if (command.form !== 'shell' || state.hasShell) return
      report({
        message: `${keywords[kind]} is in shell form: a shell is the process that gets signals such as SIGTERM`,
        hint: `Write ${keywords[kind]} ["program", "argument"], or choose the shell with SHELL`,
      })
    }
    return {
      entries: {
        cmd: visit,
        entrypoint: visit,
        shell: () => {
          state.hasShell = true
        },
      },
    }
  },
)
