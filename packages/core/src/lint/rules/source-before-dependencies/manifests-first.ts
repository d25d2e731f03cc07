import { managers, type Manager } from '../../../deps/index.js'
import { list, node, type Copy, type Entry, type Run } from '../../../model/index.js'
import type { Change } from '../../engine/change.js'
import type { Context } from '../../engine/context.js'
import type { EntryView } from '../../engine/views.js'
import type { SimpleCommand } from '../../shell/commands.js'
import type { Install } from '../../shell/install-commands.js'

/**
 * Manifests, install, then the source: where the build context is known, the two instructions stand together, and nothing
 * of the project but its manifests decides what the install does.
 */
export function manifestsFirst(
  source: Entry,
  run: Run,
  commands: readonly SimpleCommand[],
  install: Install,
  at: EntryView,
): readonly Change[] | undefined {
  const { context } = at.stage.file
  if (context === undefined || at.isTrigger || commands.length !== 1 || source.kind !== 'copy') return undefined
  if (source.sources.length !== 1 || !standTogether(source, at) || !isIntoWorkdir(source, at)) return undefined
  const files = filesOf(install, commands[0]!, context)
  if (files === undefined) return undefined
  const { destination } = source
  const folder = typeof destination === 'string' && destination.endsWith('/') ? destination : `${String(destination)}/`
  const entry = node<Copy>({ ...source, sources: list(files), destination: folder })
  return [
    { kind: 'insert', before: source, entry },
    { kind: 'move', node: source, behind: run },
  ]
}

/** Only blank lines lie between the two, and no comment that would be left above something else. */
function standTogether(source: Copy, { stage, index }: EntryView): boolean {
  const { instructions } = stage.stage
  const first = instructions.indexOf(source)
  if (first === -1 || stage.file.commentsOf(source).length > 0) return false
  return instructions.slice(first + 1, index).every(({ kind }) => kind === 'blank')
}

function isIntoWorkdir({ destination }: Copy, { stage, index }: EntryView): boolean {
  if (destination === '.' || destination === './') return true
  const before = stage.stage.instructions.slice(0, index)
  const workdir = before.reverse().find((entry) => entry.kind === 'workdir')?.path
  return typeof destination === 'string' && destination.startsWith('/') && destination.replace(/\/$/, '') === workdir
}

/** What the install reads, as far as it lies in the context; nothing where more than that may matter. */
function filesOf(
  install: Install,
  { arguments: words }: SimpleCommand,
  context: Context,
): readonly string[] | undefined {
  const { manager, manifests: named, isElsewhere } = install
  if (!isKnown(manager) || isElsewhere) return undefined
  const { isClosed, settings } = projects[manager]
  const isRead = named.every((name) => {
    const text = name.includes('/') ? undefined : context.read(name)
    return text !== undefined && isClosed(text, context, words)
  })
  if (!isRead) return undefined
  // Packages of the machine that builds would come over those that were installed.
  const { files: packages, isComplete } = context.sent('node_modules')
  if (packages.length > 0 || !isComplete) return undefined
  const { manifests, optional = [] }: Manager = managers[manager]
  const others = [...manifests, ...optional.map((name) => name.replace('*', '')), ...settings]
  const wanted = manager === 'pip' ? named : [...new Set([...named, ...others])]
  const sent = wanted.filter((name) => context.sent(name).files.length === 1)
  return named.every((name) => sent.includes(name)) ? sent : undefined
}

interface Project {
  /** Files that the manager reads beside its manifests. */
  readonly settings: readonly string[]
  /** Whether the manifests of a project say all that its install depends on. */
  isClosed(manifest: string, context: Context, words: SimpleCommand['arguments']): boolean
}

const projects = {
  npm: { settings: ['npm-shrinkwrap.json', '.npmrc'], isClosed: isClosedPackage },
  yarn: {
    settings: ['.npmrc', '.yarnrc'],
    isClosed: (text, context) => isClosedPackage(text, context) && !hasAny(context, '.yarnrc.yml', '.yarn'),
  },
  pnpm: {
    settings: [],
    isClosed: (text, context) =>
      isClosedPackage(text, context) && !hasAny(context, 'pnpm-workspace.yaml', '.pnpmfile.cjs'),
  },
  bun: { settings: ['bun.lockb', 'bunfig.toml'], isClosed: isClosedPackage },
  pip: {
    settings: [],
    isClosed: (text, _, words) =>
      text.split('\n').every((line) => requirement.test(line.trim())) && namesNothingElse(words),
  },
  go: {
    settings: [],
    isClosed: (text, context) => !/=>\s*\.{1,2}\//.test(text) && !hasAny(context, 'vendor', 'go.work'),
  },
} as const satisfies Partial<Record<Install['manager'], Project>>

const isKnown = (manager: string): manager is keyof typeof projects => Object.hasOwn(projects, manager)

const hasAny = (context: Context, ...names: readonly string[]): boolean => names.some((name) => context.has(name))

/** A package by its name and version, a comment, or nothing: no option, no other file, no folder. */
const requirement = /^(?:#.*|[A-Za-z0-9][\w.-]*(?:\[[\w.,\s-]*\])?\s*(?:[=<>!~;].*)?)?$/

/** Whether pip is told of nothing that may lie in a folder but its files of requirements. */
function namesNothingElse(words: SimpleCommand['arguments']): boolean {
  return (
    !words.some(({ text }) => /^(?:-[cef]|--(?:constraint|editable|find-links)|\.)/.test(text)) &&
    !words.some(({ text }, at) => isFile(text) && !takesFolder.test(words[at - 1]?.text ?? ''))
  )
}

const isFile = (text: string): boolean => /^[^-].*\/|\.(?:whl|zip|tar\.gz)$/.test(text) && !/^[a-z+]+:\/\//.test(text)

/** Options whose value is a folder that is written to. */
const takesFolder = /^(?:-t|--target|--prefix|--root|--cache-dir|--src)$/

/** Scripts that an install runs, workspaces and packages in folders all need more than the manifest. */
function isClosedPackage(text: string, context: Context): boolean {
  let manifest: unknown
  try {
    manifest = JSON.parse(text)
  } catch {
    return false
  }
  if (typeof manifest !== 'object' || manifest === null || context.has('binding.gyp')) return false
  const { scripts = {}, workspaces, ...rest } = manifest as Readonly<Record<string, unknown>>
  // Patches lie in a folder of their own, whoever applies them.
  if (/"patchedDependencies":/.test(text)) return false
  if (workspaces !== undefined || runsOnInstall.some((name) => Object.hasOwn(Object(scripts), name))) return false
  return !/"(?:file|link|portal|patch|workspace):|"\.{1,2}\//.test(
    JSON.stringify({ ...rest, main: '', bin: '', exports: '', files: '' }),
  )
}

const runsOnInstall =
  'preinstall install postinstall prepublish preprepare prepare postprepare dependencies pnpm:devPreinstall'.split(' ')
