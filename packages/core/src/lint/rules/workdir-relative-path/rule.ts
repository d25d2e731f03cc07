import { partsOf, type Word } from '../../../model/index.js'
import { stageRule } from '../../engine/rule.js'
import type { StageView } from '../../engine/views.js'

interface State {
  isSet: boolean
  readonly isWindows: boolean
}

export const workdirRelativePath = stageRule(
  {
    name: 'WorkdirRelativePath',
    severity: 'warning',
    summary: 'The first WORKDIR of a stage is absolute.',
    hadolint: ['DL3000'],
  },
  (inherited: State | undefined, stage): State =>
    inherited === undefined ? { isSet: false, isWindows: isWindows(stage) } : { ...inherited },
  {
    entries: {
      workdir: ({ path }, report, at, state) => {
        const wasSet = state.isSet
        state.isSet = true
        const text = at.text(path) ?? firstText(path)
        if (wasSet || text === undefined || isAbsolute(text, state.isWindows)) return
        report({
          message: `the first WORKDIR is the relative path "${text}", so where it lies depends on the base image`,
          hint: 'Write the whole path',
        })
      },
    },
  },
)

/** A value that is not known may still say how it begins. */
function firstText(path: Word): string | undefined {
  const [first] = partsOf(path)
  return typeof first === 'string' ? first : undefined
}

function isWindows({ stage }: StageView): boolean {
  return typeof stage.platform === 'string' && stage.platform.startsWith('windows')
}

function isAbsolute(path: string, onWindows: boolean): boolean {
  return path.startsWith('/') || (onWindows && /^(?:[A-Za-z]:)?[\\/]/.test(path))
}
