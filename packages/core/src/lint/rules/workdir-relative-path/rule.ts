import { partsOf, type Word } from '../../../model/index.js'
import { stageRule } from '../../engine/rule.js'
import { isOfWindows } from '../../engine/stage-facts.js'
import type { StageView } from '../../engine/views.js'
import { askedPlatform, goPlatform } from '../from-platform-flag-const-disallowed/go-platform.js'

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

/** Where nobody says the platform, the name of the image may: one of Windows is built for nothing else. */
function isWindows(stage: StageView): boolean {
  const platform = askedPlatform(stage)
  return platform === undefined ? isOfWindows(stage.base) : goPlatform(platform).os === 'windows'
}

function isAbsolute(path: string, onWindows: boolean): boolean {
  return path.startsWith('/') || (onWindows && /^(?:[A-Za-z]:)?[\\/]/.test(path))
}
