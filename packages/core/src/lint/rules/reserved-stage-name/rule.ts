import { reservedStageNames } from '../../../model/lexical/stage-name.js'
import { fromRule } from '../../engine/rule.js'

export const reservedStageName = fromRule(
  {
    name: 'ReservedStageName',
    severity: 'warning',
    summary: 'No stage is called scratch or context.',
    isFileWide: true,
    covers: ['reserved-stage-name'],
    hadolint: ['DL3063'],
  },
  ({ stage }, report) => {
    if (stage.name === undefined || !reservedStageNames.has(stage.name)) return
    const meant = stage.name === 'scratch' ? 'the empty base' : 'the build context'
    report({ message: `a stage is called "${stage.name}", which also means ${meant}`, hint: 'Give it another name' })
  },
)
