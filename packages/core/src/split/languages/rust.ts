import { texts, verbOf } from '../../lint/shell/arguments.js'
import type { SimpleCommand } from '../../lint/shell/commands.js'
import type { App, Language } from '../language.js'
import { Refusal } from '../refusal.js'
import { planPrograms } from './programs.js'
import { crateLibraries } from './rust-libraries.js'

const verbs = new Set([
  'build',
  'b',
  'install',
  'fetch',
  'test',
  'check',
  'clippy',
  'update',
  'vendor',
  'generate-lockfile',
])

export const rust: Language = Object.freeze({
  name: 'Rust',
  images: ['rust'],
  needsFiles: true,
  isWork: (command: SimpleCommand) => command.name === 'cargo' && verbs.has(verbOf(command) ?? ''),
  plan(app: App) {
    const commands = [...app.classified.values()].flat().map(({ command }) => command)
    const cargo = commands.filter(({ name }) => name === 'cargo')
    const linked = isStatic(app, cargo.map(texts)) ? [] : libraries(app)
    return planPrograms(app, {
      isSource: ({ source }) =>
        source.endsWith('.rs') ||
        /(?:^|\/)(?:Cargo\.(?:toml|lock)|rust-toolchain(?:\.toml)?|clippy\.toml|\.?rustfmt\.toml|\.cargo\/.*|(?:tests|benches|target)\/.*)$/.test(
          source,
        ),
      installs: cargo.some((one) => verbOf(one) === 'install' && texts(one).some((text) => text.startsWith('--path')))
        ? '/usr/local/cargo/bin'
        : undefined,
      isStatic: isStatic(app, cargo.map(texts)),
      linking:
        app.image.distribution === 'alpine'
          ? 'with musl, the C library of alpine'
          : `with no other library than that of C${linked.length === 0 ? '' : ` and those of ${linked.join(', ')}`}`,
      packages: linked,
    })
  },
})

/** What the large image has by itself, and the runtime must be given; a small one has what was installed. */
function libraries(app: App): readonly string[] {
  const { image, packages, lastWork, files = [] } = app
  const installed = packages.runtime.filter((name) => /^lib|^zlib/.test(name))
  // What unwinds the stack is a library of its own there.
  if (image.distribution === 'alpine') return [...new Set(['libgcc', ...installed])].sort()
  if (image.isSlim) return installed
  const lock = files.find(({ source }) => /(?:^|\/)Cargo\.lock$/.test(source))
  const text = lock && app.read(lock.path)
  if (text === undefined) {
    throw new Refusal(
      'without Cargo.lock it is not known which libraries of the system the program needs',
      lastWork.entry,
    )
  }
  const { packages: needed, unknown } = crateLibraries(text)
  if (unknown !== undefined)
    throw new Refusal(`which library of the system ${unknown} needs is not known`, lastWork.entry)
  return [...new Set([...needed, ...installed])].sort()
}

/** Rust links statically to musl, which is the target on alpine, unless it is told not to. */
function isStatic({ image, single }: App, cargo: readonly (readonly string[])[]): boolean {
  const isDynamic = single.steps.some(({ variable }) => variable('RUSTFLAGS')?.includes('-crt-static') === true)
  const isMusl = cargo.some((words) => words.some((word) => word.includes('linux-musl')))
  return !isDynamic && (image.distribution === 'alpine' || isMusl)
}
