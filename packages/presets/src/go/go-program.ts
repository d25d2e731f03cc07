import {
  and,
  arg,
  BUILDPLATFORM,
  cache,
  sh,
  stage,
  TARGETARCH,
  TARGETOS,
  TARGETVARIANT,
  text,
  type Command,
  type CommandValue,
} from '@stagecraft/core'
import {
  baseImage,
  downloading,
  ignored,
  imageOptions,
  initFor,
  installing,
  mirroredSyntax,
  mirrorsOption,
} from '../common/index.js'
import { definePreset, option, type Values } from '../define/index.js'
import { checkLibraries, checkProgram, programFacts, programRuntime, PROGRAMS } from '../program/index.js'
import { privateModulesOption, withPrivateModules } from './private-modules.js'

const PURE = 'golang:1.26-alpine'
const WITH_C = 'golang:1.26-trixie'
const STATIC = 'gcr.io/distroless/static-debian13:nonroot'
const LIBRARIES = 'gcr.io/distroless/cc-debian13:nonroot'

/** Packages by the names of the programs that they become. */
type Programs = { readonly [name: string]: string }

const options = {
  /** Names of the programs, and the packages that they are made of; the first is what the container runs. */
  programs: option.of<Programs>({
    description: 'Names of the programs, and the packages that they are made of; the first is what the container runs.',
    accepts: "an object of names and packages, such as { server: './cmd/server' }",
    default: { app: '.' },
    samples: [{ server: './cmd/server' }, { server: './cmd/server', migrate: './cmd/migrate' }],
    read: readPrograms,
  }),
  /** What the programs run on: an empty image with what they need of a system, or one of distroless. With cgo, distroless. */
  runtime: option.choice(['scratch', 'distroless'], {
    description:
      'What the programs run on: an empty image with what they need of a system, or one of distroless. With cgo, distroless.',
  }),
  /** Compiles with C, for packages that need it. Programs are then built where they run, not across. */
  cgo: option.flag({
    description: 'Compiles with C, for packages that need it. Programs are then built where they run, not across.',
  }),
  /** The variable that is set to the build argument VERSION, such as `main.version`. */
  version: option.text({
    description: 'The variable that is set to the build argument VERSION, such as `main.version`.',
    samples: ['main.version'],
  }),
  /** Flags for the linker. The default leaves out what only debuggers read. */
  ldflags: option.text({
    description: 'Flags for the linker. The default leaves out what only debuggers read.',
    default: '-s -w',
    samples: ['-s'],
  }),
  /** Build tags. */
  tags: option.texts({ description: 'Build tags.', samples: [['sqlite', 'metrics']] }),
  /** Puts the database of time zones into programs that run on an empty image. */
  timezones: option.flag({
    description: 'Puts the database of time zones into programs that run on an empty image.',
    default: true,
  }),
  /** Modules that not everybody may download. */
  privateModules: privateModulesOption,
  /** The command that tests, for the target `test`. Default: `go vet ./... && go test ./...`. */
  test: option.command({
    description: 'The command that tests, for the target `test`. Default: `go vet ./... && go test ./...`.',
  }),
  /** What the target `dev` runs. Default: `go run` with the first program. */
  dev: option.program({
    description: 'What the target `dev` runs. Default: `go run` with the first program.',
    samples: [['go', 'run', '.', '--debug']],
  }),
  /** Starts the program below tini. Only for one that ignores SIGTERM or starts others: Go ends on it by itself. */
  init: option.flag({
    description:
      'Starts the program below tini. Only for one that ignores SIGTERM or starts others: Go ends on it by itself.',
  }),
  ...imageOptions({ build: `${PURE}, with cgo ${WITH_C}`, runtime: 'what `runtime` says' }),
  /** Mirrors that packages are downloaded from while the image is built; they stay in no image. */
  mirrors: mirrorsOption('go', 'apt', 'apk'),
  ...programFacts,
} as const

type GoOptions = Values<typeof options>

/**
 * A Go program, or several, in an image that has nothing else: static in an empty image, or on distroless.
 *
 *     goProgram({ programs: { server: './cmd/server' }, port: 8080 })
 *
 * Targets: `dev`, `test`, `runtime`. The compiler runs on the machine that builds, for the platform that is asked for; only
 * with cgo it runs on that platform.
 *
 * @throws {DockerfileError} 'bad-option', 'unknown-option'
 */
export const goProgram = definePreset({
  name: 'goProgram',
  version: '0.1.0',
  summary: 'A program written in Go: static in an empty image, or with C on distroless.',
  options,
  steps: {
    /** Modules, and then the source. */
    install: (on, o) =>
      on.use(
        withPrivateModules(o.privateModules ?? {}, buildImage(o), o, (told) =>
          told
            .workdir('/app')
            .copy(['go.mod', 'go.sum*'], './')
            .use(downloading(o, ['go'], (s) => s.run(download, { mounts: [cache('/modules')] })))
            .copy('.', '.'),
        ),
      ),
    /** The programs, in /programs. */
    build: (on, o) => on.run(buildCommand(o), { mounts: [cache.goBuild()] }),
  },
  stages(o, steps) {
    const build = buildImage(o)
    const runtime = runtimeImage(o)
    if (o.cgo) checkLibraries('goProgram', build, runtime)
    const [[program, path]] = Object.entries(o.programs) as [[string, string]]

    const source = stage('source')
      .from(build.reference, o.cgo ? {} : { platform: BUILDPLATFORM })
      .use(installing(build, o.buildPackages, o))
      .env({ CGO_ENABLED: o.cgo ? '1' : '0', GOFLAGS: '-trimpath' })
      .use(steps.install)
    const builder = stage('builder').from(source).use(steps.build).artifact('programs', PROGRAMS)

    return {
      source,
      dev: stage('dev')
        .from(source)
        .env({ GOCACHE: '/tmp/go-build' })
        .user(build.user)
        .run(sh`go build -o /dev/null ${path}`)
        .use((s) => (o.port === undefined ? s : s.expose(o.port)))
        .cmd(o.dev ?? ['go', 'run', path]),
      test: stage('test')
        .from(source)
        .run((o.test ?? and('go vet ./...', 'go test ./...')) as Command, { mounts: [cache.goBuild()] }),
      builder,
      runtime: programRuntime(o, {
        preset: 'goProgram',
        base: runtime,
        build,
        programs: builder.artifacts.programs,
        program,
        init: initFor(o.init, build, o),
      }),
    }
  },
  ignore: (o) => ignored(['**/*.test', '**/*.out', 'bin'], o.ignore),
  finish: (file, o) => mirroredSyntax(file, o.registry),
})

const buildImage = (o: GoOptions) => baseImage(o.cgo ? WITH_C : PURE, o.images?.build, o.registry)

const runtimeImage = (o: GoOptions) => {
  const standard =
    o.runtime === 'scratch' ? 'scratch' : o.cgo ? LIBRARIES : o.runtime === 'distroless' ? STATIC : 'scratch'
  return baseImage(standard, o.images?.runtime, o.registry)
}

/** The cache mount has what was ever downloaded, and the layer what this build needs, so caches of layers have it too. */
const download = and(
  'GOMODCACHE=/modules go mod download',
  'GOPROXY=file:///modules/cache/download GONOPROXY=none go mod download',
)

/** One command for each program, since only then each has the name that it was given. */
function buildCommand(o: GoOptions): CommandValue {
  const zones = o.timezones && runtimeImage(o).distribution === 'scratch' ? ['timetzdata'] : []
  const tags = [...zones, ...(o.tags ?? [])].join(',')
  const flags =
    o.version === undefined ? o.ldflags : text`${o.ldflags} -X ${o.version}=${arg('VERSION', { default: 'dev' })}`
  const builds = Object.entries(o.programs).map(([name, path]) =>
    tags === ''
      ? sh`go build -ldflags=${flags} -o ${PROGRAMS + name} ${path}`
      : sh`go build -tags=${tags} -ldflags=${flags} -o ${PROGRAMS + name} ${path}`,
  ) as [CommandValue, ...CommandValue[]]
  if (o.cgo) return and(...builds)
  const target = sh`export GOOS=${TARGETOS} GOARCH=${TARGETARCH} GOARM="\${TARGETVARIANT#v}" GOAMD64=${TARGETVARIANT}`
  return and(target, ...builds)
}

function readPrograms(value: unknown, path: string): Programs | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const entries = Object.entries(value)
  if (entries.length === 0 || !entries.every(([, main]) => typeof main === 'string' && main !== '')) return undefined
  for (const [name] of entries) checkProgram(name, path)
  return Object.freeze({ ...(value as Programs) })
}
