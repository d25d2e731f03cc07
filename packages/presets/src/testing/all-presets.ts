import type { AnyPreset } from '../define/index.js'
import * as entry from '../index.js'

/** Every preset of the package, by the name under which it is exported. */
export const allPresets: readonly (readonly [name: string, preset: AnyPreset])[] = Object.entries(
  entry as unknown as { readonly [name: string]: AnyPreset | undefined },
).flatMap(([name, value]) => (value?.kind === 'preset' ? [[name, value] as const] : []))
