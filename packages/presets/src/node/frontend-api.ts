import { bind, stage, type Command, type Stage } from '@stagecraft/core'
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
  pathOption,
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

/**
 * A frontend that a bundler builds, and an API on Node that serves it: two projects in two folders, one image.
 *
 *     frontendApi({ build: 'npm run build', command: ['node', 'dist/server.js'] })
 *
 * Targets: `dev`, `test`, `runtime`; and `frontend-test` and `api-test` for the tests of one. Nothing of one project is
 * built anew when the other changes. The API finds the built frontend in `public`, beside its package.json.
 *
 * @throws {DockerfileError} 'bad-option', 'unknown-option'
 */
export const frontendApi = definePreset({
  name: 'frontendApi',
  version: '0.1.0',
  summary: 'A frontend and the API on Node that serves it, in one image.',
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
    /** The folder of the build context that holds the frontend. */
    frontend: pathOption({
      description: 'The folder of the build context that holds the frontend.',
      default: 'frontend',
      samples: ['web'],
    }),
    /** The folder of the build context that holds the API. */
    api: pathOption({
      description: 'The folder of the build context that holds the API.',
      default: 'api',
      samples: ['server'],
    }),
    /** The command that builds the frontend. */
    buildFrontend: option.command({ description: 'The command that builds the frontend.', default: 'npm run build' }),
    /** The folder that the build of the frontend writes. */
    output: pathOption({
      description: 'The folder that the build of the frontend writes.',
      default: 'dist',
      samples: ['build'],
    }),
    /** The folder in which the API finds the frontend, beside its package.json. */
    public: pathOption({
      description: 'The folder in which the API finds the frontend, beside its package.json.',
      default: 'public',
      samples: ['dist/client'],
    }),
    /** The command that builds the API, such as `npm run build`; without it the source runs as it is. */
    build: option.command({
      description: 'The command that builds the API, such as `npm run build`; without it the source runs as it is.',
    }),
    /** What the runtime gets of the API besides the dependencies. Default: the folder of what the command runs, such as `dist`. */
    files: pathsOption({
      description:
        'What the runtime gets of the API besides the dependencies. Default: the folder of what the command runs, such as `dist`.',
      samples: [['lib', 'templates']],
    }),
    /** The command that tests the frontend, for the target `frontend-test`. */
    testFrontend: option.command({
      description: 'The command that tests the frontend, for the target `frontend-test`.',
      default: 'npm test',
    }),
    /** The command that tests the API, for the target `api-test`. */
    test: option.command({
      description: 'The command that tests the API, for the target `api-test`.',
      default: 'npm test',
    }),
    /** What the target `dev` runs, in the folder above both. Default: the script `dev` of both. */
    dev: option.program({
      description: 'What the target `dev` runs, in the folder above both. Default: the script `dev` of both.',
      samples: [['npm', 'run', 'dev', '--prefix', 'api']],
    }),
    /** The port on which the target `dev` shows the frontend. */
    devPort: option.port({ description: 'The port on which the target `dev` shows the frontend.', default: 5173 }),
    /** The port that the API listens on. */
    port: option.port({ description: 'The port that the API listens on.', default: 3000 }),
    /** Starts the program below tini, which ends it when the container is told to stop. Say false if it handles SIGTERM. */
    init: initOption,
    /** Packages of the distribution that the service needs when it runs, such as openssl. */
    packages: packagesOption,
    ...imageOptions({ build: NODE, runtime: NODE }),
    ...projectOptions,
    ...serviceFacts,
  },
  steps: {
    /** What root does before anybody builds: packages of the distribution, and the package manager. */
    prepare,
    /** Manifests, install and source of the frontend. */
    installFrontend: (on, o) => install(on, { ...o, folder: o.frontend }),
    /** Manifests, install and source of the API. */
    installApi: (on, o) => install(on, { ...o, folder: o.api }),
    /** The build of the frontend. */
    buildFrontend: (on, o) => building(on, o.buildFrontend as Command, o),
    /** The build of the API. */
    buildApi: (on, o) =>
      o.build === undefined ? on : building(on, o.build as Command, { certificates: o.certificates }),
    /** The tests of the frontend. */
    testFrontend: (on, o) => on.run(o.testFrontend as Command),
    /** The tests of the API. */
    testApi: (on, o) => on.run(o.test as Command),
    /** Manifests of the API and the dependencies of production. */
    installProduction: (on, o) => installProduction(on, { ...o, folder: o.api }),
  },
  stages(o, steps) {
    const [frontendFolder, apiFolder] = [`/app/${o.frontend}`, `/app/${o.api}`]
    const runtime = baseImage(NODE, o.images?.runtime, o.registry)
    const base = projectBase(o, steps.prepare)

    const frontend = stage('frontend').from(base).workdir(frontendFolder).use(steps.installFrontend)
    const frontendBuilder = stage('frontend-builder')
      .from(frontend)
      .use(steps.buildFrontend)
      .artifact('site', `${frontendFolder}/${o.output}`)
    const frontendTest = stage('frontend-test').from(frontend).use(steps.testFrontend)

    const api = stage('api').from(base).workdir(apiFolder).use(steps.installApi)
    const apiBuilder = o.build === undefined ? undefined : stage('api-builder').from(api).use(steps.buildApi)
    const apiBuilt: Stage = apiBuilder ?? api
    const apiTest = stage('api-test').from(apiBuilt).use(steps.testApi)

    const dependencies = stage('dependencies').from(base).use(steps.installProduction).artifact('installed', '/app')
    const files = filesOf('frontendApi', o, apiBuilder === undefined ? 'src' : 'dist')
    return {
      base,
      frontend,
      api,
      dev: stage('dev')
        .from(api)
        .copyFrom(frontend, frontendFolder, frontendFolder)
        .workdir('/app')
        .env({ NODE_ENV: 'development' })
        .expose(o.devPort, o.port)
        .cmd(o.dev ?? bothInDevelopment(o.frontend, o.api)),
      'frontend-builder': frontendBuilder,
      'frontend-test': frontendTest,
      'api-builder': apiBuilder,
      'api-test': apiTest,
      test: stage('test')
        .comment('Succeeds when the tests of both do.')
        .from(apiTest)
        .run('true', { mounts: [bind('/frontend', { from: frontendTest, source: frontendFolder })] }),
      dependencies,
      runtime: stage('runtime')
        .from(runtime.reference)
        .use(installing(runtime, o.packages, o))
        .use(initOf(o.init, buildImage(o), o))
        .env({ NODE_ENV: 'production', ...o.env })
        .workdir('/app')
        .copyFrom(dependencies.artifacts.installed, './', OWNED_BY_ROOT)
        .use((s) =>
          files.reduce((made, path) => made.copyFrom(apiBuilt, `${apiFolder}/${path}`, `./${path}`, OWNED_BY_ROOT), s),
        )
        .copyFrom(frontendBuilder.artifacts.site, `./${o.public}`, OWNED_BY_ROOT)
        .user(runtime.user)
        .expose(o.port)
        .use(labelled(o.labels))
        .use(checkedByNode(o.healthcheck, o.port))
        .cmd(o.command),
    }
  },
  ignore: (o) => ignored([`${o.frontend}/${o.output}`, `${o.api}/dist`, '**/coverage'], o.ignore),
  finish: (file, o) => mirroredSyntax(file, o.registry),
})

/** The server of the bundler beside the API, with which the container lives and ends. */
const bothInDevelopment = (frontend: string, api: string): readonly string[] => [
  'sh',
  '-c',
  `npm run dev --prefix ${quoted(frontend)} -- --host 0.0.0.0 & exec npm run dev --prefix ${quoted(api)}`,
]

const quoted = (path: string): string => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`)
