import type { Node } from 'jsonc-parser'

// `modify` of jsonc-parser lays the lines anew that it touches, so a file of one line would come out as many.

/**
 * A text of JSON with one more property at the end of one of its objects, laid out as the property before it is; no other
 * character changes.
 *
 * @param object the object, as `parseTree` read it in this text
 * @param value as it is to be written
 */
export function addProperty(source: string, object: Node, name: string, value: string): string {
  const last = propertiesOf(object).at(-1)
  const property = `${JSON.stringify(name)}${gapOfColon(source, object)}${value}`
  if (last === undefined) {
    const { open, close } = innerGaps(source, object)
    return splice(source, object.offset, endOf(object), `{${open}${property}${close}}`)
  }
  return splice(source, endOf(last), endOf(last), `,${gapBefore(source, last)}${property}`)
}

/** What an object has to look like that becomes the value of a property which is added to `parent`. */
export function objectText(source: string, parent: Node, name: string, value: string): string {
  const { open, close } = gapsBelow(source, gapOfItems(source, parent))
  return `{${open}${JSON.stringify(name)}${gapOfColon(source, parent)}${value}${close}}`
}

/** A text of JSON without one of its properties, and what separated it from the one before. */
export function removeProperty(source: string, property: Node): string {
  const all = propertiesOf(property.parent!)
  const at = all.indexOf(property)
  const [before, after] = [all[at - 1], all[at + 1]]
  if (before !== undefined) return splice(source, endOf(before), endOf(property), '')
  if (after !== undefined) return splice(source, property.offset, after.offset, '')
  return splice(source, property.parent!.offset, endOf(property.parent!), '{}')
}

/** The last property of that name: of several, that is the one which counts. */
export const propertyNamed = (object: Node, name: string): Node | undefined =>
  propertiesOf(object)
    .filter((property) => property.children![0]!.value === name)
    .at(-1)

const propertiesOf = (object: Node): readonly Node[] =>
  (object.children ?? []).filter(({ children }) => children?.length === 2)

const endOf = ({ offset, length }: Node): number => offset + length

const splice = (text: string, from: number, to: number, by: string): string => text.slice(0, from) + by + text.slice(to)

/** The blanks in front of a property; of several line ends the last one. */
function gapBefore(source: string, { offset }: Node): string {
  const gap = /\s*$/.exec(source.slice(0, offset))![0]
  return /\r?\n[ \t]*$/.exec(gap)?.[0] ?? gap
}

/** The blanks in front of the properties of an object. One that has none is laid out as npm does. */
function gapOfItems(source: string, object: Node): string {
  const last = propertiesOf(object).at(-1)
  return last === undefined ? innerGaps(source, object).open : gapBefore(source, last)
}

/** The blanks inside the braces of an object that has no properties yet. */
function innerGaps(source: string, object: Node): Gaps {
  const owner = object.parent?.parent
  if (owner !== undefined) return gapsBelow(source, gapOfItems(source, owner))
  const newline = lineEnd(source)
  return { open: `${newline}  `, close: newline }
}

interface Gaps {
  readonly open: string
  readonly close: string
}

/** The blanks inside the braces of an object whose own property has these in front. */
function gapsBelow(source: string, gap: string): Gaps {
  if (!gap.includes('\n')) return { open: gap, close: gap }
  // What stands in front of the first property of a file is one step of its indentation.
  const step = /\{\s*?\n([ \t]+)"/.exec(source)?.[1] ?? '  '
  return { open: gap + step, close: gap }
}

function gapOfColon(source: string, object: Node): string {
  const near = propertiesOf(object).at(-1) ?? object.parent
  const [name, value] = near?.children ?? []
  return name === undefined || value === undefined ? ': ' : source.slice(endOf(name), value.offset)
}

const lineEnd = (source: string): string => (source.includes('\r\n') ? '\r\n' : '\n')
