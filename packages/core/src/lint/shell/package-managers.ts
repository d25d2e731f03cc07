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

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const ofRpm = set(
  '-c --config -d --debuglevel -e --errorlevel -R --randomwait -x --exclude --excludepkgs --installroot --releasever ' +
    '--setopt --enablerepo --disablerepo --repo --repoid --repofrompath --enableplugin --disableplugin --disableexcludes ' +
    '--color --comment --advisory --forcearch --downloaddir --destdir',
)

/** Options whose next word is their value, as the help of each says. */
const withValue: Readonly<Record<PackageManager, ReadonlySet<string>>> = {
  apt: set('-a -c -o -t --config-file --option --target-release --default-release --host-architecture'),
  apk: set(
    '-p -t -X --root --virtual --repository --repositories-file --keys-dir --arch --cache-dir --cache-max-age --wait --timeout --progress-fd',
  ),
  yum: ofRpm,
  dnf: ofRpm,
  microdnf: ofRpm,
  zypper: set('-r -t --repo --from --type --root --installroot --solver-focus'),
  pip: set(
    '-r -c -e -t -C -i -f --requirement --constraint --editable --target --platform --python-version --implementation ' +
      '--abi --root --prefix --src --upgrade-strategy --config-settings --global-option --install-option --no-binary ' +
      '--only-binary --progress-bar --root-user-action --report --index-url --extra-index-url --find-links --python --log ' +
      '--keyring-provider --proxy --retries --timeout --default-timeout --exists-action --trusted-host --cert ' +
      '--client-cert --cache-dir --use-feature --use-deprecated',
  ),
  npm: set(
    '-w -C -L -c -m --workspace --prefix --location --registry --cache --omit --only --include --also --before --loglevel ' +
      '--tag --userconfig --globalconfig --cafile --ca --cert --key --proxy --https-proxy --noproxy --otp --scope ' +
      '--fetch-retries --fetch-retry-factor --fetch-retry-maxtimeout --fetch-retry-mintimeout --fetch-timeout ' +
      '--install-strategy --lockfile-version --maxsockets --node-options --save-prefix --script-shell --umask --user-agent ' +
      '--audit-level --cpu --os --libc --logs-dir --logs-max',
  ),
  yarn: set(
    '--cwd --registry --modules-folder --cache-folder --global-folder --link-folder --preferred-cache-folder --prefix ' +
      '--network-timeout --network-concurrency --mutex --use-yarnrc --proxy --https-proxy --otp',
  ),
  gem: set(
    '-v -i -n -s -P -B --version --install-dir --bindir --source --trust-policy --bulk-threshold --build-root ' +
      '--platform --document --without --config-file',
  ),
}

/** Reads a command as an installation, or as nothing. */
export function packageInstallOf(command: SimpleCommand): PackageInstall | undefined {
  const found = managerOf(command)
  if (found === undefined) return undefined
  const { manager, words } = found
  const verb = words.find((word, at) => isVerb(word, words[at - 1], manager === 'apt'))
  if (verb === undefined || !verbs[manager].includes(verb)) return undefined
  const rest = words.slice(words.indexOf(verb) + 1)
  const options = withValue[manager]
  const packages = rest.filter((word, index) => !word.startsWith('-') && !options.has(rest[index - 1] ?? ''))
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
