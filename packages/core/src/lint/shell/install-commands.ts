import { texts } from './arguments.js'
import type { SimpleCommand } from './commands.js'
import { managerOf } from './package-managers.js'

/** An installation of all that a manifest names. */
export interface Install {
  readonly manager: 'npm' | 'yarn' | 'pnpm' | 'bun' | 'pip' | 'poetry' | 'uv' | 'bundle' | 'composer' | 'go' | 'mix'
  /** The files that it reads first of all; without one of them it fails. */
  readonly manifests: readonly string[]
  /** Dependencies for development are left out. */
  readonly isProduction: boolean
  /** They are asked for, whatever NODE_ENV says. */
  readonly isForDevelopment: boolean
  /** It works in another folder than the working directory. */
  readonly isElsewhere: boolean
}

const node = ['package.json']
const subcommands: Readonly<Record<Install['manager'], readonly [verbs: string, manifests: readonly string[]]>> = {
  npm: ['ci install i clean-install', node],
  yarn: ['install', node],
  pnpm: ['install i', node],
  bun: ['install i', node],
  pip: ['install', ['requirements.txt']],
  poetry: ['install', ['pyproject.toml']],
  uv: ['sync', ['pyproject.toml']],
  bundle: ['install', ['Gemfile']],
  composer: ['install', ['composer.json']],
  go: ['mod', ['go.mod']],
  mix: ['deps.get', ['mix.exs']],
}

/** By the name of the program. A map: names are cut out of a text, and objects look such strings up slowly. */
const managers: ReadonlyMap<string, Install['manager']> = new Map(
  (Object.keys(subcommands) as Install['manager'][]).map((name) => [name, name] as const),
)

/** Reads a command as an installation from a manifest, or as nothing. */
export function installOf(command: SimpleCommand): Install | undefined {
  const found = programOf(command)
  if (found === undefined) return undefined
  const { manager, words } = found
  const [verbs, manifests] = subcommands[manager]
  const verb = words.find((word) => !word.startsWith('-'))
  const isBareYarn =
    manager === 'yarn' && verb === undefined && !words.some((word) => /^--?(?:v|version|help)$/.test(word))
  if (!isBareYarn && (verb === undefined || !verbs.split(' ').includes(verb))) return undefined
  const rest = verb === undefined ? words : words.slice(words.indexOf(verb) + 1)
  if (manager === 'go' && rest[0] !== 'download') return undefined
  const isElsewhere = words.some((word) => elsewhere.test(word))
  const isForDevelopment = asksForDevelopment(command, words)
  const isProduction = !isForDevelopment && isForProduction(command, words)
  const install = { manager, isProduction, isForDevelopment, isElsewhere }
  if (manager === 'pip') {
    const files = requirementFiles(rest)
    return files.length === 0 ? undefined : { ...install, manifests: files }
  }
  // What is named on the command line is no manifest's.
  const named = rest.filter((word, index) => !word.startsWith('-') && !takesValue.has(rest[index - 1] ?? ''))
  const isFromManifest = manager === 'go' || named.length === 0
  return isFromManifest && !rest.includes('-g') && !rest.includes('--global') ? { ...install, manifests } : undefined
}

/** What has to be copied for an installation: requirements of pip are all there is. */
export const withLockfile = ({ manager, manifests }: Install): string =>
  manager === 'pip' ? manifests.join(' and ') : `${manifests[0]} and its lockfile`

/** The manager that a command starts, with the words behind it; pip has several names, and python starts it too. */
function programOf(
  command: SimpleCommand,
): { readonly manager: Install['manager']; readonly words: readonly string[] } | undefined {
  const manager = managers.get(command.name)
  if (manager !== undefined) return { manager, words: texts(command) }
  const other = managerOf(command)
  return other?.manager === 'pip' ? { manager: 'pip', words: other.words } : undefined
}

/** What stands behind each `-r` of pip. */
function requirementFiles(words: readonly string[]): readonly string[] {
  return words.flatMap((word, index) => {
    if (word === '-r' || word === '--requirement') return [words[index + 1] ?? '']
    const joined = /^(?:-r|--requirement=)(.+)/.exec(word)
    return joined === null ? [] : [joined[1]!]
  })
}

const takesValue: ReadonlySet<string> = new Set(
  '--omit --only --include --registry --cache --loglevel --network-timeout --jobs -j --filter -F --extra --group --without --with --cwd --prefix -C --dir --project --directory --working-dir -d'.split(
    ' ',
  ),
)

const elsewhere = /^(?:--prefix|--cwd|-C|--dir|--project|--directory|--working-dir|-d|--gemfile)(?:=|$)/

function asksForDevelopment({ name }: SimpleCommand, words: readonly string[]): boolean {
  const text = words.join(' ')
  if (name === 'npm') return /--(?:(?:include|also)[= ]dev|production=false)(?= |$)/.test(text)
  if (name === 'yarn') return /--production[= ]false(?= |$)/.test(text)
  return name === 'pnpm' && /--prod(?:uction)?=false(?= |$)/.test(text)
}

function isForProduction({ assignments, name }: SimpleCommand, words: readonly string[]): boolean {
  const text = words.join(' ')
  if (name === 'npm') {
    return (
      /--(?:omit[= ]dev|only[= ]prod(?:uction)?|production)(?= |$|=true)/.test(text) ||
      assignments.includes('NODE_ENV=production')
    )
  }
  if (name === 'yarn') return /--production(?= |$|=true)/.test(text) || assignments.includes('NODE_ENV=production')
  return name === 'pnpm' && /(?:^| )(?:--prod|-P|--production)(?= |$)/.test(text)
}

/** Whether a command runs the build of a Node project. */
export function isNodeBuild({ name, arguments: words }: SimpleCommand): boolean {
  const [first, second] = [words[0]?.text, words[1]?.text]
  if (name === 'npm') return (first === 'run' || first === 'run-script') && second === 'build'
  return (name === 'yarn' || name === 'pnpm') && (first === 'build' || (first === 'run' && second === 'build'))
}
