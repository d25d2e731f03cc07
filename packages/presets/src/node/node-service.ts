import { stage, type Command } from '@stagecraft/core'
import {
  baseImage,
  checkedBy,
  downloading,
  ignored,
  imageOptions,
  initOf,
  initOption,
  labelled,
  mirroredSyntax,
  mirrorsOption,
  serviceFacts,
} from '../common/index.js'
import { definePreset, option } from '../define/index.js'

const NODE = 'node:24-slim'

/**
 * A Node service: dependencies and build in stages of their own, and a runtime that has what it made, the dependencies of
 * production, and nothing else.
 *
 *     nodeService({ build: 'npm run build', command: ['node', 'dist/server.js'] })
 *
 * Targets: `dev`, `test`, `runtime`. The runtime has no root, stops when it is told to, and keeps its files to root, so
 * that the service cannot change itself.
 *
 * @throws {DockerfileError} 'bad-option', 'unknown-option'
 */
export const nodeService = definePreset({
  name: 'nodeService',
  version: '0.1.0',
  summary: 'A service that Node runs, written in JavaScript or TypeScript.',
  options: {
    /** What the container runs. */
    command: option.texts({
      description: 'What the container runs.',
      required: true,
      samples: [
        ['node', 'dist/server.js'],
        ['node', 'dist/main.js'],
      ],
    }),
    /** The package manager, whose lockfile lies beside package.json. */
    manager: option.choice(['npm', 'pnpm', 'yarn'], {
      description: 'The package manager, whose lockfile lies beside package.json.',
      default: 'npm',
    }),
    /** The command that builds, such as `npm run build`; without it the source runs as it is. */
    build: option.command({
      description: 'The command that builds, such as `npm run build`; without it the source runs as it is.',
    }),
    /** What the runtime gets besides the dependencies. Default: `dist` of a build, else `src`. */
    files: option.texts({
      description: 'What the runtime gets besides the dependencies. Default: `dist` of a build, else `src`.',
      samples: [['lib', 'public']],
    }),
    /** The command that tests, for the target `test`. */
    test: option.command({ description: 'The command that tests, for the target `test`.', default: 'npm test' }),
    /** What the target `dev` runs. */
    dev: option.texts({
      description: 'What the target `dev` runs.',
      default: ['npm', 'run', 'dev'],
      samples: [['node', '--watch', 'src/server.js']],
    }),
    /** The port that the service listens on. */
    port: option.port({ description: 'The port that the service listens on.', default: 3000 }),
    /** Starts the program below tini, which ends it when the container is told to stop. Say false if it handles SIGTERM. */
    init: initOption,
    ...imageOptions({ build: NODE, runtime: NODE }),
    /** Mirrors that packages are downloaded from while the image is built; they stay in no image. */
    mirrors: mirrorsOption('npm', 'apt', 'apk'),
    ...serviceFacts,
  },
  steps: {
    /** Manifests, install and source, for building and testing. */
    install: (on, { manager, ...downloads }) => on.use(downloading(downloads, ['npm'], (s) => s.copyDeps({ manager }))),
    /** Manifests and the dependencies of production. */
    installProduction: (on, { manager, ...downloads }) =>
      on.use(downloading(downloads, ['npm'], (s) => s.copyDeps({ manager, production: true }))),
  },
  stages(o, steps) {
    const build = baseImage(NODE, o.images?.build, o.registry)
    const runtime = baseImage(NODE, o.images?.runtime, o.registry)

    const source = stage('source').from(build.reference).use(steps.install)
    const builder =
      o.build === undefined
        ? undefined
        : stage('builder')
            .from(source)
            .run(o.build as Command)
    const built = builder ?? source

    const dependencies = stage('dependencies')
      .from(build.reference)
      .use(steps.installProduction)
      .artifact('installed', '/app')

    const files = o.files ?? [builder === undefined ? 'src' : 'dist']
    const service = stage('runtime')
      .from(runtime.reference)
      .env({ NODE_ENV: 'production', ...o.env })
      .workdir('/app')
      .copyFrom(dependencies.artifacts.installed, './')
      .use((s) => files.reduce((made, path) => made.copyFrom(built, `/app/${path}`, `./${path}`), s))
      .use(initOf(o.init, build, o))
      .user(runtime.user)
      .expose(o.port)
      .use(labelled(o.labels))
      .use(checkedBy(o.healthcheck, (path) => ['node', '-e', request(`http://127.0.0.1:${o.port}${path}`)]))
      .cmd(o.command)

    return {
      source,
      dev: stage('dev').from(source).env({ NODE_ENV: 'development' }).user(build.user).expose(o.port).cmd(o.dev),
      builder,
      test: stage('test')
        .from(built)
        .run(o.test as Command),
      dependencies,
      runtime: service,
    }
  },
  ignore: (o) => ignored(['**/node_modules', 'dist', 'coverage'], o.ignore),
  finish: (file, o) => mirroredSyntax(file, o.registry),
})

/** Succeeds when the address answers with 2xx: Node is in the image, and curl may not be. */
const request = (address: string): string =>
  `fetch('${address}').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))`
