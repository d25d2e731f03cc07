import { ts } from 'ts-morph'

/** A piece of text in a source, as it stands between its quotes or beside the `${}` of a template. */
export interface Literal {
  readonly file: string
  /** Where its characters begin in the source, and where they end. */
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * Every piece of literal text of a TypeScript, JavaScript or JSON source: strings, the fixed parts of templates, and
 * numbers. One that is written with escapes is left out: it could not be changed without changing how it is written.
 */
export function literalsOf(file: string, source: string): readonly Literal[] {
  const literals: Literal[] = []
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, false, kindOf(file))
  const visit = (node: ts.Node): void => {
    const edges = edgesOf(node)
    if (edges !== undefined) {
      const start = node.getStart(tree) + edges.before
      const end = node.getEnd() - edges.after
      const text = source.slice(start, end)
      if (text !== '' && !/[\\\r\n]/.test(text)) literals.push({ file, start, end, text })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return literals
}

/** How many characters of a literal are no text: quotes, and what opens and closes a substitution. */
function edgesOf(node: ts.Node): { readonly before: number; readonly after: number } | undefined {
  switch (node.kind) {
    case ts.SyntaxKind.StringLiteral:
    case ts.SyntaxKind.NoSubstitutionTemplateLiteral:
    case ts.SyntaxKind.TemplateTail:
      return { before: 1, after: 1 }
    case ts.SyntaxKind.TemplateHead:
    case ts.SyntaxKind.TemplateMiddle:
      return { before: 1, after: 2 }
    case ts.SyntaxKind.NumericLiteral:
      return { before: 0, after: 0 }
    default:
      return undefined
  }
}

function kindOf(file: string): ts.ScriptKind {
  const kinds = { json: ts.ScriptKind.JSON, tsx: ts.ScriptKind.TSX, jsx: ts.ScriptKind.JSX, js: ts.ScriptKind.JS }
  const ending = file.slice(file.lastIndexOf('.') + 1).replace(/^[mc]js$/, 'js')
  return kinds[ending as keyof typeof kinds] ?? ts.ScriptKind.TS
}
