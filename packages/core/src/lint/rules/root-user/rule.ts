import type { Entry } from '../../../model/index.js'
import { stageRule } from '../../engine/rule.js'
import { isRoot } from '../../engine/stage-facts.js'
import type { EntryView } from '../../engine/views.js'
import { scriptOf } from '../../shell/run-commands.js'

interface State {
  said: Entry | undefined
  /** It has a program with which entry points become somebody else. */
  drops: boolean
}

/** Images whose own entry point does so, and those of servers that answer as somebody else while root waits. */
const dropsItself =
  /(?:^|\/)(?:(?:postgres|mysql|mariadb|redis|valkey|mongo|rabbitmq|nginx|httpd)(?:[:@]|$)|php:[^@]*(?:apache|fpm))/

const droppers = /\b(?:su-exec|gosu|setpriv|s6-setuidgid|s6-overlay)\b/

export const rootUser = stageRule(
  {
    name: 'root-user',
    severity: 'info',
    summary: 'The last stage does not run as root.',
    hadolint: ['DL3002'],
  },
  (inherited: State | undefined): State => ({ said: undefined, drops: false, ...inherited }),
  (state, report, stage) => ({
    entries: {
      run: (run) => {
        state.drops ||= droppers.test(scriptOf(run) ?? '')
      },
      copy: ({ sources }) => {
        state.drops ||= sources.some((source) => typeof source === 'string' && droppers.test(source))
      },
      user: (entry, { isTrigger }: EntryView) => {
        state.said = isTrigger ? undefined : entry
      },
    },
    end: (facts) => {
      if (!stage.isLast || state.drops || !isRoot(facts) || dropsItself.test(facts.image ?? '')) return
      report({
        message: 'the container runs as root',
        hint: 'End the last stage with a USER that the image has, or with a number such as USER 1000',
        ...(state.said === undefined ? {} : { at: state.said }),
      })
    },
  }),
)
