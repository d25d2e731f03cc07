import { filesIn, foldersIn, hasFile, type Project } from '../project/project.js'
import { part, readToml, text, texts } from '../project/read-data.js'
import { known, type Finding, type Question } from '../proposal.js'
import { portIn } from './port.js'

/** The version that the preset takes by itself. */
const RUST = 95

interface Program {
  readonly name: string
  readonly path: string
  /** Whether its manifest makes it the one that is meant. */
  readonly isMain: boolean
}

/** Programs that cargo builds. */
export function rustProgram(project: Project): Finding | undefined {
  const manifest = readToml(project, 'Cargo.toml')
  if (manifest === undefined) {
    return hasFile(project, 'Cargo.toml') ? { refused: 'Cargo.toml is no TOML' } : undefined
  }
  const packages = packageFolders(project)
  const programs = packages.flatMap((folder) => programsOf(project, folder))
  if (programs.length === 0) return { refused: 'Cargo.toml is there, and no package has a program: this is a library' }
  const chosen = programs.length === 1 ? programs : programs.filter(({ isMain }) => isMain)
  const first = chosen.length === 1 ? chosen[0] : undefined
  const names = programs.map(({ name }) => name)
  const version = wantedVersion(project, packages)
  return {
    preset: 'rustProgram',
    found: ['Cargo.toml', ...names, version === undefined ? undefined : `Rust ${version}`].filter(Boolean).join(', '),
    sure: true,
    options: known({
      programs: first === undefined ? undefined : [first.name, ...names.filter((name) => name !== first.name)],
      port: first === undefined ? undefined : portIn(project, [first.path], listening),
      images: version === undefined ? undefined : { build: `rust:${version}-alpine` },
    }),
    questions: first === undefined ? [whichProgram(names)] : [],
    notes: [
      ...(hasFile(project, 'Cargo.lock')
        ? []
        : ['There is no Cargo.lock: run cargo generate-lockfile once, and commit it.']),
      ...nativeNote(project),
    ],
  }
}

const listening = [/"(?:0\.0\.0\.0|\[::\]):(\d{4,5})"/g, /\[0, 0, 0, 0\], (\d{4,5})\b/g, /\("0\.0\.0\.0", (\d{4,5})\)/g]

/** The package at the top and the members of the workspace, as far as they lie below it. */
function packageFolders(project: Project): readonly string[] {
  const folders = project.files
    .filter((path) => path.endsWith('/Cargo.toml'))
    .map((path) => path.slice(0, -'/Cargo.toml'.length))
  const workspace = part(readToml(project, 'Cargo.toml'), 'workspace')
  const [members, excluded] = [texts(workspace['members']), texts(workspace['exclude'])]
  const isMember = (folder: string): boolean =>
    members.some((pattern) => matches(pattern, folder)) && !excluded.some((pattern) => matches(pattern, folder))
  return ['', ...folders.filter(isMember)]
}

const matches = (pattern: string, folder: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/^\.\//, '')
      .replace(/[.+^$()|{}[\]\\]/g, '\\$&')
      .replaceAll('*', '[^/]*')
      .replaceAll('?', '[^/]')}$`,
  ).test(folder)

function programsOf(project: Project, folder: string): readonly Program[] {
  const at = (path: string): string => (folder === '' ? path : `${folder}/${path}`)
  const manifest = readToml(project, at('Cargo.toml'))
  const about = part(manifest, 'package')
  const name = text(about['name'])
  if (name === undefined) return []
  const listed = Array.isArray(manifest?.['bin']) ? (manifest['bin'] as readonly unknown[]) : []
  const explicit = listed.flatMap((one) => {
    const bin = part({ bin: one }, 'bin')
    const named = text(bin['name'])
    return named === undefined ? [] : [{ name: named, path: at(text(bin['path']) ?? `src/bin/${named}.rs`) }]
  })
  const found = [
    ...(hasFile(project, at('src/main.rs')) ? [{ name, path: at('src/main.rs') }] : []),
    ...filesIn(project, at('src/bin'))
      .filter((file) => file.endsWith('.rs'))
      .map((file) => ({ name: file.slice(0, -3), path: at(`src/bin/${file}`) })),
    ...foldersIn(project, at('src/bin'))
      .filter((inner) => hasFile(project, at(`src/bin/${inner}/main.rs`)))
      .map((inner) => ({ name: inner, path: at(`src/bin/${inner}/main.rs`) })),
  ]
  const programs = [...explicit, ...found.filter(({ path }) => !explicit.some((one) => one.path === path))]
  const main = text(about['default-run']) ?? (explicit.length === 1 ? explicit[0]!.name : name)
  return programs.map((program) => ({ ...program, isMain: program.name === main }))
}

/** The toolchain file decides; else the image must not be older than what a package needs. */
function wantedVersion(project: Project, packages: readonly string[]): string | undefined {
  const channel =
    text(part(readToml(project, 'rust-toolchain.toml'), 'toolchain')['channel']) ??
    text(part(readToml(project, 'rust-toolchain'), 'toolchain')['channel']) ??
    project.read('rust-toolchain')?.trim()
  if (channel !== undefined) {
    const exact = /^1\.\d+(?:\.\d+)?$/.exec(channel)?.[0]
    return exact === `1.${RUST}` ? undefined : exact
  }
  const needed = packages
    .map((folder) => readToml(project, folder === '' ? 'Cargo.toml' : `${folder}/Cargo.toml`))
    .flatMap((manifest) => [
      part(manifest, 'package')['rust-version'],
      part(manifest, 'workspace', 'package')['rust-version'],
    ])
    .map((version) => Number(/^1\.(\d+)/.exec(text(version) ?? '')?.[1] ?? 0))
  const most = Math.max(...needed)
  return most > RUST ? `1.${most}` : undefined
}

const whichProgram = (names: readonly string[]): Question => ({
  option: 'programs',
  ask: 'There are several programs. Which one does the container run?',
  choices: names.map((name) => ({
    label: name,
    options: { programs: [name, ...names.filter((other) => other !== name)] },
  })),
})

/** A library of C has to be there when a program is linked. */
const nativeNote = (project: Project): readonly string[] =>
  /^name = "openssl-sys"$/m.test(project.read('Cargo.lock') ?? '')
    ? [
        'Cargo.lock has openssl-sys: take rustls instead, its feature "vendored", or name its packages in the option "buildPackages".',
      ]
    : []
