import { hasFile, type Project } from '../../project/project.js'
import { text } from '../../project/read-data.js'
import type { Question, Refusal } from '../../proposal.js'
import type { Manifest } from './manifest.js'

export const managerNames = ['npm', 'pnpm', 'yarn', 'yarn-berry', 'bun'] as const
export type ManagerName = (typeof managerNames)[number]

const lockfiles = {
  'package-lock.json': 'npm',
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
} as const

export interface PackageManager {
  readonly name: ManagerName
  /** The lockfile that lies there. */
  readonly lockfile: string | undefined
  readonly questions: readonly Question[]
  readonly notes: readonly string[]
}

/** The package manager of a folder, by its lockfile, or by what package.json says. */
export function packageManager(project: Project, manifest: Manifest | undefined): PackageManager {
  const found = Object.entries(lockfiles).filter(([file]) => hasFile(project, file))
  const declared = declaredManager(manifest)
  const [lockfile, byFile] = found.find(([, name]) => name === declared) ?? found[0] ?? []
  const name = byFile ?? declared ?? 'npm'
  const isUnclear = found.length > 1 && declared !== byFile
  return {
    name: name === 'yarn' && isBerry(project, manifest) ? 'yarn-berry' : name,
    lockfile,
    questions: isUnclear ? [whichManager(found.map(([, one]) => one))] : [],
    notes:
      lockfile === undefined ? [`There is no lockfile yet: run ${name} install once, and commit what it writes.`] : [],
  }
}

const whichManager = (names: readonly string[]): Question => ({
  option: 'manager',
  ask: 'There are lockfiles of several package managers. Which one installs?',
  choices: names.map((name) => ({ label: name, options: { manager: name } })),
})

function declaredManager(manifest: Manifest | undefined): 'npm' | 'pnpm' | 'yarn' | 'bun' | undefined {
  const declared = text(manifest?.data['packageManager'])?.replace(/@.*$/, '')
  return declared === 'npm' || declared === 'pnpm' || declared === 'yarn' || declared === 'bun' ? declared : undefined
}

/** Lockfiles of yarn 2 and later are YAML with metadata at the top. */
function isBerry(project: Project, manifest: Manifest | undefined): boolean {
  const lock = project.read('yarn.lock')
  if (lock !== undefined) return /^__metadata:/m.test(lock)
  return /^yarn@(?!1\.)/.test(text(manifest?.data['packageManager']) ?? '')
}

/** Why the presets of one package cannot install with it. */
export function managerRefusal({ name, lockfile }: PackageManager): Refusal | undefined {
  if (name !== 'bun' && name !== 'yarn-berry') return undefined
  const what = name === 'bun' ? 'bun' : 'yarn 2 or later'
  return {
    refused: `${lockfile ?? 'package.json'} is one of ${what}, and the presets install with npm, pnpm or yarn 1`,
    hint: 'Describe the stages yourself: docs/cli.md begins with such a config.',
  }
}
