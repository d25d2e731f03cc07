import { parse } from '../../parse/parse-file.js'
import type { BuildInput } from '../options.js'
import type { Change } from '../rebuild/change.js'
import { predictRebuild, type RebuildReason } from '../rebuild/predict-rebuild.js'

/** The steps that are not taken from the cache, as `verdict stage: first line · reason`. */
export function rebuilt(text: string, change: Change, input?: BuildInput): readonly string[] {
  const { file, places } = parse(text)
  const lineOf = (entry: object): string => text.split('\n')[places.get(entry as never)!.line - 1]!.trim()
  const said = (reason: RebuildReason | undefined): string => {
    switch (reason?.kind) {
      case undefined:
        return '-'
      case 'files':
        return reason.files.join(' ')
      case 'follows':
        return `after ${lineOf(reason.entry)}`
      case 'stage':
        return `${reason.path} of ${file.stages[reason.stage]!.name}`
      case 'variables':
        return `$${reason.names.join(' $')}`
      default:
        return reason.kind
    }
  }
  return predictRebuild(file, change, input).flatMap(({ stage, steps }) =>
    steps.flatMap(({ verdict, entry, reason }) =>
      verdict === 'cached' ? [] : [`${verdict} ${stage.name ?? '?'}: ${lineOf(entry)} · ${said(reason)}`],
    ),
  )
}
