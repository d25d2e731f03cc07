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
  const { manager, isElsewhere } = install
  const check = Object.hasOwn(isClosed, manager) ? isClosed[manager as keyof typeof isClosed] : undefined
  const [manifest] = install.manifests
  if (check === undefined || isElsewhere || manifest === undefined || manifest.includes('/')) return undefined
  const text = context.read(manifest)
  if (
    text === undefined ||
    !check(
      text,
      context,
      words.map((word) => word.text),
    )
  )
    return undefined
  const known: Manager = managers[manager as keyof typeof isClosed]
  const others = [
    ...known.manifests,
    ...(known.optional ?? []).map((name) => name.replace('*', '')),
    ...settings[manager as keyof typeof isClosed],
  ]
  const wanted = manager === 'pip' ? [manifest] : [...new Set([manifest, ...others])]
  const sent = wanted.filter((name) => context.sent(name).files.length === 1)
  return sent.includes(manifest) ? sent : undefined
}

/** Files that a manager reads beside its manifests. */
const settings = {
  npm: ['npm-shrinkwrap.json', '.npmrc'],
  yarn: ['.npmrc', '.yarnrc'],
  pnpm: [],
  bun: ['bun.lockb', 'bunfig.toml'],
  pip: [],
  go: [],
} as const

type IsClosed = (manifest: string, context: Context, words: readonly string[]) => boolean

/** Whether a project's manifests say all that its install depends on. */
const isClosed: Readonly<Record<keyof typeof settings, IsClosed>> = {
  npm: isClosedPackage,
  yarn: (text, context) => isClosedPackage(text, context) && !context.has('.yarnrc.yml') && !context.has('.yarn'),
  pnpm: (text, context) =>
    isClosedPackage(text, context) && !context.has('pnpm-workspace.yaml') && !context.has('.pnpmfile.cjs'),
  bun: isClosedPackage,
  pip: (text, _, words) =>
    text
      .split('\n')
      .every((line) => /^\s*(?:#.*|[A-Za-z0-9][\w.-]*(?:\[[\w.,\s-]*\])?\s*(?:[=<>!~;].*)?)?$/.test(line.trim())) &&
    !words.some((word) => /^(?:-c|-e|--constraint|--editable|\.)/.test(word)),
  go: (text, context) => !/=>\s*\.{1,2}\//.test(text) && !context.has('vendor') && !context.has('go.work'),
}

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
  if (workspaces !== undefined || runsOnInstall.some((name) => Object.hasOwn(Object(scripts), name))) return false
  return !/"(?:file|link|portal|patch|workspace):|"\.{1,2}\//.test(
    JSON.stringify({ ...rest, main: '', bin: '', exports: '', files: '' }),
  )
}

const runsOnInstall = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare']
