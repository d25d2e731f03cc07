const WIDTH = 80

/** A value as TypeScript, on one line where it is short. */
export function literal(value: unknown, indent = '', before = 0): string {
  const line = oneLine(value)
  if (indent.length + before + line.length <= WIDTH || typeof value !== 'object' || value === null) return line
  const inner = `${indent}  `
  const items = Array.isArray(value)
    ? value.map((one) => literal(one, inner, 1))
    : Object.entries(value).map(([name, one]) => `${key(name)}: ${literal(one, inner, key(name).length + 3)}`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open!}\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}${close!}`
}

function oneLine(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const pairs = Object.entries(value).map(([name, one]) => `${key(name)}: ${oneLine(one)}`)
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`
}

const key = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name))

/** In single quotes, or in double ones where that needs fewer backslashes. */
function quoted(text: string): string {
  const json = JSON.stringify(text)
  if (text.includes("'") && !text.includes('"')) return json
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
