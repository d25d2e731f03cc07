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

/** The stages of a list, each as it is or as the sentence that refuses it. */
export type CheckStages<T extends readonly unknown[]> = number extends T['length']
  ? T
  : [Complaints<T, Places<T>>[number]] extends [never]
    ? T
    : Judged<T, Complaints<T, Places<T>>>

type Complaints<T extends readonly unknown[], P> = { readonly [I in keyof T]: Complaint<T, P, I, T[I]> }

type Judged<T extends readonly unknown[], C extends { readonly [I in keyof T]: unknown }> = {
  readonly [I in keyof T]: [C[I]] extends [never] ? T[I] : Refused<C[I] & string>
}

/** What is wrong with one stage: a sentence, or `never`. */
type Complaint<T extends readonly unknown[], P, I, S> =
  | (P[NameOf<S> & keyof P] extends I ? never : Twice<T, I, NameOf<S>>)
  | (S extends { readonly [needs]: infer Names }
      ? string extends keyof P
        ? never
        : Misplaced<T, P, I, S, keyof Names>
      : never)

type Twice<T extends readonly unknown[], I, Name extends string> =
  Known<Name> extends true
    ? SurePlaces<T>[Name & keyof SurePlaces<T>] extends I
      ? never
      : `two stages are called '${Name}'`
    : never

/** The same, of the stages that surely have the name. */
type SurePlaces<T extends readonly unknown[]> = {
  readonly [I in keyof T & `${number}` as Known<NameOf<T[I]>> extends true ? NameOf<T[I]> : never]: I
}

type Misplaced<T extends readonly unknown[], P, I, S, Name> = Name extends keyof P
  ? true extends Before<P[Name], I>
    ? never
    : IsUnion<S> extends true
      ? never
      : Name extends NameOf<S>
        ? `stage '${Name}' copies from itself`
        : `stage '${Name & string}' is listed after ${Called<S>}, which copies from it: list it first`
  : IsUnion<S> extends true
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
