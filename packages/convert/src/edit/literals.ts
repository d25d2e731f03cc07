import { Node, SyntaxKind } from 'ts-morph'
import { stringText, templateText } from '../expression.js'

/** The value of a literal string; nothing for anything that is computed. */
export function literalValue(node: Node | undefined): string | undefined {
  return Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node) ? node.getLiteralText() : undefined
}

/** A string in the quotes that another literal has. */
export function likeLiteral(literal: Node, value: string): string {
  const quote = literal.getText()[0]
  if (quote === '`') return `\`${templateText(value)}\``
  const single = stringText(value)
  if (quote !== '"') return single
  return `"${single.slice(1, -1).replaceAll("\\'", "'").replaceAll('"', '\\"')}"`
}

/** What stands between the quotes of a literal, or of a piece of a template, and where that begins in the file. */
export interface Inner {
  readonly raw: string
  readonly start: number
  /** Backquotes: newlines stand in it as they are. */
  readonly isTemplate: boolean
  /** The function that reads the template: `` lines`…` ``. */
  readonly tag: string | undefined
}

const pieces: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.StringLiteral,
  SyntaxKind.NoSubstitutionTemplateLiteral,
  SyntaxKind.TemplateHead,
  SyntaxKind.TemplateMiddle,
  SyntaxKind.TemplateTail,
])

/** All literal text in an expression, in its order. */
export function innersIn(expression: Node): readonly Inner[] {
  const nodes = [expression, ...expression.getDescendants()].filter((node) => pieces.has(node.getKind()))
  return nodes.map((node) => {
    const text = node.getText()
    const isOpen = [SyntaxKind.TemplateHead, SyntaxKind.TemplateMiddle].includes(node.getKind())
    const tagged = node.getFirstAncestorByKind(SyntaxKind.TaggedTemplateExpression)
    return {
      raw: text.slice(1, isOpen ? -2 : -1),
      start: node.getStart() + 1,
      isTemplate: node.getKind() !== SyntaxKind.StringLiteral,
      tag: tagged?.getTag().getText(),
    }
  })
}
