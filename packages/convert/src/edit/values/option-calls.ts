import { ts } from 'ts-morph'
import { applyEdits, type TextEdit } from '@stagecraft/core/lint'

/** A call of something that is imported, with its options as the one argument, or without: as presets are called. */
export interface OptionCall {
  readonly file: string
  /** What is called, without `.stages`: `nodeService`, or `presets.web`. */
  readonly callee: string
  /** Where the call begins. */
  readonly start: number
  /** The argument, or the place between the parentheses. */
  readonly argument: { readonly start: number; readonly end: number; readonly text: string }
  /** The fields that stand in the argument; absent where it is no object that is written out. */
  readonly fields?: readonly Field[]
  /** The quote of the file. */
  readonly quote: string
}

interface Field {
  readonly name: string
  readonly start: number
  readonly end: number
  /** Fields of the object that stands there; absent where it is something else. */
  readonly fields?: readonly Field[]
  /** Between the braces of that object. */
  readonly inside?: number
}

/** An option that a call shall have, below the names of the groups that it is in. */
export interface OptionAddition {
  readonly call: OptionCall
  readonly path: readonly string[]
  readonly value: string
}

/** Every call in a source that could be that of a preset. */
export function optionCalls(file: string, source: string): readonly OptionCall[] {
  const calls: OptionCall[] = []
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  const imported = importsOf(tree)
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit)
    if (!ts.isCallExpression(node) || node.arguments.length > 1) return
    const { expression } = node
    const isPart = ts.isPropertyAccessExpression(expression) && expression.name.text === 'stages'
    const callee = isPart ? expression.expression : expression
    const root = ts.isPropertyAccessExpression(callee) ? callee.expression : callee
    if (!ts.isIdentifier(root) || !(ts.isIdentifier(callee) || ts.isPropertyAccessExpression(callee))) return
    const quote = imported.get(root.text)
    if (quote === undefined) return
    const [given] = node.arguments
    const end = given?.getEnd() ?? node.getEnd() - 1
    const start = given?.getStart() ?? end
    const fields = given === undefined ? [] : fieldsOf(given)
    calls.push({
      file,
      callee: callee.getText(),
      start: node.getStart(),
      argument: { start, end, text: source.slice(start, end) },
      quote,
      ...(fields === undefined ? {} : { fields }),
    })
  }
  visit(tree)
  return calls
}

/** The names that a file imports, but for types and what core has, with the quotes of their imports. */
function importsOf(tree: ts.SourceFile): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const statement of tree.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue
    const clause = statement.importClause
    if (clause === undefined || clause.isTypeOnly || statement.moduleSpecifier.text === '@stagecraft/core') continue
    const quote = statement.moduleSpecifier.getText()[0]!
    const { namedBindings } = clause
    if (clause.name !== undefined) names.set(clause.name.text, quote)
    if (namedBindings === undefined) continue
    if (ts.isNamespaceImport(namedBindings)) names.set(namedBindings.name.text, quote)
    else for (const { name, isTypeOnly } of namedBindings.elements) if (!isTypeOnly) names.set(name.text, quote)
  }
  return names
}

function fieldsOf(node: ts.Expression): readonly Field[] | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined
  return node.properties.map((property) => {
    const { name } = property
    const inner = ts.isPropertyAssignment(property) ? fieldsOf(property.initializer) : undefined
    return {
      name: name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : '',
      start: property.getStart(),
      end: property.getEnd(),
      ...(inner === undefined
        ? {}
        : { fields: inner, inside: (property as ts.PropertyAssignment).initializer.getStart() + 1 }),
    }
  })
}

/** Whether an option can be written into a call: its argument is written out, and does not say it already. */
export function canHave({ fields }: OptionCall, [name, ...rest]: readonly string[]): boolean {
  const there = fields?.find((field) => field.name === name)
  if (fields === undefined || name === undefined) return false
  if (there === undefined) return true
  return rest.length > 0 && there.fields !== undefined && !there.fields.some((field) => field.name === rest[0])
}

/** What writes options into one call that {@link canHave} them, beside those that it has. */
export function optionEdits(source: string, additions: readonly OptionAddition[]): readonly TextEdit[] {
  const [first] = additions
  if (first === undefined) return []
  const { argument, fields = [] } = first.call
  const groupOf = ({ path }: OptionAddition): Field | undefined =>
    path.length < 2 ? undefined : fields.find(({ name, fields: inner }) => name === path[0] && inner !== undefined)
  const edits = fields.flatMap((field) => {
    const these = additions.filter((each) => groupOf(each) === field)
    const inner = these.map(({ call, path, value }) => fieldText(path[1]!, quoted(value, call), call))
    return these.length === 0 ? [] : [insertion(source, field.inside!, field.fields!, inner)]
  })
  const fresh = additions.filter((each) => groupOf(each) === undefined)
  if (fresh.length === 0) return edits
  if (argument.text === '')
    return [...edits, { start: argument.start, end: argument.end, text: `{ ${optionsText(fresh)} }` }]
  return [...edits, insertion(source, argument.start + 1, fields, topFields(fresh))]
}

/** Options as they are written where none of their groups is there yet: `images: { build: 'node:24', runtime: 'node:24' }`. */
export const optionsText = (additions: readonly OptionAddition[]): string => topFields(additions).join(', ')

function topFields(additions: readonly OptionAddition[]): readonly string[] {
  return [...new Set(additions.map(({ path }) => path[0]!))].map((name) => {
    const these = additions.filter(({ path }) => path[0] === name)
    const { call, path, value } = these[0]!
    if (path.length === 1) return fieldText(name, quoted(value, call), call)
    const inner = these.map((each) => fieldText(each.path[1]!, quoted(each.value, call), call))
    return fieldText(name, `{ ${inner.join(', ')} }`, call)
  })
}

const quoted = (value: string, { quote }: OptionCall): string => `${quote}${value}${quote}`

const fieldText = (name: string, value: string, call: OptionCall): string =>
  `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name, call)}: ${value}`

/** A source whose call gets an option over an argument that is not written out: it runs, and nobody would write it. */
export function withLaidOver(source: string, { call, path, value }: OptionAddition): string {
  const { start, end, text } = call.argument
  const [name, inner] = path.map((each) => JSON.stringify(each))
  const field =
    inner === undefined ? JSON.stringify(value) : `{ ...(${text})[${name}], ${inner}: ${JSON.stringify(value)} }`
  return applyEdits(source, [{ start, end, text: `{ ...(${text}), ${name}: ${field} }` }])
}

/** Behind the last field, on a line of its own where that has one. */
function insertion(source: string, inside: number, fields: readonly Field[], texts: readonly string[]): TextEdit {
  const last = fields.at(-1)
  if (last === undefined) return { start: inside, end: inside, text: ` ${texts.join(', ')} ` }
  const lead = source.slice(fields.at(-2)?.end ?? inside, last.start)
  const gap = `,${/\r?\n[ \t]*$/.exec(lead)?.[0] ?? ' '}`
  return { start: last.end, end: last.end, text: `${gap}${texts.join(gap)}` }
}
