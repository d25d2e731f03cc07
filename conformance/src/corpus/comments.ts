import type { ParseAnswer, ParsedNode } from '../oracle.js'

/**
 * The comments of a Dockerfile, in order, by BuildKit's own reading of which lines are what: a comment is a line that
 * begins with `#` and stands in no heredoc's body. Parser directives are not among them.
 */
export function commentsOf(text: string, answer: ParseAnswer): readonly string[] {
  const bodies = new Set<number>()
  for (const node of answer.nodes ?? []) {
    for (let i = 0; i < bodyLines(node); i++) bodies.add(node.endLine - i)
  }
  const comments: string[] = []
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    if (bodies.has(index + 1)) continue
    const content = /^[\s\u0085]*#(.*)$/su.exec(line)?.[1]
    if (content !== undefined) comments.push(content.replace(/[\s\u0085]+$/u, ''))
  }
  return comments.slice(answer.directives?.length ?? 0)
}

/** The lines that the bodies of a node's heredocs take, closing delimiters among them. */
function bodyLines({ heredocs = [] }: ParsedNode): number {
  return heredocs.reduce((sum, { content }) => sum + content.split('\n').length, 0)
}
