export declare const sentence: unique symbol

/**
 * The type of a parameter whose argument is wrong. The compiler prints the sentence, so write what is wrong and what to
 * type instead. Never give `Refused<…>` an alias: the compiler would print the name of the alias.
 */
export interface Refused<Sentence extends string> {
  readonly [sentence]: Sentence
}

export type IsUnion<S, All = S> = S extends S ? ([All] extends [S] ? false : true) : never

/**
 * `true` for exactly one string literal. `string`, patterns, unions and `never` are `false`: what is not known for sure
 * is left to run time, so every check of a literal starts here.
 */
export type Known<S> = [S] extends [never]
  ? false
  : [S] extends [string]
    ? {} extends { readonly [P in S]: 1 }
      ? false
      : IsUnion<S> extends true
        ? false
        : true
    : false
