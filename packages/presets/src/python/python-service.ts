import { DockerfileError, stage, type Command, type Stage } from '@stagecraft/core'
import {
  baseImage,
  checkedBy,
  downloading,
  ignored,
  imageOptions,
  initOf,
  initOption,
  installing,
  labelled,
  mirroredSyntax,
  mirrorsOption,
  serviceFacts,
  type BaseImage,
} from '../common/index.js'
import { definePreset, option } from '../define/index.js'
import { layoutNames, layouts, PROJECT } from './layouts.js'
import { managerNames, managers, type Installing } from './managers.js'

const PYTHON = 'python:3.14-slim'

/**
 * A Python service: what it depends on is installed in a stage of its own and moves as one folder; the runtime has that, the
 * compiled source, and nothing else.
 *
 *     pythonService({ files: ['app'], command: ['gunicorn', '--bind', '0.0.0.0:8000', 'app.main:app'] })
 *
 * Targets: `dev`, `test`, `runtime`. The runtime has no root, stops when it is told to, and keeps its files to root, so
 * that the service cannot change itself.
 *
 * @throws {DockerfileError} 'bad-option', 'unknown-option'
 */
export const pythonService = definePreset({
  name: 'pythonService',
  version: '0.1.0',
  summary: 'A service that Python runs, installed with pip, uv or poetry.',
  options: {
    /** What the container runs. */
    command: option.program({
      description: 'What the container runs.',
      required: true,
      samples: [
        ['gunicorn', '--bind', '0.0.0.0:8000', 'app.main:app'],
        ['python', '-m', 'app'],
      ],
    }),
    /** The package manager: pip reads requirements.txt, uv and poetry pyproject.toml and their lockfiles. */
    manager: option.choice(managerNames, {
      description: 'The package manager: pip reads requirements.txt, uv and poetry pyproject.toml and their lockfiles.',
      default: 'pip',
    }),
    /** The version of the package manager. Default: uv 0.13, poetry 2.5.1, the pip of the image. */
    managerVersion: option.of<string>({
      description: 'The version of the package manager. Default: uv 0.13, poetry 2.5.1, the pip of the image.',
      accepts: "a version such as '26.3'",
      samples: ['26.3'],
      read: (value) => (typeof value === 'string' && /^\d+(?:\.\w+)*$/.test(value) ? value : undefined),
    }),
    /** Where packages are installed: a virtual environment, or with pip also `--user`, beside those of the image. */
    layout: option.choice(layoutNames, {
      description:
        'Where packages are installed: a virtual environment, or with pip also `--user`, beside those of the image.',
      default: 'venv',
    }),
    /** Installs the project itself, as its pyproject.toml describes it, instead of copying its source. */
    package: option.flag({
      description: 'Installs the project itself, as its pyproject.toml describes it, instead of copying its source.',
    }),
    /** What the runtime gets of the source. Default: `app`, or nothing besides the package. */
    files: option.texts({
      description: 'What the runtime gets of the source. Default: `app`, or nothing besides the package.',
      samples: [['main.py', 'templates']],
    }),
    /** What pip installs. A list in a folder comes with those beside it, which it may include. */
    requirements: option.text({
      description: 'What pip installs. A list in a folder comes with those beside it, which it may include.',
      default: 'requirements.txt',
      samples: ['requirements/production.txt'],
    }),
    /** What pip installs for the targets `dev` and `test`, on top of `requirements`. */
    devRequirements: option.text({
      description: 'What pip installs for the targets `dev` and `test`, on top of `requirements`.',
      default: 'requirements-dev.txt',
      samples: ['requirements/test.txt'],
    }),
    /** Packages of the distribution that the service needs when it runs, such as libpq5. */
    packages: option.texts({
      description: 'Packages of the distribution that the service needs when it runs, such as libpq5.',
      samples: [['libpq5']],
    }),
    /** Packages of the distribution that only the install needs, such as gcc and libpq-dev. */
    buildPackages: option.texts({
      description: 'Packages of the distribution that only the install needs, such as gcc and libpq-dev.',
      samples: [['gcc', 'libpq-dev']],
    }),
    /** The command that tests, for the target `test`. */
    test: option.command({
      description: 'The command that tests, for the target `test`.',
      default: 'python -m pytest',
    }),
    /** What the target `dev` runs. Default: what the container runs. */
    dev: option.program({
      description: 'What the target `dev` runs. Default: what the container runs.',
      samples: [['flask', 'run', '--debug']],
    }),
    /** The port that the service listens on. */
    port: option.port({ description: 'The port that the service listens on.', default: 8000 }),
    /** Starts the program below tini, which ends it when the container is told to stop. Say false if it handles SIGTERM. */
    init: initOption,
    ...imageOptions({ build: PYTHON, runtime: PYTHON }),
    /** Mirrors that packages are downloaded from while the image is built; they stay in no image. */
    mirrors: mirrorsOption('pip', 'apt', 'apk'),
    ...serviceFacts,
  },
  steps: {
    /** Puts the package manager into the image, and makes the place where it installs. */
    prepare: (on, how) => on.use(managed('prepare', how)),
    /** Manifests and the dependencies of production. */
    installProduction: (on, how) => on.use(managed('installProduction', how)),
    /** What tests and development need on top of them, and the source. */
    install: (on, how) => on.use(managed('install', how)),
    /** Installs the project itself, if it is a package. */
    installProject: (on, how) => on.use(managed('installProject', how)),
  },
  stages(o, steps) {
    if (o.layout === 'user' && o.manager !== 'pip') {
      throw new DockerfileError({
        code: 'bad-option',
        message: `pythonService: "layout" takes 'venv' with ${o.manager}; only pip installs into the packages of a user`,
      })
    }
    const build = baseImage(PYTHON, o.images?.build, o.registry)
    const runtime = baseImage(PYTHON, o.images?.runtime, o.registry)
    const { folder, env } = layouts[o.layout]
    const packages = (base: BaseImage, ...names: readonly string[]): (<S extends Stage>(stage: S) => S) =>
      names.length === 0 ? (s) => s : installing(base, { alpine: names, debian: names }, o)

    const dependencies = stage('dependencies')
      .from(build.reference)
      .use(packages(build, ...(o.packages ?? []), ...(o.buildPackages ?? [])))
      .use(steps.prepare)
      .workdir('/app')
      .use(steps.installProduction)
      .artifact('installed', folder)

    const source = stage('source').from(dependencies).use(steps.install)

    const files = o.files ?? (o.package ? [] : ['app'])
    const takeFiles = <S extends Stage>(on: S): S =>
      files.reduce((made, path) => made.copy([path], path === '.' ? './' : `./${path}`), on)
    const builder = o.package
      ? stage('builder').from(dependencies).copy(['.'], '.').use(steps.installProject)
      : stage('builder').from(build.reference).workdir('/app').use(takeFiles).run('python -m compileall -q .')

    const service = stage('runtime')
      .from(runtime.reference)
      .use(packages(runtime, ...(o.packages ?? [])))
      .env({
        ...env,
        ...(o.package ? { PYTHONPATH: PROJECT, PATH: `${PROJECT}/bin:${env['PATH']!}` } : {}),
        PYTHONUNBUFFERED: '1',
        ...o.env,
      })
      .workdir('/app')
      .copyFrom(dependencies.artifacts.installed)
      .use((s) =>
        o.package
          ? files.reduce(
              (made, path) => made.copyFrom(builder, `/app/${path}`, `./${path}`),
              s.copyFrom(builder, PROJECT, PROJECT),
            )
          : s.copyFrom(builder, '/app', './'),
      )
      .use(initOf(o.init, build, o))
      .user(runtime.user)
      .expose(o.port)
      .use(labelled(o.labels))
      .use(checkedBy(o.healthcheck, (path) => ['python', '-c', request(o.port, path)]))
      .cmd(o.command)

    return {
      dependencies,
      source,
      dev: stage('dev')
        .from(source)
        // Source that is mounted over /app for development gets no files of root.
        .env({ PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1' })
        .user(build.user)
        .expose(o.port)
        .cmd(o.dev ?? o.command),
      test: stage('test')
        .from(source)
        .run(o.test as Command),
      builder,
      runtime: service,
    }
  },
  ignore: (o) =>
    ignored(
      [
        '**/__pycache__',
        '**/*.py[co]',
        '**/*.egg-info',
        '**/.*_cache',
        '.venv',
        'venv',
        'dist',
        '.coverage',
        'htmlcov',
      ],
      o.ignore,
    ),
  finish: (file, o) => mirroredSyntax(file, o.registry),
})

/** One step of the package manager, with mirrors and certificates. */
function managed(step: 'prepare' | 'installProduction' | 'install' | 'installProject', how: Installing) {
  const manager = managers[how.manager]
  const tools = step === 'prepare' ? manager.arrives(how) : [manager.downloads]
  return tools.length === 0
    ? (on: Stage) => manager[step](on, how)
    : downloading(how, tools, (on) => manager[step](on, how))
}

/** Succeeds when the service answers with 2xx: Python is in the image, and curl may not be. No proxy is asked. */
const request = (port: number, path: string): string =>
  `import http.client, sys; c = http.client.HTTPConnection('127.0.0.1', ${port}); c.request('GET', '${path}'); sys.exit(c.getresponse().status // 100 != 2)`
