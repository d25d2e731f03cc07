import semver from 'semver'
import { part, text } from '../../project/read-data.js'
import type { Project } from '../../project/project.js'
import type { Manifest } from './manifest.js'

/** The version that the presets take by themselves. */
export const NODE = 24

/** Long-term releases by the names that .nvmrc may call them. */
const releases: { readonly [name: string]: number } = { hydrogen: 18, iron: 20, jod: 22, krypton: 24 }

export interface NodeImage {
  /** Nothing where the preset's own will do. */
  readonly reference: string | undefined
  readonly found: string | undefined
}

/** The image of the version of Node that a project asks for. */
export function nodeImage(project: Project, manifest: Manifest | undefined): NodeImage {
  for (const path of ['.nvmrc', '.node-version']) {
    const version = exact(project.read(path))
    if (version !== undefined) return imageOf(version, path)
  }
  const volta = exact(text(part(manifest?.data, 'volta')['node']))
  if (volta !== undefined) return imageOf(volta, 'volta in package.json')
  const range = text(part(manifest?.data, 'engines')['node'])
  const major = range === undefined ? undefined : newestMajor(range)
  return major === undefined
    ? { reference: undefined, found: undefined }
    : imageOf(String(major), 'engines in package.json')
}

function imageOf(version: string, path: string): NodeImage {
  if (version === String(NODE)) return { reference: undefined, found: undefined }
  return { reference: `node:${version}-slim`, found: `Node ${version} (${path})` }
}

/** What names one release, or one line of them: 22, v22.11.0, lts/jod. */
function exact(version: string | undefined): string | undefined {
  const [line = ''] = (version ?? '').trim().split(/\s/)
  const release = releases[line.replace(/^lts\//, '')]
  if (release !== undefined) return String(release)
  return /^v?(\d+(?:\.\d+){0,2})$/.exec(line)?.[1]
}

/** Of the lines of Node that are in a range, the presets' own or else the newest. */
function newestMajor(range: string): number | undefined {
  if (semver.validRange(range) === null) return undefined
  const fits = (major: number): boolean => semver.intersects(`${major}.x`, range)
  if (fits(NODE)) return NODE
  return [28, 26, 22, 20, 18, 16, 14].find(fits)
}

/** The option `images` of a preset that builds and runs with Node. */
export const nodeImages = ({ reference }: NodeImage): object | undefined =>
  reference === undefined ? undefined : { build: reference, runtime: reference }
