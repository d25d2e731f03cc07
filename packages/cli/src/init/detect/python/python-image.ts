import semver from 'semver'
import type { Project } from '../../project/project.js'
import { part, text } from '../../project/read-data.js'
import type { Requirements } from './requirements.js'

/** The version that the preset takes by itself. */
export const PYTHON = 14

/** The image of the version of Python that a project asks for; nothing where the preset's own will do. */
export function pythonImage(project: Project, { pyproject }: Requirements): string | undefined {
  const exact = /^\s*(?:cpython@)?(3\.\d+(?:\.\d+)?)\s*$/m.exec(project.read('.python-version') ?? '')?.[1]
  const version = exact ?? newestIn(range(pyproject))
  return version === undefined || version === `3.${PYTHON}` ? undefined : `python:${version}-slim`
}

const range = (pyproject: Requirements['pyproject']): string | undefined =>
  text(part(pyproject, 'project')['requires-python']) ??
  text(part(pyproject, 'tool', 'poetry', 'dependencies')['python'])

function newestIn(wanted: string | undefined): string | undefined {
  const understood = wanted === undefined ? null : semver.validRange(asNpmWritesIt(wanted))
  if (understood === null) return undefined
  const fits = (minor: number): boolean => semver.intersects(`3.${minor}.x`, understood)
  const found = [PYTHON, 15, 16, 13, 12, 11, 10, 9, 8].find(fits)
  return found === undefined ? undefined : `3.${found}`
}

/** `>=3.10,<3.13` → `>=3.10 <3.13`; `~=3.11` → `>=3.11 <4`; `==3.12.*` → `3.12.x`. */
const asNpmWritesIt = (wanted: string): string =>
  wanted
    .split(',')
    .map((clause) => clause.trim().replace(/\s+/g, ''))
    .filter((clause) => !clause.startsWith('!='))
    .map((clause) =>
      clause
        .replace(/^~=(\d+)\.(\d+)$/, (_, major: string, minor: string) => `>=${major}.${minor} <${Number(major) + 1}`)
        .replace(/^~=(\d+\.\d+)\.(\d+)$/, '~$1.$2')
        .replace(/^={2,3}/, '')
        .replace(/\*$/, 'x'),
    )
    .join(' ')
