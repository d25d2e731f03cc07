import { stage, type Command, type Stage } from '@stagecraft/core'
import {
  baseImage,
  ignored,
  imageOptions,
  initOf,
  initOption,
  installing,
  labelled,
  mirroredSyntax,
  packagesOption,
  pathsOption,
  serviceFacts,
} from '../common/index.js'
import { definePreset, option } from '../define/index.js'
import { filesOf } from './files.js'
import {
  NODE,
  OWNED_BY_ROOT,
  buildImage,
  building,
  checkedByNode,
  install,
  installProduction,
  prepare,
  projectBase,
  projectOptions,
} from './project.js'
import { buildingWorkspace, collecting, inApp, isBuilt, refuseBeside, workspaceOption } from './workspace-app.js'

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
    command: option.program({
      description: 'What the container runs.',
      required: true,
      samples: [
        ['node', 'dist/server.js'],
        ['node', 'dist/main.js'],
      ],
    }),
    /** The command that builds, such as `npm run build`; without it the source runs as it is. */
    build: option.command({
      description: 'The command that builds, such as `npm run build`; without it the source runs as it is.',
    }),
    /** What the runtime gets besides the dependencies. Default: the folder of what the command runs, such as `dist`. */
    files: pathsOption({
      description:
        'What the runtime gets besides the dependencies. Default: the folder of what the command runs, such as `dist`.',
      samples: [['lib', 'public']],
    }),
    /** The command that tests, for the target `test`. */
    test: option.command({ description: 'The command that tests, for the target `test`.', default: 'npm test' }),
    /** What the target `dev` runs. */
    dev: option.program({
      description: 'What the target `dev` runs.',
      default: ['npm', 'run', 'dev'],
      samples: [['node', '--watch', 'src/server.js']],
    }),
    /** The port that the service listens on. */
    port: option.port({ description: 'The port that the service listens on.', default: 3000 }),
    /** Starts the program below tini, which ends it when the container is told to stop. Say false if it handles SIGTERM. */
    init: initOption,
    /** Packages of the distribution that the service needs when it runs, such as openssl. */
    packages: packagesOption,
    /** The application of a workspace that the service is, as `workspace()` reads it. */
    workspace: workspaceOption,
    ...imageOptions({ build: NODE, runtime: NODE }),
    ...projectOptions,
    ...serviceFacts,
  },
  steps: {
    /** What root does before anybody builds: packages of the distribution, and the package manager. */
    prepare,
    /** Manifests, install and source, for building and testing. */
    install,
    /** The build. */
    build: (on, o) => (o.build === undefined ? buildingWorkspace(on, o) : building(on, o.build as Command, o)),
    /** The tests. */
    test: (on, o) => on.run(o.test as Command),
    /** Manifests and the dependencies of production. */
    installProduction,
  },
  stages(o, steps) {
    const runtime = baseImage(NODE, o.images?.runtime, o.registry)
    refuseBeside(o.workspace, o)
    const base = projectBase(o, steps.prepare)
    const source = stage('source').from(base).use(steps.install)
    const builder =
      o.build === undefined && !isBuilt(o.workspace) ? undefined : stage('builder').from(source).use(steps.build)
    const built = builder ?? source
    const dependencies = stage('dependencies').from(base).use(steps.installProduction).artifact('installed', '/app')

    const atApp = inApp(o.workspace)
    // Whoever works on the application needs what its packages build.
    const developed = o.workspace === undefined ? source : built
    const files = o.workspace === undefined ? filesOf('nodeService', o, builder === undefined ? 'src' : 'dist') : []
    const alone = <S extends Stage>(on: S): S =>
      files.reduce(
        (made, path) => made.copyFrom(built, `/app/${path}`, `./${path}`, OWNED_BY_ROOT),
        on.workdir('/app').copyFrom(dependencies.artifacts.installed, './', OWNED_BY_ROOT),
      )

    const service = stage('runtime')
      .from(runtime.reference)
      .use(installing(runtime, o.packages, o))
      .use(initOf(o.init, buildImage(o), o))
      .env({ NODE_ENV: 'production', ...o.env })
      .use(o.workspace === undefined ? alone : collecting(o.workspace, dependencies, built))
      .user(runtime.user)
      .expose(o.port)
      .use(labelled(o.labels))
      .use(checkedByNode(o.healthcheck, o.port))
      .cmd(o.command)

    const dev = stage('dev').from(developed).use(atApp).env({ NODE_ENV: 'development' }).expose(o.port).cmd(o.dev)

    return {
      base,
      source,
      ...(o.workspace === undefined ? { dev, builder } : { builder, dev }),
      test: stage('test').from(built).use(atApp).use(steps.test),
      dependencies,
      runtime: service,
    }
  },
  ignore: (o) => ignored(o.workspace === undefined ? ['dist', 'coverage'] : ['**/dist', '**/coverage'], o.ignore),
  finish: (file, o) => mirroredSyntax(file, o.registry),
})
