import type { Run } from '../../../model/index.js'
import { operands, texts, verbOf } from '../../shell/arguments.js'
import { isStraight, type SimpleCommand } from '../../shell/commands.js'
import { managerOf } from '../../shell/package-managers.js'
import { commandsIn } from '../../shell/run-commands.js'

/**
 * What a RUN does with the package lists that it finds: it may install by them, it fetches new ones before anything does, or
 * it has nothing to do with them.
 */
export function useOfLists(run: Run): 'may use' | 'fetches' | 'none' {
  const commands = commandsIn(run)
  if (commands === undefined) return 'may use'
  for (const command of commands) {
    if (isApt(command) && verbOf(command) === 'update' && isSurelyRun(command, commands)) return 'fetches'
    if (!isHarmless(command)) return 'may use'
  }
  return 'none'
}

/** Whether a command runs before all that stands behind it. */
const isSurelyRun = (command: SimpleCommand, commands: readonly SimpleCommand[]): boolean =>
  isStraight(command) &&
  !command.isBackground &&
  // What is skipped in a chain may not hold off what stands behind the chain.
  (command.before !== '&&' || !commands.some(({ after }) => after === ';'))

export const isApt = ({ name }: SimpleCommand): boolean => name === 'apt-get' || name === 'apt'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/**
 * Programs that install no packages of the system, whatever their arguments. Those of a language run hooks of packages,
 * which have no right to count on apt.
 */
const harmless = words(
  `: [ [[ test true false echo printf set unset export local return shift read exit cd pwd type hash ulimit umask wait let
  cat tac head tail tee grep egrep fgrep sed cut tr sort uniq wc rev diff cmp patch envsubst jq yq base64 seq expr basename
  dirname readlink realpath date uname arch nproc hostname id whoami groups which getent stat file du df sleep
  ls cp mv rm rmdir mkdir ln touch chmod chown chgrp install mktemp mkfifo truncate dd rsync rename
  tar unzip zip gzip gunzip zcat bzip2 bunzip2 xz unxz zstd 7z cpio ar
  curl wget git svn hg xmlstarlet gpg gpgconf sha1sum sha256sum sha512sum md5sum shasum openssl ssh-keyscan ssh-keygen
  useradd adduser usermod userdel deluser groupadd addgroup groupmod groupdel delgroup passwd chpasswd chsh gpasswd visudo
  ldconfig update-ca-certificates update-alternatives locale-gen update-locale dpkg-reconfigure debconf-set-selections
  dpkg dpkg-query dpkg-divert apt-key apt-mark apt-config add-apt-repository setcap getcap sysctl strip
  fc-cache c_rehash service a2enmod a2dismod a2ensite a2dissite a2enconf phpenmod
  npm npx yarn pnpm bun corepack nvm fnm n pip pip2 pip3 pipx poetry pipenv uv conda mamba micromamba virtualenv gem bundle
  composer go cargo rustup rustc mix hex rebar3 cabal stack ghcup opam cpan cpanm luarocks
  gcc g++ cc c++ clang clang++ ld cmake ninja meson autoconf automake autoreconf aclocal libtoolize javac
  mvn mvnw gradle gradlew sbt java dotnet nuget swift sdkmanager keytool zig rails rake bootsnap
  docker-php-ext-configure docker-php-ext-install docker-php-ext-enable pecl pear
  nginx`,
)

/** What apt and its kind do with what is installed, and with files of their own. */
const withoutLists = words(
  'autoremove auto-remove clean autoclean auto-clean distclean dist-clean remove purge list show',
)

/** Subcommands that start a program of the project. Those of npm and its kind are written for machines without apt. */
const starts: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    uv: ['run'],
    poetry: ['run'],
    pipenv: ['run'],
    conda: ['run'],
    mamba: ['run'],
    micromamba: ['run'],
    bundle: ['exec'],
    composer: ['run', 'run-script', 'exec'],
    go: ['run', 'generate'],
    cargo: ['run', 'make', 'xtask'],
    dotnet: ['run', 'script'],
    stack: ['run', 'exec'],
    mix: ['run'],
  }),
)

function isHarmless(command: SimpleCommand): boolean {
  const { name } = command
  if (isApt(command)) return withoutLists.has(verbOf(command) ?? '')
  if (harmless.has(name)) return !(starts.get(name)?.includes(verbOf(command) ?? '') ?? false)
  switch (name) {
    case 'find':
      return findsOnly(texts(command))
    case '.':
    case 'source':
      return /\/(?:activate|nvm\.sh|env|os-release|envvars)$/.test(operands(command)[0]?.text ?? '')
    default:
      return managerOf(command) !== undefined || (name.startsWith('python') && runsNoScript(command))
  }
}

const runs = words('-exec -execdir -ok -okdir')

/** Whether find only removes what it finds, or starts programs that are harmless. */
const findsOnly = (given: readonly string[]): boolean =>
  given.every((word, at) => !runs.has(word) || harmless.has(given[at + 1] ?? ''))

/** Modules and scripts of Python that every project has, and text that starts no other program. */
function runsNoScript(command: SimpleCommand): boolean {
  const given = texts(command)
  const at = given.findIndex((word) => !/^-[BEIOPsSuvxV]+$/.test(word))
  const first = given[at] ?? ''
  if (first === '-m') return pythonModules.has(given[at + 1] ?? '')
  if (first === '-c') return !/system|subprocess|popen|exec|spawn|import_module|\bapt\b/i.test(given[at + 1] ?? 'apt')
  return first === '' || first === '--version' || /^(?:.*\/)?(?:manage|setup)\.py$/.test(first)
}

const pythonModules = words('pip venv virtualenv compileall ensurepip spacy nltk.downloader build')
