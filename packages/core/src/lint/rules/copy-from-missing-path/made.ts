import { cleanPath } from '../../../ignore/clean-path.js'
import { folderOf } from '../../files/paths.js'
import { hasOption, operands, verbOf } from '../../shell/arguments.js'
import type { ShellWord, SimpleCommand } from '../../shell/commands.js'
import { makesNoFileItself } from '../../shell/makes-no-file.js'
import { packageInstallOf } from '../../shell/package-managers.js'

/** What a command leaves behind, and where the next one runs. Paths are absolute and clean. */
export interface CommandMakes {
  /** Folders in which anything may be afterwards. */
  readonly trees: readonly string[]
  readonly files: readonly string[]
  readonly cwd: string
}

/**
 * What a command that is one of the known producers makes; nothing when it may make anything anywhere: a program that is
 * not known, a path that a variable decides.
 */
export function madeBy(command: SimpleCommand, cwd: string): CommandMakes | undefined {
  const here = (path: string): string => cleanPath(path.startsWith('/') ? path : `${cwd}/${path}`)
  const written: string[] = []
  for (const { operator, target } of command.redirections) {
    if (!operator.startsWith('>') && !operator.startsWith('&>')) continue
    if (!isSure(target)) return undefined
    if (!/^(?:\d+|-)$/.test(target.text)) written.push(here(target.text))
  }
  const { name, arguments: words } = command
  if (name === 'cd') {
    const [target, ...others] = words
    if (target === undefined || !isSure(target) || others.length > 0 || /^-|[~*]/.test(target.text)) return undefined
    const { kind } = command.within
    // A subshell goes back by itself, and a branch may not be taken.
    return kind === 'script' || kind === 'group'
      ? { trees: [here(target.text)], files: [], cwd: here(target.text) }
      : undefined
  }
  const made = (...trees: readonly string[]): CommandMakes => ({ trees, files: written, cwd })
  const named = words.filter(isSure).flatMap(({ text }) => pathsIn(text).map(here))
  // Tools may write where a variable says.
  const told: string[] = []
  for (const assignment of command.assignments) {
    const value = assignment.slice(assignment.indexOf('=') + 1)
    if (/[$`]/.test(value)) return undefined
    if (value.includes('/')) told.push(...value.split(':').map(here))
  }
  const mayNameMore = words.some((word) => !isSure(word) && !isUrl(word.text))
  if (fileCommands.has(name)) {
    // Every path that is named may be what is made.
    if (mayNameMore) return undefined
    return makesInFolder.has(name) ? made(...named, ...told, cwd) : made(...named, ...told)
  }
  if (isCompiler(command)) {
    const output = outputOf(command)
    if (output === undefined) return mayNameMore ? undefined : made(projectOf(cwd), ...named, ...told)
    if (!isSure(output)) return undefined
    // An output that ends in a slash, or that exists, is a folder.
    const path = here(output.text)
    const isTree = /(?:^|\/)\.?$/.test(output.text) || operands(command).length > 3
    return isTree ? made(path, ...told) : { ...made(...told), files: [...written, path] }
  }
  if (isBuild(command)) return mayNameMore ? undefined : made(projectOf(cwd), ...named, ...told)
  if (!makesNoFileItself(command)) return undefined
  if (makesFolders.has(name)) return mayNameMore ? undefined : made(...named)
  const isOfSystem = systemManagers.has(name)
  if (!isOfSystem && !installs.has(name) && packageInstallOf(command) === undefined) return made()
  // Packages may be variables; the folder that they are put into is told by an option.
  const isElsewhere = (word: ShellWord, at: number): boolean =>
    !isSure(word) && (word.text.startsWith('-') || folderOption.test(words[at - 1]?.text ?? ''))
  if (words.some(isElsewhere)) return undefined
  return isOfSystem ? made(...named, ...told) : made(cwd, ...named, ...told)
}

/** Builds write into the folder of the project, which may be the one above. */
const projectOf = (cwd: string): string => (folderOf(cwd) === '/' ? cwd : folderOf(cwd))

const fileCommands = new Set('cp mv ln touch tar unzip curl wget git install tee sed gunzip gzip rsync dd'.split(' '))
const makesInFolder = new Set('tar unzip curl wget git gunzip gzip'.split(' '))
const makesFolders = new Set(['mkdir', 'useradd', 'adduser'])
/** They write where they run, and where an option says. */
const installs = new Set('npm yarn pnpm bundle go pip pip3'.split(' '))

const systemManagers = new Set('apk apt apt-get yum dnf microdnf tdnf zypper gem'.split(' '))

/** Options of installations whose value is a folder. */
const folderOption = /^(?:-[a-zA-Z]*[Cdipt]|--[a-z-]*(?:cwd|dir|folder|path|prefix|root|target))$/

/** Neither a variable nor braces, of which bash makes several words. */
const isSure = ({ text, isPlain }: Pick<ShellWord, 'text' | 'isPlain'>): boolean =>
  isPlain && !/\{[^{}]*(?:,|\.\.)[^{}]*\}/.test(text)

const isUrl = (text: string): boolean => /^https?:\/\//.test(text)

/** The paths that a word may name: itself, what stands behind `=`, or behind short options. */
function pathsIn(text: string): readonly string[] {
  if (isUrl(text)) return []
  const sign = text.indexOf('=')
  const joined = /^-[A-Za-z]+(\.{0,2}\/.+)$/.exec(text)?.[1]
  const value = sign === -1 ? joined : text.slice(sign + 1)
  const values = value === undefined || isUrl(value) ? [] : [value]
  return text.startsWith('-') ? values : [text, ...values]
}

/** `go build` and compilers, whose output is named with `-o`, and is one file. */
const isCompiler = (command: SimpleCommand): boolean =>
  compilers.has(command.name) || (command.name === 'go' && verbOf(command) === 'build')

const compilers = new Set('gcc g++ cc c++ clang clang++ rustc'.split(' '))

/** What stands behind `-o`. Go has other options that begin so. */
function outputOf({ name, arguments: words }: SimpleCommand): Pick<ShellWord, 'text' | 'isPlain'> | undefined {
  const at = words.findIndex(({ text }) => text === '-o')
  if (at !== -1) return words[at + 1]
  const joined = words.find(({ text }) => (name === 'go' ? /^--?o=/ : /^-o/).test(text))
  return joined === undefined ? undefined : { ...joined, text: joined.text.replace(/^--?o=?/, '') }
}

const builders: ReadonlyMap<string, readonly string[] | 'any'> = new Map(
  Object.entries<readonly string[] | 'any'>({
    npm: ['run', 'run-script', 'test', 'exec'],
    yarn: 'any',
    pnpm: ['run', 'build', 'test', 'exec'],
    npx: 'any',
    tsc: 'any',
    vite: 'any',
    webpack: 'any',
    ng: 'any',
    cargo: ['build', 'fetch', 'test', 'check', 'clippy'],
    mvn: 'any',
    mvnw: 'any',
    gradle: 'any',
    gradlew: 'any',
    dotnet: ['restore', 'build', 'publish', 'test'],
    go: ['test', 'vet', 'generate'],
  }),
)

function isBuild(command: SimpleCommand): boolean {
  const verbs = builders.get(command.name)
  if (verbs === undefined || hasOption(command, '--prefix', '--cwd')) return false
  return verbs === 'any' || verbs.includes(verbOf(command) ?? '')
}
