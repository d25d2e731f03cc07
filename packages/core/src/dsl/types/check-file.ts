import type { needs } from './facts.js'
import type { IsUnion, Known, Refused } from './refused.js'

/*
 * The check of a list of stages. Names are looked up in a map from name to index, so every stage costs the same and the
 * list is never taken apart. What is not known for sure (a name that is `string` or a union, a spread array) is left to
 * run time.
 */

export type NameOf<S> = S extends { readonly name: infer Name extends string } ? Name : never

/** A conditional type of both, so that the compiler remembers the answer: it asks for all of `I` at every look-up. */
type NameAt<T, I extends keyof T> = T[I] extends { readonly name: infer Name } ? Name & string : never

/** From every name that a stage may have to the indexes of the stages that may have it. */
type Places<T extends readonly unknown[]> = { readonly [I in keyof T & `${number}` as NameAt<T, I>]: I }

type Index = { readonly [name: string]: unknown }

/** The stages of a list, each as it is or as the sentence that refuses it. */
export type CheckStages<T extends readonly unknown[]> = number extends T['length']
  ? T
  : Judged<T, Complaints<T, Places<T>>>

/**
 * A stage that does not compile makes all of `C` the compiler's error type. Asked about that, a condition without brackets
 * answers the same, so the file is accepted and the mistake is reported once: where it stands.
 */
type Judged<T extends readonly unknown[], C extends { readonly [I in keyof T]: unknown }> = C[number] extends never
  ? T
  : { readonly [I in keyof T]: [C[I]] extends [never] ? T[I] : Refused<C[I] & string> }

/** What is wrong with each stage: a sentence, or `never`. */
type Complaints<T extends readonly unknown[], P extends Index> = {
  readonly [I in keyof T]: P[NameOf<T[I]>] extends I
    ? T[I] extends { readonly [needs]: infer Needed }
      ? Unmet<T, P, I, Needed, keyof Needed>
      : never
    : Twice<SurePlaces<T>, I, NameOf<T[I]>>
}

/** The same as {@link Places}, of the stages that surely have the name. */
type SurePlaces<T extends readonly unknown[]> = {
  readonly [I in keyof T & `${number}` as Known<NameOf<T[I]>> extends true ? NameOf<T[I]> : never]: I
}

type Twice<P, I, Name> = Name extends keyof P
  ? I extends P[Name]
    ? IsUnion<P[Name]> extends true
      ? `two stages are called '${Name & string}'`
      : never
    : never
  : never

/** What a stage copies from must come before it. A name that is not in the map gives `unknown`. */
type Unmet<T extends readonly unknown[], P extends Index, I, Needed, Name> = Name extends string
  ? unknown extends P[Name]
    ? Sure<
        P,
        T[I & keyof T],
        Needed[Name & keyof Needed],
        `no stage called '${Name}' is listed here; listed: ${List<T>}`
      >
    : Indexes<T> extends `${string} ${P[Name] & string};${string} ${I & string};${string}`
      ? never
      : Indexes<T> extends `${string} ${I & string};${string}`
        ? Sure<P, T[I & keyof T], Needed[Name & keyof Needed], Late<Name, NameOf<T[I & keyof T]>>>
        : never
  : never

type Late<Name extends string, By extends string> = [By] extends [never]
  ? `stage '${Name}' is listed after the one that copies from it: list it first`
  : Name extends By
    ? `stage '${Name}' copies from itself`
    : `stage '${Name}' is listed after '${By}', which copies from it: list it first`

/**
 * The sentence, unless something is not known: a stage of the list may have any name, the stage itself is one of
 * several, or so is the name that it copies from.
 */
type Sure<P, S, Name, Sentence> = string extends keyof P
  ? never
  : IsUnion<S> extends true
    ? never
    : Known<Name> extends true
      ? Sentence
      : never

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

/*
 * Indexes are compared by looking for one after the other in a text that lists them all. The compiler does not count,
 * but it searches well. Beyond a thousand stages nothing is found, and order is left to run time.
 */
type Indexes<T extends readonly unknown[]> = T extends { readonly 100: unknown } ? Thousand : Hundred<''>
type Ten<P extends string> = ` ${P}0; ${P}1; ${P}2; ${P}3; ${P}4; ${P}5; ${P}6; ${P}7; ${P}8; ${P}9;`
type Tens<P extends string> =
  `${Ten<`${P}1`>}${Ten<`${P}2`>}${Ten<`${P}3`>}${Ten<`${P}4`>}${Ten<`${P}5`>}${Ten<`${P}6`>}${Ten<`${P}7`>}${Ten<`${P}8`>}${Ten<`${P}9`>}`
type Hundred<P extends string> = P extends '' ? `${Ten<''>}${Tens<''>}` : `${Ten<`${P}0`>}${Tens<P>}`
type Thousand =
  `${Hundred<''>}${Hundred<'1'>}${Hundred<'2'>}${Hundred<'3'>}${Hundred<'4'>}${Hundred<'5'>}${Hundred<'6'>}${Hundred<'7'>}${Hundred<'8'>}${Hundred<'9'>}`
