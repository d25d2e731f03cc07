import { stage, type Command } from '@stagecraft/core'
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
  type Packages,
} from '../common/index.js'
import { definePreset, option, type Values } from '../define/index.js'
import { checkLibraries, programFacts, programNames, programRuntime, PROGRAMS } from '../program/index.js'
import { buildAll, buildPrograms, ccache, cmakeVariables, runTests } from './cmake.js'

const MUSL = 'alpine:3.23'
const GLIBC = 'debian:13-slim'
const LIBRARIES = 'gcr.io/distroless/cc-debian13:nonroot'

const options = {
  /** Names of the programs, which are targets of CMake; the first is what the container runs. */
  programs: programNames('Names of the programs, which are targets of CMake; the first is what the container runs.'),
  /** Static programs need nothing and run in an empty image; dynamic ones need glibc, and run on distroless. */
  linking: option.choice(['static', 'dynamic'], {
    description:
      'Static programs need nothing and run in an empty image; dynamic ones need glibc, and run on distroless.',
    default: 'static',
  }),
  /** How the compiler optimizes, as CMAKE_BUILD_TYPE. */
  buildType: option.choice(['Release', 'RelWithDebInfo', 'MinSizeRel', 'Debug'], {
    description: 'How the compiler optimizes, as CMAKE_BUILD_TYPE.',
    default: 'Release',
  }),
  /** Variables that CMake is given: `{ WITH_TLS: 'ON' }` becomes `-DWITH_TLS=ON`. */
  definitions: option.of<{ readonly [name: string]: string }>({
    description: "Variables that CMake is given: `{ WITH_TLS: 'ON' }` becomes `-DWITH_TLS=ON`.",
    accepts: "an object of names and texts, such as { WITH_TLS: 'ON' }",
    samples: [{ WITH_TLS: 'ON' }],
    read: readDefinitions,
  }),
  /** Takes the database of time zones into an empty image; distroless has it. */
  timezones: option.flag({
    description: 'Takes the database of time zones into an empty image; distroless has it.',
  }),
  /** The command that tests, for the target `test`, when all is built in /build. */
  test: option.command({
    description: 'The command that tests, for the target `test`, when all is built in /build.',
    default: runTests,
  }),
  /** Starts the program below tini, which ends it when the container is told to stop. Say false if it handles SIGTERM. */
  init: initOption,
  ...imageOptions({ build: `${MUSL}, or ${GLIBC} to link dynamically`, runtime: `scratch, or ${LIBRARIES}` }),
  /** Mirrors that packages are downloaded from while the image is built; they stay in no image. */
  mirrors: mirrorsOption('apt', 'apk'),
  ...programFacts,
} as const

type CppOptions = Values<typeof options>

/**
 * A program that CMake builds, or several, in an image that has nothing else: static in an empty image, or with glibc and
 * libstdc++ on distroless.
 *
 *     cppProgram({ programs: ['server'], port: 8080 })
 *
 * Targets: `test`, `runtime`. Only the programs are built for the runtime, and the tests with all else for `test`; what
 * both compile is compiled once, as ccache keeps it.
 *
 * @throws {DockerfileError} 'bad-option', 'unknown-option'
 */
export const cppProgram = definePreset({
  name: 'cppProgram',
  version: '0.1.0',
  summary: 'A program that CMake builds, in C++ or C: static in an empty image, or dynamic on distroless.',
  options,
  steps: {
    /** Compiler, CMake, Ninja and ccache, and the packages of the option. */
    tools: (on, o) => {
      const build = buildImage(o)
      return on.use(installing(build, withPackages(toolsFor(build), o.buildPackages ?? []), o))
    },
    /** The programs, in /programs. */
    build: (on, o) => on.run(buildPrograms(o), { mounts: [ccache] }),
  },
  stages(o, steps) {
    const build = buildImage(o)
    const runtime = baseImage(o.linking === 'static' ? 'scratch' : LIBRARIES, o.images?.runtime, o.registry)
    if (o.linking === 'dynamic') checkLibraries('cppProgram', build, runtime)

    const source = stage('source')
      .from(build.reference)
      .use(steps.tools)
      .env(cmakeVariables(o))
      .workdir('/app')
      .copy('.', '.')
    const builder = stage('builder').from(source).use(steps.build).artifact('programs', PROGRAMS)

    return {
      source,
      test: stage('test')
        .from(source)
        .run(buildAll(o), { mounts: [ccache] })
        .run(o.test as Command),
      builder,
      runtime: programRuntime(o, {
        preset: 'cppProgram',
        base: runtime,
        build,
        programs: builder.artifacts.programs,
        program: o.programs[0],
        init: initFor(o.init, build, o),
        scratch: { packages: { alpine: [], debian: ['ca-certificates'] }, timezones: o.timezones },
      }),
    }
  },
  ignore: (o) => ignored(['build', 'cmake-build-*', '**/CMakeUserPresets.json'], o.ignore),
  finish: (file, o) => mirroredSyntax(file, o.registry),
})

const buildImage = (o: CppOptions): BaseImage =>
  baseImage(o.linking === 'static' ? MUSL : GLIBC, o.images?.build, o.registry)

/** An image of gcc has a compiler of its own, usually a newer one. */
const toolsFor = ({ reference }: BaseImage): Packages => ({
  alpine: ['build-base', 'ccache', 'cmake', 'samurai'],
  debian: [...(/(?:^|\/)gcc[:@]/.test(reference) ? [] : ['g++']), 'ccache', 'cmake', 'ninja-build'],
})

const withPackages = ({ alpine, debian }: Packages, more: readonly string[]): Packages => ({
  alpine: [...alpine, ...more],
  debian: [...debian, ...more],
})

function readDefinitions(value: unknown): { readonly [name: string]: string } | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const fits = Object.entries(value).every(
    ([name, text]) => /^[A-Za-z_][\w.-]*$/.test(name) && typeof text === 'string' && !/[\n\r]/.test(text),
  )
  return fits ? Object.freeze({ ...(value as { readonly [name: string]: string }) }) : undefined
}
