import { cleanPath } from '../../ignore/clean-path.js'
import { hasOldNpm } from '../../deps/index.js'
import { operands, texts, verbOf } from '../../lint/shell/arguments.js'
import type { SimpleCommand } from '../../lint/shell/commands.js'
import { installOf, isNodeBuild } from '../../lint/shell/install-commands.js'
import { list, node as frozen, type Entry, type Run } from '../../model/index.js'
import { appPaths } from '../app-folders.js'
import { slimImage } from '../base-image.js'
import type { App, Language, Plan } from '../language.js'
import { checkMoved } from '../moved.js'
import { Refusal } from '../refusal.js'
import type { Step } from '../steps.js'
import { checkNodeProgram, readPackageJson, type PackageJson } from './node-scripts.js'
import { leftOut, Tools } from './tools.js'

/** Programs that build, and write nowhere but into the folder of the app. */
const builders = new Set(
  'tsc tsup tsx vite webpack rollup esbuild parcel next nuxt ng nest nx turbo babel swc react-scripts'.split(' '),
)

/** What takes development dependencies away, by the manager that installed them. */
const prunes: Readonly<Record<string, string>> = {
  npm: 'npm prune --omit=dev',
  yarn: 'yarn install --production --frozen-lockfile --ignore-scripts --prefer-offline',
  pnpm: 'pnpm prune --prod',
}

/** Dependencies that are linked with libraries of the system. */
const linked = new Set(['canvas', 'pg-native', 'libpq', 'odbc', 'node-rdkafka', 'zeromq', 'puppeteer', 'playwright'])

/** Package managers, which nothing but a build needs. */
const managers = new Set(['npm', 'yarn', 'pnpm', 'corepack', 'node-gyp'])

export const node: Language = Object.freeze({
  name: 'Node',
  images: ['node'],
  isWork,
  plan(app: App): Plan {
    const { image, started, lastWork, single } = app
    const { installs, folders } = installsOf(app)
    const manifest = packageJsonOf(app, folders)
    const globals = globalInstalls(app)
    const used = new Set<string>()
    const tools = new Tools(app, image.distribution)
    for (const program of started.programs) {
      if (tools.take(program)) continue
      const known = checkNodeProgram(program, manifest, {
        has: (name) => globals.has(name),
        use: (name) => void used.add(name),
      })
      if (!known)
        throw new Refusal(
          `of ${program.path ?? program.name}, which the container runs, nothing is known`,
          program.entry,
        )
    }
    const needing =
      image.isSlim || image.distribution === 'alpine'
        ? []
        : [...manifest.dependencies].filter((name) => linked.has(name))
    if (needing.length > 0) {
      throw new Refusal(`which libraries of the system ${needing.join(', ')} needs is not known`, lastWork.entry)
    }
    const pruning = installs.filter(({ isProduction }) => !isProduction)
    const paths = appPaths(single, lastWork, app.classified)
    checkMoved(app, paths)
    if (pruning.length === 0 && (image.isSlim || image.distribution === 'alpine') && app.packages.build.length === 0) {
      throw new Refusal(
        'nothing would be left behind: the base is small, and has production dependencies only',
        single.stage,
      )
    }
    return {
      base: slimImage(image),
      system: image.distribution,
      artifacts: paths.map((from) => ({ from })),
      ending: pruning.map((install) => prune(install, app)),
      beginning: [...used].map((name) => globals.get(name)!),
      packages: [...tools.packages],
      assumptions: [
        ...(pruning.length > 0 ? [developmentNote(pruning)] : []),
        ...(image.isSlim || image.distribution === 'alpine'
          ? []
          : ['the dependencies need no library of the system that the small image lacks']),
        ...leftOut(app),
        ...[...globals.keys()].filter((name) => !used.has(name)).map((name) => `only the build needs ${name}`),
      ],
    }
  },
})

/** Who asked for them by name may have meant more than the build. */
function developmentNote(pruning: readonly Installed[]): string {
  const note = 'no development dependency is needed at run time'
  const asked = pruning.find(({ isForDevelopment }) => isForDevelopment)
  return asked === undefined ? note : `${note}, though ${asked.manager} is told to install them`
}

function isWork(command: SimpleCommand): boolean {
  if (installOf(command) !== undefined || isNodeBuild(command)) return true
  const { name } = command
  const [first, second] = operands(command).map(({ text }) => text)
  if (name === 'npm')
    return first === 'run' || first === 'prune' || first === 'rebuild' || first === 'test' || isGlobal(command)
  if (name === 'yarn' || name === 'pnpm')
    return (
      first === 'run' ||
      first === 'test' ||
      first === 'prune' ||
      (first === 'global' && second === 'add') ||
      isGlobal(command)
    )
  return builders.has(name === 'npx' ? (first ?? '') : name)
}

const isGlobal = (command: SimpleCommand): boolean =>
  /^(?:install|i|add)$/.test(verbOf(command) ?? '') &&
  texts(command).some((text) => text === '-g' || text === '--global')

interface Installed {
  readonly manager: string
  readonly cwd: string
  readonly isProduction: boolean
  /** What is needed for development was asked for by name. */
  readonly isForDevelopment: boolean
  readonly step: Step
}

/** The last installation of each folder. */
function installsOf(app: App): { readonly installs: readonly Installed[]; readonly folders: readonly string[] } {
  const byFolder = new Map<string, Installed>()
  for (const [step, commands] of app.classified) {
    for (const { command, cwd } of commands) {
      const install = installOf(command)
      if (install === undefined) {
        const pruned = byFolder.get(cwd)
        if (verbOf(command) === 'prune' && pruned !== undefined) byFolder.set(cwd, { ...pruned, isProduction: true })
        continue
      }
      if (install.isElsewhere)
        throw new Refusal(`${command.name} installs in another folder than it runs in`, step.entry)
      if (!Object.hasOwn(prunes, install.manager)) {
        throw new Refusal(`how ${install.manager} leaves development dependencies out is not known`, step.entry)
      }
      const { manager, isForDevelopment } = install
      const isProduction = install.isProduction || (!isForDevelopment && step.variable('NODE_ENV') === 'production')
      byFolder.set(cwd, { manager, cwd, isProduction, isForDevelopment, step })
    }
  }
  const installs = [...byFolder.values()]
  if (installs.length === 0) throw new Refusal('no RUN installs what package.json names', app.lastWork.entry)
  return { installs, folders: [...byFolder.keys()] }
}

function packageJsonOf(app: App, folders: readonly string[]): PackageJson {
  const folder = folders.length === 1 ? folders[0]! : app.single.facts.workdir!
  const read = (name: string): string | undefined => app.read(cleanPath(`${folder}/${name}`))
  const text = read('package.json')
  if (text === undefined) {
    throw new Refusal(
      'package.json is not at hand',
      app.lastWork.entry,
      'Run it where the build context lies, or name its folder',
    )
  }
  const found = readPackageJson(text)
  if (found === undefined) throw new Refusal('package.json is no JSON', app.lastWork.entry)
  const manager = found.packageManager
  const isModern = (manager !== undefined && /^yarn@(?:[2-9]|\d\d)/.test(manager)) || read('.yarnrc.yml') !== undefined
  if (isModern)
    throw new Refusal('how yarn 2 and later leave development dependencies out is not known', app.lastWork.entry)
  if (/^\s*packages:/m.test(read('pnpm-workspace.yaml') ?? '')) {
    throw new Refusal('how pnpm leaves development dependencies of a workspace out is not known', app.lastWork.entry)
  }
  return found
}

function prune({ manager, cwd, step }: Installed, { lastWork, single }: App): Entry {
  const run = step.entry as Run
  const command = manager === 'npm' && hasOldNpm(single.image!) ? 'npm prune --production' : prunes[manager]!
  const text = cwd === lastWork.facts.workdir ? command : `cd ${cwd} && ${command}`
  // The mounts of the installation are those of its manager.
  return frozen({ ...run, command: Object.freeze({ form: 'shell', lines: list([text]), heredocs: list([]) }) })
}

/** Packages that are installed for all, with a RUN for each. */
function globalInstalls(app: App): ReadonlyMap<string, Run> {
  const found = new Map<string, Run>()
  for (const [step, commands] of app.classified) {
    for (const { command } of commands) {
      if (!isGlobal(command)) continue
      for (const { text, isPlain } of operands(command).slice(1)) {
        if (!isPlain) throw new Refusal('a variable says what is installed', step.entry)
        const name = text.replace(/(?!^)@.*$/, '')
        if (managers.has(name)) continue
        const lines = list([`npm install -g ${text}`])
        found.set(
          name.replace(/^.*\//, ''),
          frozen({
            kind: 'run',
            flags: Object.freeze({}),
            command: Object.freeze({ form: 'shell', lines, heredocs: list([]) }),
          }),
        )
      }
    }
  }
  return found
}
