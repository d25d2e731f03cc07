import { problem, type Place, type Problem } from '@stagecraft/core'
import { placeIn } from '../place-in.js'
import { openedBracket } from './opened-bracket.js'

/**
 * What esbuild says of a source that is no TypeScript. It sees that a bracket is not closed at what stands behind, which may be
 * lines below: where it was opened is shown as well.
 */
export function syntaxProblem(text: string, place: Place, source: string | undefined): Problem {
  const closer = /^Expected "([)\]}])"/.exec(text)?.[1]
  const opened = closer === undefined || source === undefined ? undefined : openedAt(source, place, closer)
  return problem({
    code: 'bad-config',
    message: `Syntax error: ${text}`,
    place,
    related: opened === undefined ? [] : [{ message: 'the bracket that is not closed', place: opened }],
  })
}

/** On the same line it is in view. */
function openedAt(source: string, { file, line, column }: Place, closer: string): Place | undefined {
  const lines = source.split('\n')
  const before = [...lines.slice(0, line - 1), lines[line - 1]?.slice(0, column - 1) ?? ''].join('\n')
  const at = openedBracket(before, closer)
  if (at === undefined) return undefined
  const opened = placeIn(before, at, 1)
  return opened.line === line ? undefined : { ...(file === undefined ? {} : { file }), ...opened }
}
