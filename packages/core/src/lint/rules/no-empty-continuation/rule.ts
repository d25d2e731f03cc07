import type { Node } from '../../../model/index.js'
import { fileRule } from '../../engine/rule.js'
import type { FileView } from '../../engine/views.js'

export const noEmptyContinuation = fileRule(
  {
    name: 'NoEmptyContinuation',
    severity: 'warning',
    summary: 'No blank line stands inside a continued instruction.',
    isFileWide: true,
    covers: ['empty-continuation'],
    needs: 'text',
    fix: 'removes the line, unless an instruction begins below it',
  },
  (file, report) => {
    let byLine: ReadonlyMap<number, Node> | undefined
    for (const { code, place, message, hint } of file.problems) {
      if (code !== 'empty-continuation' || place === undefined) continue
      byLine ??= linesOfInstructions(file)
      const inside = byLine.get(place.line)
      // It swallowed an instruction: without the line that would look as if it were meant.
      if (hint !== undefined) {
        report({ message: message[0]!.toLowerCase() + message.slice(1), hint, at: place, inside })
        continue
      }
      report({
        message: 'a blank line stands inside a continued instruction, which a future BuildKit refuses',
        hint: 'Remove the line, or write a comment on it',
        at: place,
        inside,
        fix: [{ kind: 'remove-line', line: place.line }],
      })
    }
  },
)

/** The instruction, or the FROM, that each line stands in. */
function linesOfInstructions({ file: { stages, globalArgs }, place: placeOf }: FileView): ReadonlyMap<number, Node> {
  const byLine = new Map<number, Node>()
  for (const node of [...globalArgs, ...stages.flatMap((stage) => [stage, ...stage.instructions])]) {
    const place = placeOf(node)
    if (place !== undefined) for (let line = place.line; line <= place.endLine; line++) byLine.set(line, node)
  }
  return byLine
}
