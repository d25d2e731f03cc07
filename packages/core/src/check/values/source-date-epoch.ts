import type { Stage, Word } from '../../model/index.js'
import { goInteger } from '../../model/lexical/go-number.js'
import { goLower } from '../../model/lexical/lower-case.js'
import { sourceKind } from '../../model/lexical/remote-source.js'
import { evaluate, type Evaluated } from '../expand/evaluate.js'
import type { Walk } from '../walk-stages.js'

const epoch = 'SOURCE_DATE_EPOCH'

/**
 * The build argument SOURCE_DATE_EPOCH, which counts without a global ARG too: seconds, `context`, or the name of a stage
 * that is nothing but one remote ADD, whose date counts.
 */
export function checkSourceDateEpoch({ file, facts: { globals }, resolved, lex, options, report }: Walk): void {
  const { buildArguments = {} } = options
  const given = Object.hasOwn(buildArguments, epoch) ? buildArguments[epoch] : undefined
  const slot = globals.get(epoch)
  const text = given ?? slot?.text ?? ''
  if (text === '' || text === 'context' || goInteger(text) !== undefined) return
  const index = resolved.firstByName.get(goLower(text))
  const stage = index === undefined ? undefined : file.stages[index]!
  const base = stage === undefined ? undefined : baseOf(stage, (reference) => evaluate(reference, globals.lookup, lex))
  const fault = stage === undefined ? 'is neither a number of seconds nor a stage' : stageFault(stage, base?.text)
  if (fault === undefined) return
  const argument = file.globalArgs.findIndex(
    (entry) => entry.kind === 'arg' && entry.args.some(({ name }) => name === epoch),
  )
  const nodes = stage === undefined ? [] : [stage]
  report.add({ stage: -1, entry: argument }, argument < 0 ? nodes : [...nodes, file.globalArgs[argument]!], {
    code: 'bad-option',
    severity: slot?.byDefault === true || base?.byDefault === true ? 'warning' : 'error',
    message: `ARG ${epoch}: "${text}" ${fault}`,
  })
}

function baseOf({ base }: Stage, evaluated: (reference: Word) => Evaluated): Evaluated {
  if (base.kind === 'image-reference') return evaluated(base.reference)
  return { text: base.kind === 'scratch' || base.stage === 'scratch' ? 'scratch' : '', byDefault: false }
}

/** @param base what the stage begins with, when it is known */
function stageFault({ instructions }: Stage, base: string | undefined): string | undefined {
  if (base === undefined) return undefined
  if (base !== 'scratch') return 'must be a stage FROM scratch'
  let remotes = 0
  for (const entry of instructions) {
    if (entry.kind === 'comment' || entry.kind === 'blank' || entry.kind === 'arg') continue
    const [source, ...others] = entry.kind === 'add' ? entry.sources : []
    if (source === undefined || others.length > 0) return 'must be a stage with one ADD of one source, and nothing else'
    const isLocal = typeof source === 'string' ? sourceKind(source) === 'path' : source.kind === 'inline-file'
    if (isLocal) return 'must be a stage whose ADD is remote'
    remotes++
  }
  return remotes === 1 ? undefined : 'must be a stage with one ADD of one source'
}
