import { cleanPath } from '../../ignore/clean-path.js'
import { operands, texts, verbOf } from '../../lint/shell/arguments.js'
import type { SimpleCommand } from '../../lint/shell/commands.js'
import { managerOf } from '../../lint/shell/package-managers.js'
import type { Copied } from '../../lint/files/copied.js'
import { list, node, variable, word, type Entry } from '../../model/index.js'
import { shown } from '../classify.js'
import { slimImage } from '../base-image.js'
import type { App, Language, Plan } from '../language.js'
import { Refusal } from '../refusal.js'
import type { Program } from '../started.js'
import type { Step } from '../steps.js'
import { checkRequirements, namedPackages } from './python-requirements.js'
import { packageName } from './python-libraries.js'
import { leftOut, Tools } from './tools.js'

const environment = '/opt/venv'

/** Packages that install others, and are no part of an app. */
const installers = new Set('pip setuptools wheel uv poetry pipenv build virtualenv cython pip-tools'.split(' '))

/** Programs that packages bring under another name than their own. */
const programOf: Readonly<Record<string, string>> = {
  'django-admin': 'django',
  'waitress-serve': 'waitress',
  fastapi: 'fastapi',
  twistd: 'twisted',
  'opentelemetry-instrument': 'opentelemetry-distro',
  'ddtrace-run': 'ddtrace',
  'newrelic-admin': 'newrelic',
}

export const python: Language = Object.freeze({
  name: 'Python',
  images: ['python'],
  isWork: (command: SimpleCommand) => installed(command) !== undefined || isEnvironment(command),
  isPreparation: (command: SimpleCommand) => isDjango(command),
  isTool: (copied: Copied | undefined) => isTool(copied),
  plan(app: App): Plan {
    const { image, started, packages, lastWork, single } = app
    const installs = [...app.classified].flatMap(([step, commands]) =>
      commands.flatMap(({ command, cwd }) => {
        const found = installed(command)
        return found === undefined ? [] : [{ ...found, step, command, cwd }]
      }),
    )
    const first = installs.find(({ isOfApp }) => isOfApp)
    if (first === undefined) throw new Refusal('no RUN installs what the app depends on', lastWork.entry)
    for (const { step, command } of installs) checkInstall(command, step)
    if ([...app.classified.values()].flat().some(({ writes }) => writes.length > 0)) {
      throw new Refusal('a RUN writes files of its own', lastWork.entry)
    }
    for (const [step, commands] of app.classified) {
      if (step.at <= lastWork.at && commands.some(({ role }) => role === 'preparation')) {
        throw new Refusal('it prepares files before the last packages are installed', step.entry)
      }
    }
    for (const [step, commands] of app.classified) {
      const moving = commands.find(({ role, command }) => role === 'files' && !isOfCache(command))
      if (moving !== undefined)
        throw new Refusal(`what \`${shown(moving.command)}\` changes stays in the builder`, step.entry)
    }
    const made = environments(app, installs)
    if (made.length > 1) throw new Refusal('there are several virtual environments', lastWork.entry)
    const own = made.length === 0
    const user = first.step.facts.user
    if (own && user !== undefined && !/^(?:root|0)(?::|$)/.test(user)) {
      throw new Refusal(`${user} installs the packages, and may not make ${environment}`, first.step.entry)
    }
    const named = namedPackages(app, installs)
    const libraries = checkRequirements(app, named)
    const tools = new Tools(app, image.distribution)
    for (const program of started.programs) if (!tools.take(program)) checkProgram(program, app, named)
    const isSmall = image.isSlim || image.distribution === 'alpine'
    const toolCopies = single.steps.filter(
      ({ entry, copied }) => entry.kind === 'copy' && entry.flags.from !== undefined && isTool(copied),
    )
    if (isSmall && packages.build.length === 0 && toolCopies.length === 0) {
      throw new Refusal(
        'nothing would be left behind: the base is small, and no package of the system is for the build only',
        single.stage,
      )
    }
    const path = own ? environment : made[0]!
    const onPath: Entry = node({
      kind: 'env',
      pairs: list([Object.freeze({ key: 'PATH', value: word([`${path}/bin:`, variable('PATH')]) })]),
    })
    const venv: Entry = node({
      kind: 'run',
      flags: Object.freeze({}),
      command: Object.freeze({ form: 'shell', lines: list([`python -m venv ${environment}`]), heredocs: list([]) }),
    })
    const compiled =
      packages.build.some((name) => /^(?:g\+\+|build-base)$/.test(name)) && image.distribution === 'alpine'
    return {
      base: slimImage(image),
      system: image.distribution,
      ...(own ? { before: { at: first.step.at, entries: [venv, onPath] }, beginning: [onPath] } : {}),
      artifacts: [{ from: path }],
      copiesAgain: true,
      tools: toolCopies,
      packages: [...libraries, ...tools.packages, ...(compiled ? ['libstdc++'] : [])],
      assumptions: [
        `all that ${[...new Set(installs.map(({ command }) => command.name))].join(' and ')} installs is in ${path}`,
        ...(isSmall
          ? []
          : [
              libraries.length === 0
                ? 'the packages need no library of the system that the small image lacks'
                : `of the libraries of the system that the small image lacks, the packages need only ${libraries.join(', ')}`,
            ]),
        ...leftOut(app),
      ],
    }
  },
})

/** `rm` of what installers keep for the next time. */
const isOfCache = (command: SimpleCommand): boolean =>
  command.name === 'rm' && operands(command).every(({ text }) => /^(?:\/root|~)\/\.cache\b/.test(text))

/** uv, which many copy out of its image. */
function isTool(copied: Copied | undefined): boolean {
  return copied?.destination !== undefined && /^\/(?:usr\/local\/)?bin(?:\/uvx?)?$/.test(copied.destination)
}

interface Installed {
  /** Something other than installers is installed. */
  readonly isOfApp: boolean
}

/** Reads a command as an installation of Python packages. */
export function installed(command: SimpleCommand): Installed | undefined {
  const words = wordsOf(command)
  if (words === undefined) return undefined
  const names = words
    .filter((text) => !text.startsWith('-'))
    .map((text) => packageName(text.replace(/[[<>=!~;].*$/, '')))
  const isFromFile = words.some((text) => /^(?:-r|--requirement|\.|-e)/.test(text))
  return { isOfApp: isFromFile || !names.every((name) => installers.has(name)) }
}

function wordsOf(command: SimpleCommand): readonly string[] | undefined {
  const found = managerOf(command)
  if (found?.manager === 'pip') return found.words[0] === 'install' ? found.words.slice(1) : undefined
  const words = texts(command)
  if (command.name === 'uv') {
    if (words[0] === 'sync') return ['-r', 'pyproject.toml']
    return words[0] === 'pip' && (words[1] === 'install' || words[1] === 'sync') ? words.slice(2) : undefined
  }
  if (command.name === 'poetry' && words.includes('install')) return ['-r', 'pyproject.toml']
  return undefined
}

const isEnvironment = (command: SimpleCommand): boolean =>
  (/^python[\d.]*$/.test(command.name) && texts(command)[0] === '-m' && texts(command)[1] === 'venv') ||
  (command.name === 'poetry' && verbOf(command) === 'config')

/** What a Django project prepares for its own files. */
const isDjango = (command: SimpleCommand): boolean =>
  /^(?:python[\d.]*|manage\.py|django-admin)$/.test(command.name) &&
  texts(command).some((text) => text === 'collectstatic' || text === 'compilemessages')

function checkInstall(command: SimpleCommand, { entry }: Step): void {
  const words = texts(command)
  if (words.some((text) => text === '-e' || text === '--editable')) {
    throw new Refusal('what is installed with -e is read where it lies', entry)
  }
  const elsewhere = words.find((text) => /^(?:--user|--target|-t|--prefix|--root|--system|--python)(?:=|$)/.test(text))
  if (elsewhere !== undefined) throw new Refusal(`${elsewhere} puts packages into a place of its own`, entry)
}

/** The virtual environments that the file makes by itself. */
function environments(
  app: App,
  installs: readonly { readonly command: SimpleCommand; readonly cwd: string; readonly step: Step }[],
): readonly string[] {
  const found = new Set<string>()
  for (const [step, commands] of app.classified) {
    for (const { command, cwd } of commands) {
      if (!isEnvironment(command) || command.name === 'poetry') continue
      const target = operands(command).at(-1)
      if (target?.isPlain !== true) throw new Refusal('a variable says where the virtual environment is', step.entry)
      found.add(cleanPath(target.text.startsWith('/') ? target.text : `${cwd}/${target.text}`))
    }
  }
  for (const { command, cwd, step } of installs) {
    if (command.name === 'uv' && texts(command)[0] === 'sync') {
      const said = step.variable('UV_PROJECT_ENVIRONMENT') ?? '.venv'
      found.add(cleanPath(said.startsWith('/') ? said : `${cwd}/${said}`))
    }
    if (command.name === 'poetry') {
      const settings = [...app.classified.values()].flat().map((one) => texts(one.command).join(' '))
      if (!settings.some((text) => text.startsWith('config virtualenvs.create false'))) {
        throw new Refusal(
          'where poetry makes its virtual environment is not known',
          step.entry,
          'Say poetry config virtualenvs.create false',
        )
      }
    }
  }
  return [...found]
}

function checkProgram({ name, path, entry }: Program, app: App, named: ReadonlySet<string>): void {
  if (path === undefined && /^python[\d.]*$/.test(name)) return
  if (path !== undefined && /^\/usr\/local\/bin\/python[\d.]*$/.test(path)) return
  if (path !== undefined && app.files?.some((file) => file.path === path) === true) return
  if (path === undefined) {
    const wanted = Object.hasOwn(programOf, name) ? programOf[name]! : name
    if (named.has(packageName(wanted))) return
  }
  if (name === 'uv' || name === 'poetry') {
    throw new Refusal(
      `${name} is not in the runtime, and the container starts it`,
      entry,
      'Start the program itself, with the virtual environment on the PATH',
    )
  }
  throw new Refusal(`the container runs ${path ?? name}, and no package that is installed is called that`, entry)
}
