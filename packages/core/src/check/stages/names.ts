import type { Dockerfile } from '../../model/index.js'
import { reservedStageNames, stageNameFault } from '../../model/lexical/stage-name.js'
import type { Report } from '../report.js'

/** Names that stages cannot have, should not have, or have twice. */
export function checkStageNames(file: Dockerfile, report: Report): void {
  if (file.stages.length === 0) {
    report.add({ stage: -1, entry: -1 }, [file], {
      code: 'empty-file',
      message: 'the file has no stage, and a Dockerfile needs at least one FROM',
    })
  }
  const first = new Map<string, number>()
  file.stages.forEach((stage, index) => {
    const { name } = stage
    if (name === undefined) return
    const spot = { stage: index, entry: -1 }
    const fault = stageNameFault(name)
    if (fault !== undefined) {
      const lower = name.toLowerCase()
      report.add(spot, [stage], {
        code: 'bad-stage-name',
        message: `"${name}" cannot be the name of a stage: ${fault}`,
        hint: stageNameFault(lower) === undefined ? `Write "${lower}"` : undefined,
      })
    }
    if (reservedStageNames.has(name)) {
      report.add(spot, [stage], {
        code: 'reserved-stage-name',
        severity: 'warning',
        message: `a stage is called "${name}", which also means ${name === 'scratch' ? 'the empty base' : 'the build context'}`,
        hint: 'Give the stage another name',
      })
    }
    const earlier = first.get(name)
    if (earlier === undefined) first.set(name, index)
    else {
      report.add(spot, [stage], {
        code: 'duplicate-stage',
        severity: 'warning',
        message: `two stages are called "${name}"; FROM means the nearest one above, --from the last one of the file`,
        hint: 'Give one of them another name',
        related: [{ message: `"${name}" is first defined here`, node: file.stages[earlier]! }],
      })
    }
  })
}
