import type { Change } from '../lint/engine/change.js'
import type { Instruction, Node } from '../model/index.js'
import { DockerfileError, type Place } from '../problem/index.js'
import { printed, replaceEdits, rewriteEdits } from './replace.js'
import { lineEnd, Written, writtenFile, type TextEdit, type WrittenFile } from './written.js'

/** A Dockerfile that was linted: its text, and where `parse` found its nodes. */
export interface LintedText {
  readonly text: string
  readonly places: ReadonlyMap<Node, Place>
  readonly escape?: '\\' | '`' | undefined
}

/**
 * The edits of a Dockerfile that carry out the `fix` of a problem; nothing when one of its steps cannot be done surely.
 * All of them are to be made, or none.
 */
export function textEdits(
  fix: readonly Change[],
  { text, places, escape }: LintedText,
): readonly TextEdit[] | undefined {
  return editsOfAll(fix, writtenFile(text, places, escape))
}

export function editsOfAll(fix: readonly Change[], file: WrittenFile): readonly TextEdit[] | undefined {
  const edits = fix.map((change) => editsOf(change, file))
  return edits.includes(undefined) ? undefined : (edits as readonly (readonly TextEdit[])[]).flat()
}

function editsOf(change: Change, file: WrittenFile): readonly TextEdit[] | undefined {
  try {
    return carryOut(change, file)
  } catch (error) {
    // There are values that no Dockerfile can have.
    if (error instanceof DockerfileError) return undefined
    throw error
  }
}

function carryOut(change: Change, file: WrittenFile): readonly TextEdit[] | undefined {
  switch (change.kind) {
    case 'remove-line':
      return lineRemoval(change.line - 1, file)
    case 'respell': {
      const edit = Written.find(file, change.node)?.edit(change.start, change.end, change.text)
      return edit && [edit]
    }
    case 'rewrite': {
      const there = Written.find(file, change.node)
      return there && rewriteEdits(there, change.node)
    }
    case 'replace': {
      const there = Written.find(file, change.node)
      return there && replaceEdits(there, change)
    }
    case 'remove': {
      const edit = Written.find(file, change.node)?.removal()
      return edit && [edit]
    }
    case 'insert':
      return insertion(change.before, change.entry, file)
    case 'move':
      return movement(change.node, change.behind, file)
  }
}

function lineRemoval(line: number, { lines }: WrittenFile): readonly TextEdit[] | undefined {
  return line < lines.count ? [{ start: lines.start(line), end: lines.next(line), text: '' }] : undefined
}

function insertion(before: Instruction, entry: Instruction, file: WrittenFile): readonly TextEdit[] | undefined {
  const there = Written.find(file, before)
  if (there === undefined) return undefined
  const start = file.lines.start(there.first)
  const text = `${printed({ file }, entry)}\n`.replaceAll('\n', lineEnd(file, there.first))
  return [{ start, end: start, text }]
}

function movement(node: Instruction, behind: Instruction, file: WrittenFile): readonly TextEdit[] | undefined {
  const [moved, there] = [Written.find(file, node), Written.find(file, behind)]
  const gone = moved?.removal()
  if (moved === undefined || there === undefined || gone === undefined) return undefined
  const at = file.lines.next(there.last)
  const end = lineEnd(file, there.last)
  const isOpen = file.lines.end(there.last) === at
  return [gone, { start: at, end: at, text: isOpen ? `${end}${moved.text}` : `${moved.text}${end}` }]
}
