import { sh, stage, type Command } from '@stagecraft/core'
import {
  baseImage,
  ignored,
  imageOptions,
  installing,
  labelled,
  mirroredSyntax,
  packagesOption,
  serviceFacts,
} from '../common/index.js'
import { definePreset, option } from '../define/index.js'
import {
  NODE,
  OWNED_BY_ROOT,
  buildImage,
  building,
  checkedByNode,
  install,
  kept,
  prepare,
  projectBase,
  projectOptions,
} from './project.js'

/** A build that has made no server is found out here, in words, and not by a COPY that lacks a folder. */
const standaloneMade = sh`test -f .next/standalone/server.js || { echo "next build made no .next/standalone/server.js: set output: 'standalone' in next.config" >&2; exit 1; }`

/**
 * A Next.js app that runs as a server by itself: `output: 'standalone'` in next.config makes Next write the server with the
 * few packages that it needs.
 *
 *     nextApp()
 *
 * Targets: `dev`, `runtime`. The build fails with a sentence when next.config lacks the setting.
 *
 * @throws {DockerfileError} 'bad-option', 'unknown-option'
 */
export const nextApp = definePreset({
  name: 'nextApp',
  version: '0.1.0',
  summary: 'A Next.js app as a server of its own.',
  options: {
    /** The command that builds. */
    build: option.command({ description: 'The command that builds.', default: 'npm run build' }),
    /** What the target `dev` runs. */
    dev: option.program({
      description: 'What the target `dev` runs.',
      default: ['npm', 'run', 'dev'],
      samples: [['npx', 'next', 'dev', '--turbopack']],
    }),
    /** The port that the server listens on. */
    port: option.port({ description: 'The port that the server listens on.', default: 3000 }),
    /** The server may write below .next, to keep pages that it makes anew and images that it scales. */
    writesPages: option.flag({
      description: 'The server may write below .next, to keep pages that it makes anew and images that it scales.',
      default: true,
    }),
    /** Packages of the distribution that the service needs when it runs, such as openssl. */
    packages: packagesOption,
    ...imageOptions({ build: NODE, runtime: NODE }),
    ...projectOptions,
    ...serviceFacts,
  },
  steps: {
    /** What root does before anybody builds: packages of the distribution, and the package manager. */
    prepare,
    /** Manifests, install and source. */
    install,
    /** The build, and a look at what it made. */
    build: (on, o) =>
      building(
        on.env({ NEXT_TELEMETRY_DISABLED: '1' }).run('mkdir -p public .next'),
        o.build as Command,
        o,
        kept('/app/.next/cache', buildImage(o)),
      ).run(standaloneMade),
  },
  stages(o, steps) {
    const runtime = baseImage(NODE, o.images?.runtime, o.registry)
    const base = projectBase(o, steps.prepare)
    const source = stage('source').from(base).use(steps.install)
    const builder = stage('builder').from(source).use(steps.build)
    const owner = o.writesPages ? { chown: runtime.user } : OWNED_BY_ROOT
    return {
      base,
      source,
      dev: stage('dev')
        .from(source)
        .env({ NEXT_TELEMETRY_DISABLED: '1', PORT: String(o.port) })
        .expose(o.port)
        .cmd(o.dev),
      builder,
      runtime: stage('runtime')
        .from(runtime.reference)
        .use(installing(runtime, o.packages, o))
        .env({
          NODE_ENV: 'production',
          NEXT_TELEMETRY_DISABLED: '1',
          HOSTNAME: '0.0.0.0',
          PORT: String(o.port),
          ...o.env,
        })
        .workdir('/app')
        .copyFrom(builder, '/app/public', './public', OWNED_BY_ROOT)
        .copyFrom(builder, '/app/.next/standalone', './', owner)
        .copyFrom(builder, '/app/.next/static', './.next/static', OWNED_BY_ROOT)
        .user(runtime.user)
        .expose(o.port)
        .use(labelled(o.labels))
        .use(checkedByNode(o.healthcheck, o.port))
        .cmd(['node', 'server.js']),
    }
  },
  ignore: (o) => ignored(['.next', 'coverage'], o.ignore),
  finish: (file, o) => mirroredSyntax(file, o.registry),
})
