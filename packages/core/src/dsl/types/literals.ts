import type { Known, Refused } from './refused.js'
import type { TextLike } from './values.js'

/*
 * Checks of literals. A sentence type says what is wrong, or is `never`; `Known` is asked only when something is, so that
 * what is right costs little. What contains `$`, or is not exactly one literal, passes and is checked at run time.
 *
 * A checked parameter is `S & Outcome<S>[Verdict<S>]`: the argument and nothing more, or the refusal. The verdict is a
 * conditional type that distributes over `S` and is `'fits'` for the constraint of `S`. So a type parameter of a user's
 * function is accepted too: the compiler looks its verdict up by the constraint, where it would refuse a conditional
 * type that it cannot decide.
 */

/** The sentence, if it is about exactly one literal. */
type Sure<S, Sentence extends string> = [Sentence] extends [never] ? never : Known<S> extends true ? Sentence : never

type BadImage<S extends string> = S extends ''
  ? "the image reference is empty: expected one like 'registry/team/app:1.2'"
  : `'${S}' is not an image reference: lower case, no spaces, like 'registry/team/app:1.2'`
type BadDigest<S extends string> = `the digest of '${S}' must be 'sha256:' and 64 hex digits`
type Latest<S extends string> = `'${S}' can change under you: pin a version, or write unpinned('${S}') if you mean it`
type Untagged<S extends string> =
  `'${S}' has no tag: write '${S}:<version>', or unpinned('${S}') if you mean it; a stage is passed as a value`

type Malformed = '' | `${string} ${string}` | `${string}//${string}` | `/${string}` | `${string}/` | `${string}:`

export interface ImageOutcome<S> {
  readonly fits: unknown
  readonly bad: Refused<ImageSentence<S>>
}
export type ImageVerdict<S> = S extends string ? ([ImageSentence<S>] extends [never] ? 'fits' : 'bad') : 'fits'

/** What is wrong with an image reference; what is no string is fine. It splits at `@`, `:` and `/` only. */
export type ImageSentence<S> = Sure<S, PinnedSentence<S>>
type PinnedSentence<S> = S extends string
  ? S extends 'scratch' | `${string}$${string}`
    ? never
    : S extends Malformed
      ? BadImage<S>
      : S extends `${infer Name}@${infer Digest}`
        ? Digest extends `sha256:${string}`
          ? IsLower<Name> extends true
            ? never
            : BadImage<S>
          : BadDigest<S>
        : IsLower<S> extends true
          ? TagSentence<S, S>
          : BadImage<S>
  : never

/** A colon with a slash behind it belongs to the port of a registry. */
type TagSentence<S extends string, Rest extends string> = Rest extends `${string}:${infer Tag}`
  ? Tag extends `${string}/${infer Path}`
    ? TagSentence<S, Path>
    : Tag extends `${string}:${string}`
      ? BadImage<S>
      : Tag extends 'latest'
        ? Latest<S>
        : never
  : Untagged<S>

export interface UnpinnedOutcome<S> {
  readonly fits: unknown
  readonly bad: Refused<UnpinnedSentence<S>>
}
export type UnpinnedVerdict<S> = S extends string ? ([UnpinnedSentence<S>] extends [never] ? 'fits' : 'bad') : 'fits'

/** The same where a tag may be missing or `latest`. */
export type UnpinnedSentence<S> = Sure<S, NameSentence<S>>
type NameSentence<S> = S extends string
  ? S extends `${string}$${string}`
    ? never
    : S extends Malformed
      ? BadImage<S>
      : IsLower<S extends `${infer Name}@${string}` ? Name : S> extends true
        ? never
        : BadImage<S>
  : never

/**
 * The host of a registry and a tag may have capitals, the path between them not. A first component with a capital is a
 * host to BuildKit, with a dot in it or without.
 */
type IsLower<S extends string> =
  S extends Lowercase<S> ? true : S extends `${string}/${infer Path}` ? IsLowerPath<Path> : IsLowerPath<S>

type IsLowerPath<S extends string> = S extends `${infer Folder}/${infer Path}`
  ? Folder extends Lowercase<Folder>
    ? IsLowerPath<Path>
    : false
  : S extends `${infer Name}:${string}`
    ? Name extends Lowercase<Name>
      ? true
      : false
    : S extends Lowercase<S>
      ? true
      : false

type BadPort<P extends string | number> =
  `port ${P} is not valid: write 0 to 65535, or a range like '8000-8010'; '/tcp' or '/udp' may follow`

/**
 * The ports, each as it is or as the sentence that refuses it. A type parameter is refused too: to look it up by its
 * constraint would double the cost of every call.
 */
export type CheckPorts<P extends readonly unknown[]> = [PortSentence<P[number]>] extends [never]
  ? P
  : { readonly [I in keyof P]: CheckPort<P[I], Sure<`${P[I] & (string | number)}`, PortSentence<P[I]>>> }

type CheckPort<P, Sentence> = [Sentence] extends [never] ? P : Refused<Sentence & string>

/** What is wrong with a port. A string with `:` (an address) is left to run time. */
type PortSentence<P> = P extends number
  ? IsPort<`${P}`> extends true
    ? never
    : BadPort<P>
  : P extends string
    ? P extends `${string}$${string}` | `${string}:${string}`
      ? never
      : IsPortRange<P extends `${infer Ports}/${'tcp' | 'udp' | 'sctp'}` ? Ports : P> extends true
        ? never
        : BadPort<P>
    : never

type IsPortRange<S extends string> = S extends `${infer From}-${infer To}`
  ? IsPort<From> extends true
    ? IsPort<To>
    : false
  : IsPort<S>

type IsPort<S extends string> = S extends `-${string}`
  ? false
  : S extends `${bigint}`
    ? S extends `${infer A}${infer B}${infer C}${infer D}${infer E}`
      ? E extends ''
        ? true
        : UpTo65535<A, B, C, D, E>
      : true
    : false

/** Five digits, compared from the left; `E` is all that follows the fourth. */
type UpTo65535<A, B, C, D, E> = E extends Digit
  ? A extends '1' | '2' | '3' | '4' | '5'
    ? true
    : A extends '6'
      ? B extends '0' | '1' | '2' | '3' | '4'
        ? true
        : B extends '5'
          ? C extends '0' | '1' | '2' | '3' | '4'
            ? true
            : C extends '5'
              ? D extends '0' | '1' | '2'
                ? true
                : D extends '3'
                  ? E extends '0' | '1' | '2' | '3' | '4' | '5'
                    ? true
                    : false
                  : false
              : false
          : false
      : false
  : false
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'

type Unit = 'h' | 'm' | 's' | 'ms' | 'us' | 'ns'

/** A Go duration: numbers with units, such as `30s`, `1m30s` or `1.5h`. */
export type Duration =
  | `${bigint}${Unit}`
  | `${bigint}.${number}${Unit}`
  | `${bigint}m${bigint}s`
  | `${bigint}h${bigint}m`
  | `${bigint}h${bigint}m${bigint}s`

/** The processors of the usual images, as Go names them. */
export type Arch =
  '386' | 'amd64' | 'arm' | 'arm64' | 'loong64' | 'mips64' | 'mips64le' | 'ppc64' | 'ppc64le' | 'riscv64' | 's390x'

/** Names of platforms. For any other, or a computed one, write `` text`${name}` ``. */
export type PlatformName =
  | `linux/${Arch | 'arm/v5' | 'arm/v6' | 'arm/v7' | 'arm64/v8' | 'amd64/v2' | 'amd64/v3' | 'amd64/v4'}`
  | `windows/${'amd64' | 'arm64'}`
  | `darwin/${'amd64' | 'arm64'}`
  | `freebsd/${'amd64' | 'arm64'}`
  | 'wasi/wasm'

/** A platform: its name, a reference such as `$BUILDPLATFORM`, or a handle such as `BUILDPLATFORM`. */
export type Platform = PlatformName | `${string}$${string}` | TextLike
