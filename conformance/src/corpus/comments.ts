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
  const others = comments.slice(answer.directives?.length ?? 0)
  const taken = takesEscapeLater(answer) ? others.findIndex(isEscape) : -1
  return taken !== -1 && others.slice(0, taken).every(isDirective) ? others.toSpliced(taken, 1) : others
}

/** The parser takes the directive of the escape character after white space too, where those of the list end. */
const takesEscapeLater = ({ directives = [] }: ParseAnswer): boolean =>
  directives.every(({ Name }) => Name !== 'escape')

const isEscape = (comment: string): boolean => /^[\s\u0085]*escape[\s\u0085]*=[\s\u0085]*[\\`]$/iu.test(comment)
const isDirective = (comment: string): boolean => /^[\s\u0085]*(?:syntax|check)[\s\u0085]*=/iu.test(comment)

/** The lines that the bodies of a node's heredocs take, closing delimiters among them. */
function bodyLines({ heredocs = [] }: ParsedNode): number {
  return heredocs.reduce((sum, { content }) => sum + content.split('\n').length, 0)
}
