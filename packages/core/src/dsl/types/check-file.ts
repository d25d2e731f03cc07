import type { needs } from './facts.js'
import type { IsUnion, Known, Refused } from './refused.js'

/*
 * The check of a list of stages. Names are looked up in a map from name to index, so every stage costs the same and the
 * list is never taken apart. What is not known for sure (a name that is `string` or a union, a spread array) is left to
 * run time.
 */

export type NameOf<S> = S extends { readonly name: infer Name extends string } ? Name : never

/** From every name that a stage may have to the indexes of the stages that may have it. */
type Places<T extends readonly unknown[]> = { readonly [I in keyof T & `${number}` as NameOf<T[I]>]: I }

type Index = { readonly [name: string]: unknown }

/** The stages of a list, each as it is or as the sentence that refuses it. */
export type CheckStages<T extends readonly unknown[]> = number extends T['length']
  ? T
  : Judge<T, Complaints<T, keyof Places<T>, Places<T>>>

type Judge<T extends readonly unknown[], C extends { readonly [I in keyof T]: unknown }> = [C[number]] extends [never]
  ? T
  : { readonly [I in keyof T]: [C[I]] extends [never] ? T[I] : Refused<C[I] & string> }

/** `Names` is `keyof P`, handed down because it is dear: the compiler walks over the whole list each time. */
type Complaints<T extends readonly unknown[], Names, P extends Index> = {
  readonly [I in keyof T]: Duplicate<T, Names, P, I, NameOf<T[I]>> | Unmet<T, Names, P, I, T[I]>
}

type Duplicate<T extends readonly unknown[], Names, P extends Index, I, Name> = Name extends Names & string
  ? P[Name] extends I
    ? never
    : Twice<SurePlaces<T>, I, Name>
  : never

/** The same as {@link Places}, of the stages that surely have the name. */
type SurePlaces<T extends readonly unknown[]> = {
  readonly [I in keyof T & `${number}` as Known<NameOf<T[I]>> extends true ? NameOf<T[I]> : never]: I
}

type Twice<P, I, Name extends string> = Name extends keyof P
  ? I extends P[Name]
    ? IsUnion<P[Name]> extends true
      ? `two stages are called '${Name}'`
      : never
    : never
  : never

/** What a stage copies from must come before it. */
type Unmet<T extends readonly unknown[], Names, P extends Index, I, S> = S extends { readonly [needs]: infer Needed }
  ? string extends Names
    ? never
    : Misplaced<T, Names, P, I, S, keyof Needed>
  : never

type Misplaced<T extends readonly unknown[], Names, P extends Index, I, S, Name> = Name extends Names & string
  ? true extends Before<P[Name], I>
    ? never
    : IsUnion<T[I & keyof T]> extends true
      ? never
      : Name extends NameOf<S>
        ? `stage '${Name}' copies from itself`
        : `stage '${Name}' is listed after ${Called<S>}, which copies from it: list it first`
  : IsUnion<T[I & keyof T]> extends true
    ? never
    : `no stage called '${Name & string}' is listed here; listed: ${List<T>}`

type Called<S> = [NameOf<S>] extends [never] ? 'the stage' : `'${NameOf<S>}'`

/** The names of a list, as a sentence shows them: the first 20. */
type List<T extends readonly unknown[], Out extends string = '', Count extends 0[] = []> = Count['length'] extends 20
  ? `${Out}, …`
  : T extends readonly [infer First, ...infer Rest]
    ? List<
        Rest,
        Known<NameOf<First>> extends true
          ? Out extends ''
            ? `'${NameOf<First>}'`
            : `${Out}, '${NameOf<First>}'`
          : Out,
        [...Count, 0]
      >
    : Out

/** Whether one index is less than another; both are decimal, of at most four digits. */
type Before<A, B> = A extends string ? (B extends string ? Less<Padded<A>, Padded<B>> : never) : never

type Padded<S extends string> = S extends `${string}${infer B}`
  ? B extends ''
    ? `000${S}`
    : B extends `${string}${infer C}`
      ? C extends ''
        ? `00${S}`
        : C extends `${string}${infer D}`
          ? D extends ''
            ? `0${S}`
            : S
          : S
      : S
  : S

type Less<A extends string, B extends string> = A extends `${infer X}${infer More}`
  ? B extends `${infer Y}${infer Rest}`
    ? X extends Y
      ? Less<More, Rest>
      : X extends Lower[Y & keyof Lower]
        ? true
        : false
    : false
  : false

type Lower = {
  readonly '0': never
  readonly '1': '0'
  readonly '2': '0' | '1'
  readonly '3': '0' | '1' | '2'
  readonly '4': '0' | '1' | '2' | '3'
  readonly '5': '0' | '1' | '2' | '3' | '4'
  readonly '6': '0' | '1' | '2' | '3' | '4' | '5'
  readonly '7': '0' | '1' | '2' | '3' | '4' | '5' | '6'
  readonly '8': '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7'
  readonly '9': '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8'
}
