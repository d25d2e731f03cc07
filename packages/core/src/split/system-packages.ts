import { hasOption, texts, verbOf } from '../lint/shell/arguments.js'
import type { SimpleCommand } from '../lint/shell/commands.js'
import { packageInstallOf } from '../lint/shell/package-managers.js'
import type { BaseImage } from './base-image.js'
import { Refusal } from './refusal.js'
import type { Step } from './steps.js'

/** What a program that is built needs of the system when it runs. */
export interface SystemPackages {
  /** Sorted. */
  readonly runtime: readonly string[]
  /** What is left in the builder. */
  readonly build: readonly string[]
  /** Recommended packages are installed too. */
  readonly recommends: boolean
}

/** Compilers, headers of the C library and tools that only builds call. */
const buildOnly =
  /^(?:gcc|g\+\+|clang|llvm|lld|make|cmake|ninja|ninja-build|samurai|meson|autoconf|automake|libtool|bison|flex|m4|git|pkg-config|pkgconf|pkgconfig|build-essential|build-base|libc6-dev|libc-dev|musl-dev|linux-headers|linux-libc-dev|linux-headers-generic|python3-dev|python-dev|python3-pip|python3-setuptools|python3-wheel|protobuf-compiler|protoc|rustc|cargo|maven|gradle|upx|upx-ucl|patch|gnupg|lsb-release|apt-transport-https|software-properties-common)(?:-\d+)?$/

/** The libraries that headers stand for, as the distributions call them. */
const libraries: Readonly<Record<BaseImage['distribution'], Readonly<Record<string, string>>>> = {
  debian: {
    'libpq-dev': 'libpq5',
    'libssl-dev': 'libssl3',
    'libffi-dev': 'libffi8',
    'zlib1g-dev': 'zlib1g',
    'libsqlite3-dev': 'libsqlite3-0',
    'libxml2-dev': 'libxml2',
    'libxslt1-dev': 'libxslt1.1',
    'libxslt-dev': 'libxslt1.1',
    'libjpeg-dev': 'libjpeg62-turbo',
    'libjpeg62-turbo-dev': 'libjpeg62-turbo',
    'libpng-dev': 'libpng16-16',
    'libfreetype6-dev': 'libfreetype6',
    'default-libmysqlclient-dev': 'libmariadb3',
    'libmariadb-dev': 'libmariadb3',
    'libcurl4-openssl-dev': 'libcurl4',
    'libyaml-dev': 'libyaml-0-2',
    'libbz2-dev': 'libbz2-1.0',
    'liblzma-dev': 'liblzma5',
    'libgmp-dev': 'libgmp10',
    'librdkafka-dev': 'librdkafka1',
    'libsasl2-dev': 'libsasl2-2',
  },
  alpine: {
    'postgresql-dev': 'libpq',
    'libpq-dev': 'libpq',
    'openssl-dev': 'openssl',
    'libffi-dev': 'libffi',
    'zlib-dev': 'zlib',
    'sqlite-dev': 'sqlite-libs',
    'libxml2-dev': 'libxml2',
    'libxslt-dev': 'libxslt',
    'jpeg-dev': 'libjpeg-turbo',
    'libjpeg-turbo-dev': 'libjpeg-turbo',
    'libpng-dev': 'libpng',
    'freetype-dev': 'freetype',
    'mariadb-dev': 'mariadb-connector-c',
    'mariadb-connector-c-dev': 'mariadb-connector-c',
    'curl-dev': 'libcurl',
    'yaml-dev': 'yaml',
    'bzip2-dev': 'libbz2',
    'xz-dev': 'xz-libs',
    'gmp-dev': 'gmp',
  },
}

/** The names of libraries are those of the releases that have OpenSSL 3. */
const oldReleases = new Set(['buster', 'bullseye'])

/**
 * Sorts the packages that a stage installs. What is neither a known tool of builds nor the headers of a known library is
 * taken for something that the program may call.
 *
 * @throws {Refusal} for headers of a library that is not known
 */
export function systemPackages(image: BaseImage, steps: readonly Step[]): SystemPackages {
  const installed = new Map<string, Step>()
  const virtual = new Map<string, readonly string[]>()
  let recommends = false
  for (const step of steps) {
    for (const command of step.commands ?? []) {
      const install = packageInstallOf(command)
      if (install?.manager === 'apt' || install?.manager === 'apk') {
        for (const word of command.arguments) {
          if (!word.isPlain) throw new Refusal('a variable stands among the packages of the system', step.entry)
        }
        const names = install.packages.map(bare)
        for (const name of names) installed.set(name, step)
        if (install.manager === 'apt' && !hasOption(command, '--no-install-recommends')) recommends = true
        const group = virtualGroup(command)
        if (group !== undefined) virtual.set(group, names)
      }
      for (const name of removed(command)) {
        for (const one of virtual.get(name) ?? [name]) installed.delete(one)
      }
    }
  }
  const runtime = new Set<string>()
  const build: string[] = []
  for (const [name, step] of installed) {
    if (buildOnly.test(name)) build.push(name)
    else if (/-dev(?:el)?$/.test(name)) {
      runtime.add(libraryOf(name, image, step))
      build.push(name)
    } else runtime.add(name)
  }
  return { runtime: [...runtime].sort(), build: build.sort(), recommends: recommends && runtime.size > 0 }
}

function libraryOf(name: string, { distribution, release }: BaseImage, { entry }: Step): string {
  const table = libraries[distribution]
  if (!Object.hasOwn(table, name)) {
    throw new Refusal(`which library the program needs of ${name} is not known`, entry)
  }
  if (distribution === 'debian' && release !== undefined && oldReleases.has(release)) {
    throw new Refusal(`what the library of ${name} is called on Debian ${release} is not known`, entry)
  }
  return table[name]!
}

/** Names without versions. */
const bare = (text: string): string => text.replace(/[=<>~].*$/, '')

function virtualGroup(command: SimpleCommand): string | undefined {
  const words = texts(command)
  const at = words.findIndex((word) => word === '-t' || word === '--virtual')
  return at === -1 ? words.find((word) => word.startsWith('--virtual='))?.slice(10) : words[at + 1]
}

function removed(command: SimpleCommand): readonly string[] {
  const verb = verbOf(command)
  if (!/^(?:apt|apt-get|apk)$/.test(command.name) || !/^(?:del|remove|purge|autoremove)$/.test(verb ?? '')) return []
  return texts(command).filter((word) => !word.startsWith('-') && word !== verb)
}
