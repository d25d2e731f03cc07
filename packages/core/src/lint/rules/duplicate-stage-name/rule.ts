import { fileRule } from '../../engine/rule.js'
import type { Stage } from '../../../model/index.js'

export const duplicateStageName = fileRule(
  {
    name: 'DuplicateStageName',
    severity: 'warning',
    summary: 'No two stages have one name.',
    isFileWide: true,
    covers: ['duplicate-stage'],
    hadolint: ['DL3024'],
  },
  ({ file }, report) => {
    const first = new Map<string, Stage>()
    for (const stage of file.stages) {
      if (stage.name === undefined) continue
      const earlier = first.get(stage.name)
      if (earlier === undefined) first.set(stage.name, stage)
      else {
        report({
          message: `an earlier stage is called "${stage.name}" too`,
          at: stage,
          related: [{ message: `"${stage.name}" is first defined here`, node: earlier }],
        })
      }
    }
  },
)
