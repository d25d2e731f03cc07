import { isVerb, texts } from './arguments.js'
import type { SimpleCommand } from './commands.js'

/** A command that installs packages by name, or those of a manifest. */
export interface PackageInstall {
  readonly manager: PackageManager
  readonly command: SimpleCommand
  /** The packages that are named. */
  readonly packages: readonly string[]
}

export type PackageManager = 'apt' | 'apk' | 'yum' | 'dnf' | 'microdnf' | 'zypper' | 'pip' | 'npm' | 'yarn' | 'gem'

const verbs: Readonly<Record<PackageManager, readonly string[]>> = {
  apt: ['install'],
  apk: ['add'],
  yum: ['install', 'localinstall', 'groupinstall', 'update', 'upgrade'],
  dnf: ['install', 'localinstall', 'groupinstall', 'update', 'upgrade'],
  microdnf: ['install', 'update', 'upgrade'],
  zypper: ['install', 'in', 'update', 'up', 'patch', 'dup', 'dist-upgrade'],
  pip: ['install'],
  npm: ['install', 'i', 'ci', 'clean-install'],
  yarn: ['install', 'add'],
  gem: ['install'],
}

/** By the name of the program. A map: names are cut out of a text, and objects look such strings up slowly. */
const managers: ReadonlyMap<string, PackageManager> = new Map([
  ...(Object.keys(verbs) as PackageManager[]).map((name) => [name, name] as const),
  ['apt-get', 'apt'],
  ['pip2', 'pip'],
  ['pip3', 'pip'],
  ['dnf5', 'dnf'],
])

/** Options whose next word is their value. */
const withValue = new Set(
  '-r -c -i -t -f -e -o -v -n -u -X -C --requirement --constraint --index-url --extra-index-url --target --find-links --repository --virtual --prefix --registry --cache --omit --only --include --root --version --option --setopt --enablerepo --disablerepo'.split(
    ' ',
  ),
)

/** Reads a command as an installation, or as nothing. */
export function packageInstallOf(command: SimpleCommand): PackageInstall | undefined {
  const found = managerOf(command)
  if (found === undefined) return undefined
  const { manager, words } = found
  const verb = words.find((word, at) => isVerb(word, words[at - 1], manager === 'apt'))
  if (verb === undefined || !verbs[manager].includes(verb)) return undefined
  const rest = words.slice(words.indexOf(verb) + 1)
  const packages = rest.filter(
    (word, index) =>
      !word.startsWith('-') &&
      !(withValue.has(rest[index - 1] ?? '') && !(manager === 'apk' && rest[index - 1] === '-u')),
  )
  return { manager, command, packages }
}

/** The package manager of a command, with the words behind it; `python -m pip` is pip. */
export function managerOf(
  command: SimpleCommand,
): { readonly manager: PackageManager; readonly words: readonly string[] } | undefined {
  const { name } = command
  const manager = managers.get(name)
  if (manager !== undefined) return { manager, words: texts(command) }
  if (!name.startsWith('p')) return undefined
  if (/^pip3\.\d+$/.test(name)) return { manager: 'pip', words: texts(command) }
  if (!/^python[\d.]*$/.test(name)) return undefined
  const words = texts(command)
  const at = words.indexOf('-m')
  return at !== -1 && words[at + 1] === 'pip' ? { manager: 'pip', words: words.slice(at + 2) } : undefined
}
