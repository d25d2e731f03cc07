import { parse as parseToml } from 'smol-toml'
import { parse as parseJson } from '../../jsonc.js'
import type { Project } from './project.js'

/** A part of what a file says, of which nothing is known yet. */
export type Data = { readonly [name: string]: unknown }

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A part by its path; an empty one when there is none. */
export function part(data: Data | undefined, ...path: readonly string[]): Data {
  let at: unknown = data
  for (const name of path) at = isData(at) ? at[name] : undefined
  return isData(at) ? at : {}
}

export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined

export const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

/** A file in JSON, with comments or without; nothing when there is none, or when it is no object. */
export function readJson(project: Project, path: string): Data | undefined {
  const source = project.read(path)
  if (source === undefined) return undefined
  const value: unknown = parseJson(source, [], { allowTrailingComma: true })
  return isData(value) ? value : undefined
}

/** A file in TOML; nothing when there is none, or when it cannot be read. */
export function readToml(project: Project, path: string): Data | undefined {
  const source = project.read(path)
  if (source === undefined) return undefined
  try {
    return parseToml(source) as Data
  } catch {
    return undefined
  }
}
