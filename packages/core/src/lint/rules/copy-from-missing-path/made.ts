import { cleanPath } from '../../../ignore/clean-path.js'
import { folderOf } from '../../files/paths.js'
import { hasOption, operands, texts, verbOf } from '../../shell/arguments.js'
import type { SimpleCommand } from '../../shell/commands.js'
import { makesNoFileItself } from '../../shell/makes-no-file.js'

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
    if (!target.isPlain) return undefined
    if (!/^(?:\d+|-)$/.test(target.text)) written.push(here(target.text))
  }
  const { name } = command
  if (name === 'cd') {
    const [target, ...others] = command.arguments
    if (target?.isPlain !== true || others.length > 0 || target.text.startsWith('-') || /[~*]/.test(target.text))
      return undefined
    const { kind } = command.within
    // A subshell goes back by itself, and a branch may not be taken.
    return kind === 'script' || kind === 'group'
      ? { trees: [here(target.text)], files: [], cwd: here(target.text) }
      : undefined
  }
  if (fileCommands.has(name)) {
    // Every path that is named may be what is made.
    if (command.arguments.some(({ text, isPlain }) => !isPlain && !isUrl(text))) return undefined
    const paths = command.arguments.flatMap(({ text }) => pathsIn(text)).map(here)
    return { trees: makesInFolder.has(name) ? [...paths, cwd] : paths, files: written, cwd }
  }
  if (isCompiler(command)) {
    const output = outputOf(command)
    if (output === undefined) return { trees: [projectOf(cwd)], files: written, cwd }
    if (!output.isPlain) return undefined
    // An output that ends in a slash, or that exists, is a folder.
    const path = here(output.text)
    const isTree = /(?:^|\/)\.?$/.test(output.text) || operands(command).length > 3
    return { trees: isTree ? [path] : [], files: isTree ? written : [...written, path], cwd }
  }
  if (isBuild(command)) {
    const named = texts(command)
      .flatMap((text) => pathsIn(text))
      .map(here)
    if (command.arguments.some(({ text, isPlain }) => !isPlain && !isUrl(text))) return undefined
    return { trees: [projectOf(cwd), ...named], files: written, cwd }
  }
  if (!makesNoFileItself(command)) return undefined
  // Installations write into the folder where they run, and folders are made by name.
  const named = command.arguments.flatMap(({ text, isPlain }) => (isPlain ? pathsIn(text) : [])).map(here)
  if (makesFolders.has(name) && command.arguments.some(({ isPlain }) => !isPlain)) return undefined
  return { trees: installs.has(name) ? [cwd, ...named] : makesFolders.has(name) ? named : [], files: written, cwd }
}

/** Builds write into the folder of the project, which may be the one above. */
const projectOf = (cwd: string): string => (folderOf(cwd) === '/' ? cwd : folderOf(cwd))

const fileCommands = new Set('cp mv ln touch tar unzip curl wget git install tee sed gunzip gzip rsync dd'.split(' '))
const makesInFolder = new Set('tar unzip curl wget git gunzip gzip'.split(' '))
const makesFolders = new Set(['mkdir', 'useradd', 'adduser'])
const installs = new Set('npm yarn pnpm bundle go pip pip3'.split(' '))

const isUrl = (text: string): boolean => /^https?:\/\//.test(text)

/** The paths that a word may name: itself, or what stands behind `=` or a short option. */
function pathsIn(text: string): readonly string[] {
  if (isUrl(text)) return []
  const value = /^--?[\w-]+=(.+)$/.exec(text)?.[1] ?? /^-[A-Za-z](\/.+)$/.exec(text)?.[1]
  if (value !== undefined) return [value]
  return text.startsWith('-') ? [] : [text]
}

/** `go build` and compilers, whose output is named with `-o`, and is one file. */
const isCompiler = (command: SimpleCommand): boolean =>
  compilers.has(command.name) || (command.name === 'go' && verbOf(command) === 'build')

const compilers = new Set('gcc g++ cc c++ clang clang++ rustc'.split(' '))

function outputOf({
  arguments: words,
}: SimpleCommand): { readonly text: string; readonly isPlain: boolean } | undefined {
  const at = words.findIndex(({ text }) => text === '-o')
  if (at !== -1) return words[at + 1]
  const joined = words.find(({ text }) => text.startsWith('-o='))
  return joined === undefined ? undefined : { ...joined, text: joined.text.slice(3) }
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
