/**
 * A piece of TypeScript, and what it means: the text is printed, and `evaluate` does what the text will do when it runs.
 * So every form that is tried can be proved before it is written.
 */
export interface Expression {
  readonly text: string
  /** Names that the text refers to: functions of `@stagecraft/core`, and constants of the file. */
  readonly names: readonly string[]
  evaluate(scope: Scope): unknown
}

/** The values of the constants of the file. */
export interface Scope {
  get(name: string): unknown
}

/** Text whose value is known. */
export function known(text: string, value: unknown, names: readonly string[] = []): Expression {
  return { text, names, evaluate: () => value }
}

/** A constant of the file. */
export function constant(name: string): Expression {
  return { text: name, names: [name], evaluate: (scope) => scope.get(name) }
}

/** `[a, b]` */
export function array(items: readonly Expression[]): Expression {
  return {
    text: `[${items.map(({ text }) => text).join(', ')}]`,
    names: namesOf(items),
    evaluate: (scope) => items.map((item) => item.evaluate(scope)),
  }
}

/** An object whose properties can be looked at again. */
export interface ObjectExpression extends Expression {
  readonly entries: readonly (readonly [key: string, value: Expression])[]
}

export function isObject(expression: Expression): expression is ObjectExpression {
  return 'entries' in expression
}

/** `{ a: 1, 'b-c': 2 }`, in this order. */
export function object(entries: ObjectExpression['entries']): ObjectExpression {
  const text = entries.map(([key, value]) => `${propertyName(key)}: ${value.text}`).join(', ')
  return {
    entries,
    text: entries.length === 0 ? '{}' : `{ ${text} }`,
    names: namesOf(entries.map(([, value]) => value)),
    evaluate: (scope) => Object.fromEntries(entries.map(([key, value]) => [key, value.evaluate(scope)])),
  }
}

function propertyName(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : stringText(key)
}

/** A string, between single quotes. */
export function string(value: string): Expression {
  return known(stringText(value), value)
}

export function stringText(value: string): string {
  return `'${escaped(value).replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
}

/** The inside of a template literal that stands for exactly `value`; tabs stay, since they indent. */
export function templateText(value: string): string {
  return value
    .split('\t')
    .map(escaped)
    .join('\t')
    .replace(/`|\$(?=\{)/g, '\\$&')
}

// eslint-disable-next-line no-control-regex -- control characters are the subject here
const unprintable = /[\0-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** Backslashes doubled, and what is invisible or ends a line made visible. Newlines stay. */
function escaped(value: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replace(unprintable, (c) =>
      c === '\t' ? '\\t' : c === '\r' ? '\\r' : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replace(/\p{Cs}/gu, (c) => `\\u${c.charCodeAt(0).toString(16)}`)
}

/** A string that may have several lines: a template literal when it does. */
export function longString(value: string): Expression {
  const inner = value.slice(0, -1)
  return inner.includes('\n') ? known(`\`${templateText(value)}\``, value) : string(value)
}

export function namesOf(parts: readonly Expression[]): readonly string[] {
  return parts.length === 1 ? parts[0]!.names : parts.flatMap(({ names }) => names)
}
