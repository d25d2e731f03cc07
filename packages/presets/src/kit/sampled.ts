import type { AnyDockerfile } from '@stagecraft/core'
import type { AnyPreset, OptionTable } from '../define/index.js'

/** Options as somebody writes them. */
export type Options = { readonly [name: string]: unknown }

/** Presets take what they take; the kit makes it from their own samples. */
export const make = (preset: AnyPreset, options: Options): AnyDockerfile => preset(options as never)

/** All that a preset writes: its Dockerfile, and its ignore file. */
export const written = (preset: AnyPreset, options: Options): string => {
  const file = make(preset, options)
  return `${String(file)}\n${file.ignorePatterns.join('\n')}`
}

/** The least that a preset can be called with: the first sample of every option that it needs. */
export function least(preset: AnyPreset): Options {
  return Object.fromEntries(
    Object.entries(preset.options)
      .filter(([, { need }]) => need === 'required')
      .map(([name, { samples }]) => {
        if (samples.length === 0)
          throw new Error(`the option "${name}" is required: give it a sample that the kit can use`)
        return [name, samples[0]]
      }),
  )
}

/** Every other value that an option is tried with. */
export const tries = (options: OptionTable, name: string, base: Options): readonly unknown[] =>
  options[name]!.samples.filter((sample) => sample !== base[name])
