import type { Dockerfile, Stage } from '../../model/index.js'
import { goInteger } from '../../model/lexical/go-number.js'
import { goLower } from '../../model/lexical/lower-case.js'
import { sourceKind } from '../../model/lexical/remote-source.js'
import type { Report } from '../report.js'
import type { Resolved } from '../stages/resolve.js'
import type { Scope } from '../variables/scope.js'

/**
 * A global `ARG SOURCE_DATE_EPOCH`: seconds, `context`, or the name of a stage that is nothing but one remote ADD, whose
 * date counts.
 */
export function checkSourceDateEpoch(
  file: Dockerfile,
  globals: Scope,
  { firstByName }: Resolved,
  report: Report,
): void {
  const slot = globals.get('SOURCE_DATE_EPOCH')
  const text = slot?.text ?? ''
  if (slot === undefined || text === '' || text === 'context' || goInteger(text) !== undefined) return
  const index = firstByName.get(goLower(text))
  const fault = index === undefined ? 'is neither a number of seconds nor a stage' : stageFault(file.stages[index]!)
  if (fault === undefined) return
  const argument = file.globalArgs.findIndex(
    (entry) => entry.kind === 'arg' && entry.args.some(({ name }) => name === 'SOURCE_DATE_EPOCH'),
  )
  const nodes = index === undefined ? [] : [file.stages[index]!]
  report.add({ stage: -1, entry: argument }, argument < 0 ? nodes : [...nodes, file.globalArgs[argument]!], {
    code: 'bad-option',
    severity: slot.byDefault ? 'warning' : 'error',
    message: `ARG SOURCE_DATE_EPOCH: "${text}" ${fault}`,
  })
}

function stageFault({ base, instructions }: Stage): string | undefined {
  if (base.kind === 'image-reference' && typeof base.reference !== 'string') return undefined
  if (base.kind !== 'scratch') return 'must be a stage FROM scratch'
  let remotes = 0
  for (const entry of instructions) {
    if (entry.kind === 'comment' || entry.kind === 'blank' || entry.kind === 'arg') continue
    const [source, ...others] = entry.kind === 'add' ? entry.sources : []
    if (source === undefined || others.length > 0) return 'must be a stage with one ADD of one source, and nothing else'
    if (typeof source === 'string' && sourceKind(source) === 'path') return 'must be a stage whose ADD is remote'
    remotes++
  }
  return remotes === 1 ? undefined : 'must be a stage with one ADD of one source'
}
