import type { Known, Refused } from './refused.js'
import type { TextLike } from './values.js'

/*
 * Checks of literals. What contains `$`, or is not exactly one literal, passes and is checked at run time.
 */

type BadImage<S extends string> =
  `'${S}' is not an image reference: lower case, no spaces, like 'registry/team/app:1.2'`
type BadDigest<S extends string> = `the digest of '${S}' must be 'sha256:' and 64 hex digits`
type Latest<S extends string> = `'${S}' can change under you: pin a version, or write unpinned('${S}') if you mean it`
type Untagged<S extends string> =
  `'${S}' has no tag: write '${S}:<version>', or unpinned('${S}') if you mean it; a stage is passed as a value`

/** The reference, or the sentence that refuses it. It splits at `/`, `@` and `:` and never walks over characters. */
export type CheckImage<S extends string> =
  Known<S> extends false
    ? S
    : S extends 'scratch' | `${string}$${string}`
      ? S
      : S extends '' | `${string} ${string}` | `${string}//${string}` | `/${string}` | `${string}/`
        ? Refused<BadImage<S>>
        : S extends `${infer Name}@${infer Digest}`
          ? Digest extends `sha256:${string}`
            ? IsLower<Name> extends true
              ? S
              : Refused<BadImage<S>>
            : Refused<BadDigest<S>>
          : Last<S> extends `${string}:${infer Tag}`
            ? Tag extends '' | `${string}:${string}`
              ? Refused<BadImage<S>>
              : Tag extends 'latest'
                ? Refused<Latest<S>>
                : IsLower<S> extends true
                  ? S
                  : Refused<BadImage<S>>
            : IsLower<S> extends true
              ? Refused<Untagged<S>>
              : Refused<BadImage<S>>

/** Like {@link CheckImage}, but tags may be missing or `latest`. */
export type CheckUnpinned<S extends string> =
  Known<S> extends false
    ? S
    : S extends `${string}$${string}`
      ? S
      : S extends '' | `${string} ${string}` | `${string}//${string}` | `/${string}` | `${string}/` | `${string}:`
        ? Refused<BadImage<S>>
        : IsLower<S extends `${infer Name}@${string}` ? Name : S> extends true
          ? S
          : Refused<BadImage<S>>

type Last<S extends string> = S extends `${string}/${infer Rest}` ? Last<Rest> : S

/** The host of a registry and a tag may have capitals, the path between them not. */
type IsLower<S extends string> = S extends `${infer Host}/${infer Path}`
  ? Host extends `${string}.${string}` | `${string}:${string}`
    ? IsLower<Path>
    : Host extends Lowercase<Host>
      ? IsLower<Path>
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

/** The port, or the sentence that refuses it. A string with `:` (an address) is left to run time. */
export type CheckPort<P> = P extends number
  ? number extends P
    ? P
    : IsPort<`${P}`> extends true
      ? P
      : Refused<BadPort<P>>
  : P extends string
    ? Known<P> extends false
      ? P
      : P extends `${string}$${string}` | `${string}:${string}`
        ? P
        : IsPortRange<P extends `${infer Ports}/${'tcp' | 'udp' | 'sctp'}` ? Ports : P> extends true
          ? P
          : Refused<BadPort<P>>
    : P

type IsPortRange<S extends string> = S extends `${infer From}-${infer To}`
  ? IsPort<From> extends true
    ? IsPort<To>
    : false
  : IsPort<S>

type IsPort<S extends string> = S extends `-${string}` ? false : S extends `${bigint}` ? UpTo65535<S> : false

/** Digits only. Fewer than five are fine, five are compared from the left, more are too many. */
type UpTo65535<S extends string> = S extends `${infer A}${infer B}${infer C}${infer D}${infer E}`
  ? E extends ''
    ? true
    : E extends `${infer F}${infer More}`
      ? More extends ''
        ? A extends '6'
          ? Within<B, C, D, F>
          : A extends '1' | '2' | '3' | '4' | '5'
            ? true
            : false
        : false
      : true
  : true
type Within<B extends string, C extends string, D extends string, E extends string> = B extends
  '0' | '1' | '2' | '3' | '4'
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
