import type { OptionCall } from '@stagecraft/convert/edit'
import { tryTexts } from './trial.js'

/** An option of a preset that takes a text, below the name of its group. */
export interface TextOption {
  readonly call: OptionCall
  readonly path: readonly string[]
}

/** Where a config tells of its presets while it is tried. */
const told = Symbol.for('stagecraft.presets')

/** What `definePreset` says of an option, in whichever copy of the presets the config found. */
interface OptionLike {
  readonly fields?: Readonly<Record<string, OptionLike>>
  read?(value: unknown, path: string): unknown
}

/**
 * The options of the presets that a config calls which would take a text. The config is run once more, and tells which of
 * the values that it imports are presets.
 */
export async function textOptions(
  config: string,
  sources: ReadonlyMap<string, string>,
  calls: readonly OptionCall[],
  value: string,
  seconds: number,
  cwd: string,
): Promise<readonly TextOption[]> {
  const found = new Map<string, readonly (readonly string[])[]>()
  const keyOf = ({ file, callee }: OptionCall): string => `${callee}\0${file}`
  const texts = new Map<string, string>()
  for (const [file, source] of sources) {
    const names = [...new Set(calls.filter((call) => call.file === file).map(({ callee }) => callee))]
    const tells = names.map(
      (name) => `globalThis[Symbol.for('stagecraft.presets')](${JSON.stringify(`${name}\0${file}`)}, ${name})`,
    )
    if (names.length > 0) texts.set(file, `${source}\n;${tells.join(';')}\n`)
  }
  if (texts.size === 0) return []
  try {
    Reflect.set(globalThis, told, (key: string, preset: unknown) => {
      if (isPreset(preset)) found.set(key, pathsOf(preset.options, value))
    })
    await tryTexts([config], texts, seconds, cwd)
  } finally {
    Reflect.deleteProperty(globalThis, told)
  }
  return calls.flatMap((call) => (found.get(keyOf(call)) ?? []).map((path) => ({ call, path })))
}

const isPreset = (value: unknown): value is { readonly options: Readonly<Record<string, OptionLike>> } =>
  typeof value === 'function' && (value as { readonly kind?: unknown }).kind === 'preset' && 'options' in value

function pathsOf(options: Readonly<Record<string, OptionLike>>, value: string): readonly (readonly string[])[] {
  return Object.entries(options).flatMap(([name, option]) => {
    const inner = Object.entries(option.fields ?? {})
    if (inner.length > 0) return inner.flatMap(([field, each]) => (takes(each, value) ? [[name, field]] : []))
    return takes(option, value) ? [[name]] : []
  })
}

function takes(option: OptionLike, value: string): boolean {
  try {
    return option.read?.(value, '') !== undefined
  } catch {
    return false
  }
}
