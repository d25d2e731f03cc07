import { knownImage } from '../../../model/lexical/base-images.js'
import type { Entry } from '../../../model/index.js'
import { stageRule } from '../../engine/rule.js'
import type { StageView } from '../../engine/views.js'

interface State {
  user: string | undefined
  said: Entry | undefined
}

export const rootUser = stageRule(
  {
    name: 'root-user',
    severity: 'info',
    summary: 'The last stage does not run as root.',
    hadolint: ['DL3002'],
  },
  (inherited: State | undefined, stage): State =>
    inherited === undefined ? { user: userOf(stage), said: undefined } : { ...inherited },
  (state, report, stage) => ({
    entries: {
      user: (entry, at) => {
        state.user = typeof entry.user === 'string' ? entry.user : undefined
        state.said = at.isTrigger ? undefined : entry
      },
    },
    end: () => {
      if (!stage.isLast || state.user === undefined || !/^(?:root|0)(?::|$)/.test(state.user)) return
      report({
        message: 'the container runs as root',
        hint: 'End the last stage with a USER that the image has, or with a number such as USER 1000',
        ...(state.said === undefined ? {} : { at: state.said }),
      })
    },
  }),
)

/** Images of the table run as root, except those that say otherwise in their name. */
function userOf({ base }: StageView): string | undefined {
  if (base.kind === 'scratch') return 'root'
  if (base.kind !== 'image' || base.evaluated.text === undefined) return undefined
  const known = knownImage(base.evaluated.text)
  return known?.official === true && !/nonroot|unprivileged|rootless|chiseled/.test(base.evaluated.text)
    ? 'root'
    : undefined
}
