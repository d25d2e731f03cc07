import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Cause, Edit } from '../outputs/cause.js'
import { withoutOrigin } from '../outputs/header.js'
import type { Output } from '../outputs/plan.js'
import { printable, shownValue } from '../shown.js'

/** What is wrong with an output, as the end of a sentence that begins with its name; further lines follow indented. */
export function renderCause(output: Output, cause: Cause | undefined): readonly string[] {
  const config = printable(basename(output.config))
  if (cause?.kind === 'merge')
    return [`is in the middle of a merge: both sides stand in it, from line ${cause.line} on`]
  if (cause?.kind === 'edit') return editLines(output, cause, config)
  switch (output.state) {
    case 'fresh':
      return ['is fresh']
    case 'missing':
      return ['does not exist']
    case 'foreign':
      return [`was not written by Stagecraft, and ${config} describes another`]
    case 'left-over':
      return [`is no longer described by ${config}`]
    case 'edited':
    case 'stale':
      return staleLines(output, cause, config)
  }
}

function staleLines({ graph, text, path }: Output, cause: Cause | undefined, config: string): readonly string[] {
  switch (cause?.kind) {
    case 'config': {
      const imports = (graph?.files.length ?? 0) > 1 ? ', or a file that it imports,' : ''
      return [`is stale: ${config}${imports} has changed since it was written`]
    }
    case 'form':
      return ['is stale: another version of Stagecraft wrote it, in another form']
    case 'line-ends': {
      const line = text!.slice(0, text!.indexOf('\r\n')).split('\n').length
      return [
        `is stale in its line ends: ${config} has a carriage return (\\r) in what is line ${line} here, which git or an editor took away`,
        `take it out of ${config}, or let git leave the file alone, in .gitattributes: ${printable(basename(path))} -text`,
      ]
    }
    case 'outside':
      return [
        `is stale: ${config} is as it was, so a package that it uses is another version now, or something that it reads has changed`,
        ...versionLines(graph),
      ]
    default:
      return [`is stale: ${config}, or something that it uses, has changed since it was written`]
  }
}

function editLines(
  { sealed, text, existing }: Output,
  { images, rebased, configIsSame, written }: Edit,
  config: string,
): readonly string[] {
  const lines = (images ?? []).map((edit) => {
    const now = rebased?.disputed.find(({ slot }) => slot === edit.slot)?.before
    const other = now === undefined || written === undefined ? '' : `, and ${config} says ${shownValue(now)}`
    return `line ${edit.line}: ${shownValue(edit.before)} → ${shownValue(edit.after)}${other}`
  })
  if (!sealed) return [`is not what ${config} describes`, ...lines]
  const also = configIsSame ? '' : `, and ${config} describes something else now than when it was written`
  if (images === undefined) return [`was edited by hand${also}`]
  if (images.length === 0 && !configIsSame) return [`was edited by hand: ${config} describes the same, and more`]
  if (images.length === 0) {
    const isAlike = withoutOrigin(existing ?? '') === withoutOrigin(text ?? '')
    return isAlike
      ? [`was edited by hand: it holds what ${config} describes, but its hash is another's`]
      : [`was edited by hand: it says what ${config} describes, in other words`]
  }
  return [`was edited by hand, in nothing but image tags and versions${also}`, ...lines]
}

function versionLines(graph: Output['graph']): readonly string[] {
  const packages = new Map((graph?.packages ?? []).map(({ root }) => [root, versionOf(root)]))
  const found = [...packages.values()].filter((version) => version !== undefined).sort()
  return found.length === 0 ? [] : [`it uses ${found.join(', ')}`]
}

function versionOf(root: string): string | undefined {
  try {
    const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>
    return printable(`${String(name)} ${String(version)}`)
  } catch {
    return undefined
  }
}
