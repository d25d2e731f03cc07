// The options of the DSL and the flags of the model are one list: whoever adds a flag to one must add it to the other.
import type * as dsl from '@stagecraft/core'
import type * as model from '@stagecraft/core/model'

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : [A, 'is not', B]
type Holds<T extends true> = T

/** What an option takes, by what its flag holds. */
type Taken<Flag> = [Flag] extends [boolean]
  ? boolean
  : [Flag] extends [number]
    ? number
    : [model.Word] extends [Flag]
      ? dsl.Value
      : [Flag] extends [readonly string[]]
        ? readonly string[]
        : Flag
type Options<Flags> = { readonly [F in keyof Flags]?: Taken<Exclude<Flags[F], undefined>> | undefined }

/** The same names, and every option takes at least what its flag can hold. */
type Match<Option, Flags, Special extends string = never> =
  Same<keyof Option, keyof Flags> extends true
    ? Options<Omit<Flags, Special>> extends Omit<Option, Special>
      ? true
      : ['types differ', Options<Omit<Flags, Special>>, Omit<Option, Special>]
    : ['names differ', Exclude<keyof Option, keyof Flags> | Exclude<keyof Flags, keyof Option>]

export type Checks = [
  Holds<Match<dsl.FromOptions, model.FromFlags, 'platform'>>,
  Holds<Match<dsl.CopyOptions, Omit<model.CopyFlags, 'from'>>>,
  Holds<Match<dsl.AddOptions, model.AddFlags>>,
  Holds<Match<dsl.RunOptions, model.RunFlags, 'mounts'>>,
  Holds<
    Match<dsl.HealthcheckOptions, model.HealthcheckFlags, 'interval' | 'timeout' | 'startPeriod' | 'startInterval'>
  >,
  Holds<Match<dsl.BindOptions, Omit<model.BindMountOptions, 'target'>, 'from'>>,
  Holds<Match<dsl.CacheOptions, Omit<model.CacheMountOptions, 'target'>, 'from'>>,
  Holds<Match<dsl.ToolCacheOptions, model.CacheMountOptions, 'from'>>,
  Holds<Match<dsl.TmpfsOptions, Omit<model.TmpfsMountOptions, 'target'>>>,
  Holds<Match<Omit<dsl.SecretOptions, 'optional'>, Omit<model.SecretMountOptions, 'id' | 'env'>>>,
  Holds<Match<Omit<dsl.SshOptions, 'optional'>, model.SshMountOptions>>,
]
