import { and, DockerfileError, stage, type Command } from '@stagecraft/core'
import {
  baseImage,
  ignored,
  imageOptions,
  initFor,
  initOption,
  installing,
  mirroredSyntax,
  mirrorsOption,
  type BaseImage,
} from '../common/index.js'
import { definePreset, option, type Values } from '../define/index.js'
import { checkLibraries, programFacts, programNames, programRuntime, PROGRAMS } from '../program/index.js'
import { buildCommand, caches, cargo, debugCommand, programsCommand, TARGET, testCommand } from './cargo.js'
import { skeletonOf, withSource } from './skeleton.js'

const MUSL = 'rust:1.95-alpine'
const GLIBC = 'rust:1.95-slim-trixie'
const LIBRARIES = 'gcr.io/distroless/cc-debian13:nonroot'

const options = {
  /** Names of the programs, as cargo knows them; the first is what the container runs. */
  programs: programNames('Names of the programs, as cargo knows them; the first is what the container runs.'),
  /** Static programs need nothing and run in an empty image; dynamic ones need glibc, and run on distroless. */
  linking: option.choice(['static', 'dynamic'], {
    description:
      'Static programs need nothing and run in an empty image; dynamic ones need glibc, and run on distroless.',
    default: 'static',
  }),
  /** Where compiled dependencies are kept: in a layer, which every cache of layers keeps, or in a cache mount of the builder. */
  cache: option.choice(['layers', 'mounts'], {
    description:
      'Where compiled dependencies are kept: in a layer, which every cache of layers keeps, or in a cache mount of the builder.',
    default: 'layers',
  }),
  /** Features of the package, besides its default ones. */
  features: option.of<readonly string[]>({
    description: 'Features of the package, besides its default ones.',
    accepts: "a list of features such as ['metrics', 'tls']",
    samples: [['metrics', 'tls']],
    read: (value) => (Array.isArray(value) && value.length > 0 && value.every(isFeature) ? [...value] : undefined),
  }),
  /** Takes the database of time zones into an empty image; distroless has it. */
  timezones: option.flag({
    description: 'Takes the database of time zones into an empty image; distroless has it.',
  }),
  /** The command that tests, for the target `test`. Default: `cargo test`. */
  test: option.command({ description: 'The command that tests, for the target `test`. Default: `cargo test`.' }),
  /** What the target `dev` runs. Default: `cargo run` with the first program. */
  dev: option.program({
    description: 'What the target `dev` runs. Default: `cargo run` with the first program.',
    samples: [['cargo', 'run', '--', '--debug']],
  }),
  /** Starts the program below tini, which ends it when the container is told to stop. Say false if it handles SIGTERM. */
  init: initOption,
  ...imageOptions({
    build: `${MUSL}, or ${GLIBC} to link dynamically`,
    runtime: `scratch, or ${LIBRARIES}`,
    distribution: 'alpine',
  }),
  /** Mirrors that packages are downloaded from while the image is built; they stay in no image. */
  mirrors: mirrorsOption('cargo', 'apt', 'apk'),
  ...programFacts,
} as const

type RustOptions = Values<typeof options>

/**
 * A Rust program, or several, in an image that has nothing else: static in an empty image, or with glibc on distroless.
 *
 *     rustProgram({ programs: ['server'], port: 8080 })
 *
 * Targets: `dev`, `test`, `runtime`. Dependencies are compiled from manifests alone: they are compiled again when a manifest
 * or the lockfile changes, and not when a source file does or gets another name.
 *
 * @throws {DockerfileError} 'bad-option', 'unknown-option'
 */
export const rustProgram = definePreset({
  name: 'rustProgram',
  version: '0.1.0',
  summary: 'A program written in Rust: static in an empty image, or dynamic on distroless.',
  options,
  steps: {
    /** Compiles the dependencies, with manifests alone. With `cache: 'mounts'` there is no such step. */
    dependencies: (on, o) => on.use(cargo(o, (s) => s.run(buildCommand(o)))),
    /** The programs, in /programs. */
    build: (on, o) => on.use(cargo(o, (s) => s.run(programsCommand(o), { mounts: caches(o) }))),
  },
  stages(o, steps) {
    const build = baseImage(o.linking === 'static' ? MUSL : GLIBC, o.images?.build, o.registry)
    const runtime = baseImage(o.linking === 'static' ? 'scratch' : LIBRARIES, o.images?.runtime, o.registry)
    if (o.linking === 'static') checkMusl(build)
    else checkLibraries('rustProgram', build, runtime)
    const init = initFor(o.init, build, o)

    const toolchain = stage('toolchain')
      .from(build.reference)
      .use(installing(build, o.buildPackages, o))
      .env({ CARGO_TARGET_DIR: TARGET })
      .workdir('/app')
    const inLayers = o.cache === 'layers'
    const manifests = inLayers ? skeletonOf(toolchain) : undefined

    const dependencies =
      manifests && stage('dependencies').from(toolchain).copyFrom(manifests, '.').use(steps.dependencies)
    // Whoever works in the container, or tests in it, writes there too.
    const debug =
      manifests &&
      stage('debug')
        .from(toolchain)
        .copyFrom(manifests, '.')
        .use(cargo(o, (s) => s.run(and('umask 0', debugCommand(o), `${testCommand(o)} --no-run`))))

    const [program] = o.programs
    const builder = stage('builder')
      .from(dependencies ?? toolchain)
      .use(withSource)
      .use(steps.build)
      .artifact('programs', PROGRAMS)

    return {
      toolchain,
      debug,
      dev: stage('dev')
        .from(debug ?? toolchain)
        .use(init.into)
        .use((s) => (inLayers ? s : s.env({ CARGO_HOME: '/tmp/cargo', CARGO_TARGET_DIR: '/tmp/target' })))
        .user(build.user)
        .within({ chown: build.user }, withSource)
        .use((s) => (inLayers ? s.run(debugCommand(o)) : s))
        .use((s) => (o.port === undefined ? s : s.expose(o.port)))
        .use((s) => (init.words.length === 0 ? s : s.entrypoint(init.words)))
        .cmd(o.dev ?? ['cargo', 'run', '--locked', '--bin', program]),
      test: stage('test')
        .from(debug ?? toolchain)
        .use(withSource)
        .use(cargo(o, (s) => s.run((o.test ?? testCommand(o)) as Command, { mounts: caches(o) }))),
      dependencies,
      builder,
      runtime: programRuntime(o, {
        preset: 'rustProgram',
        base: runtime,
        build,
        programs: builder.artifacts.programs,
        program,
        init,
        scratch: { timezones: o.timezones },
      }),
    }
  },
  ignore: (o: RustOptions) => ignored(['**/target'], o.ignore),
  finish: (file, o) => mirroredSyntax(file, o.registry),
})

const isFeature = (value: unknown): value is string => typeof value === 'string' && /^[\w./+-]+$/.test(value)

function checkMusl({ reference, distribution }: BaseImage): void {
  if (distribution === undefined || distribution === 'alpine') return
  throw new DockerfileError({
    code: 'bad-option',
    message: `rustProgram: a static program is linked with musl, and '${reference}' has glibc`,
    hint: "Build on alpine, or say linking: 'dynamic'",
  })
}
