import type { Dockerfile } from '../../model/index.js'
import { isFromMarked, type PlainMarks } from '../../model/plain-entry.js'
import { reservedStageNames, stageNameFault } from '../../model/lexical/stage-name.js'
import type { Report, Spot } from '../report.js'
import type { Resolved } from './resolve.js'

/** Names that stages cannot have, should not have, or have twice. */
export function checkStageNames(
  file: Dockerfile,
  { byName, firstByName }: Resolved,
  plain: PlainMarks | undefined,
  report: Report,
): void {
  if (file.stages.length === 0) {
    report.add({ stage: -1, entry: -1 }, [file], {
      code: 'empty-file',
      message: 'the file has no stage, and a Dockerfile needs at least one FROM',
    })
  }
  const areAllOnce = firstByName === byName && !reserved.some((name) => byName.has(name))
  for (let index = 0; index < file.stages.length; index++) {
    if (areAllOnce && plain !== undefined && isFromMarked(plain[index]!)) continue
    const stage = file.stages[index]!
    const { name } = stage
    if (name === undefined) continue
    const fault = stageNameFault(name)
    if (fault !== undefined) {
      const lower = name.toLowerCase()
      report.add(spotOf(index), [stage], {
        code: 'bad-stage-name',
        message: `"${name}" cannot be the name of a stage: ${fault}`,
        hint: stageNameFault(lower) === undefined ? `Write "${lower}"` : undefined,
      })
    }
    if (reservedStageNames.has(name)) {
      report.add(spotOf(index), [stage], {
        code: 'reserved-stage-name',
        severity: 'warning',
        message: `a stage is called "${name}", which also means ${name === 'scratch' ? 'the empty base' : 'the build context'}`,
        hint: 'Give the stage another name',
      })
    }
    const first = firstByName.get(name)!
    if (first !== index) {
      report.add(spotOf(index), [stage], {
        code: 'duplicate-stage',
        severity: 'warning',
        message: `two stages are called "${name}"; FROM means the nearest one above, --from the last one of the file`,
        hint: 'Give one of them another name',
        related: [{ message: `"${name}" is first defined here`, node: file.stages[first]! }],
      })
    }
  }
}

const reserved = [...reservedStageNames]

function spotOf(stage: number): Spot {
  return { stage, entry: -1 }
}
