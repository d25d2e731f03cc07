export declare const isText: unique symbol
export declare const isCommand: unique symbol

/** What can stand inside a value besides a string: handles, `` text`…` `` and `literal(…)`. */
export interface TextLike {
  readonly [isText]: true
  readonly [isCommand]: 'text is not a command: write sh`…`, which quotes what is interpolated'
}

/**
 * A value in a field that BuildKit expands.
 *
 * In a string, `$NAME` and `${NAME[modifier]}` are references to variables; everything else stands for itself. Use
 * {@link TextFunction | text} to mix in handles, and `literal` where nothing is a reference.
 */
export type Value = string | TextLike

/** Text with handles in it, made by `` text`…` ``, or wholly literal text, made by `literal`. */
export interface Text extends TextLike {
  readonly kind: 'text'
}

/**
 * A build argument. Using the handle declares the argument where it is needed.
 *
 * `Values` is the union of what it may hold when that was declared, else `string`.
 */
export interface Arg<Name extends string = string, Values extends string = string> extends TextLike {
  readonly kind: 'arg'
  readonly name: Name
  readonly default: Value | undefined
  readonly values: readonly Values[] | undefined
}

/** A build argument that BuildKit sets by itself, such as TARGETARCH. `Values` are the usual ones; there may be others. */
export interface PlatformVariable<Name extends string = string, Values extends string = string> extends Arg<
  Name,
  Values
> {
  readonly automatic: true
}
