import type { CheckStages, NameOf } from './check-file.js'
import type { CommandValue, InlineFile, ShellValue } from './commands.js'
import type { Axes, Config, ConfigOptions, Dockerfile, Outputs, Point } from './file.js'
import type { ImageSentence, UnpinnedSentence } from './literals.js'
import type { BindOptions, CacheOptions, Mount, Secret, SshOptions, TmpfsOptions, ToolCacheOptions } from './mounts.js'
import type { AptOptions, ArgOptions, HeredocOptions, InlineOptions } from './options.js'
import type { AnyStage, Context, Image, Selection } from './references.js'
import type { Checked, Refused } from './refused.js'
import type { Unbased } from './stage.js'
import type { Arg, PlatformVariable, Text, Value } from './values.js'

export interface StageFunction {
  /**
   * Begins a stage.
   *
   *     stage('app').from('node:22-alpine').run('npm ci')
   *     // FROM node:22-alpine AS app
   *     // RUN npm ci
   *
   * @param name lower case, begins with a letter; then letters, digits, `_`, `-`, `.`
   * @throws {DockerfileError} 'bad-stage-name', 'reserved-stage-name'
   * @see https://docs.docker.com/reference/dockerfile/#from
   */
  <const Name extends string>(name: Name): Unbased<Name>
  /** Begins a stage without a name. */
  (): Unbased<undefined>
}

/** A list without stages is refused through `this`: it is the one place where the compiler prints the sentence. */
type AtLeastOne<T extends readonly unknown[]> = T extends readonly []
  ? Refused<'a Dockerfile needs at least one stage'>
  : void

export interface DockerfileFunction {
  /**
   * Makes a file of stages. The last one listed is the default target.
   *
   *     const builder = stage('builder').from('node:22-alpine').run('npm ci')
   *     const web = stage('web').from('nginx:1.29-alpine').copyFrom(builder, '/app/dist', '/srv/')
   *     dockerfile(builder, web)
   *     // FROM node:22-alpine AS builder
   *     // RUN npm ci
   *     //
   *     // FROM nginx:1.29-alpine AS web
   *     // COPY --from=builder /app/dist /srv/
   *
   * Listed order stays. A stage that others use by value and that is not listed is put before its first use; only
   * listed stages have names for strings and for `extend`.
   *
   * @throws {DockerfileError} 'empty-file', 'unknown-stage', 'later-stage', 'self-reference', 'duplicate-stage',
   * 'stage-conflict', 'order-conflict', 'stage-cycle', 'reference-shadowed', 'arg-conflict'
   */
  <const T extends readonly AnyStage[]>(this: AtLeastOne<T>, ...stages: CheckStages<T>): Dockerfile<NameOf<T[number]>>

  /**
   * Makes a file with everything that BuildKit allows: names that shadow one another. Only converted code needs it.
   *
   * @throws {DockerfileError} 'empty-file', 'unknown-stage', 'later-stage', 'self-reference', 'order-conflict'
   */
  loose<const T extends readonly AnyStage[]>(...stages: T): Dockerfile<NameOf<T[number]>>
}

export interface ArgFunction {
  /**
   * Makes a handle of a build argument. Its declaration is written just before the first instruction that uses it, and
   * before the first stage when a base uses it.
   *
   *     const version = arg('NODE_VERSION', { default: '22' })
   *     stage().from(text`node:${version}-alpine`)
   *     // ARG NODE_VERSION=22
   *     //
   *     // FROM node:$NODE_VERSION-alpine
   *
   * @throws {DockerfileError} 'bad-name', 'bad-option'
   * @see https://docs.docker.com/reference/dockerfile/#arg
   */
  <const Name extends string, const Values extends string = string>(
    name: Name,
    options?: ArgOptions<Values>,
  ): Arg<Name, Values>
}

export interface SecretFunction {
  /**
   * Makes a handle of a secret that the build is given (`docker build --secret id=npm_token,…`). It only fits a mount.
   *
   *     const token = secret('npm_token')
   *     stage().from('node:22-alpine').run('npm ci', { mounts: [token.env('NPM_TOKEN')] })
   *     // RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN,required=true \
   *     //     npm ci
   *
   * @throws {DockerfileError} 'bad-name'
   * @see https://docs.docker.com/build/building/secrets/
   */
  (id: string): Secret
}

/** A platform variable may hold what is not listed, so any of its values may be chosen; other arguments need all. */
type Choices<A extends Arg> =
  string extends ValuesOf<A>
    ? Refused<'select needs an argument with values: arg(name, { values: […] })'>
    : A extends PlatformVariable
      ? { readonly [V in ValuesOf<A>]?: AnyStage }
      : { readonly [V in ValuesOf<A>]: AnyStage }
type ValuesOf<A extends Arg> = A extends Arg<string, infer Values> ? Values : never

export interface SelectFunction {
  /**
   * Chooses the base by the value of a build argument: one stage for every value.
   *
   *     const flavour = arg('FLAVOUR', { values: ['full', 'slim'], default: 'slim' })
   *     const full = stage('base-full').from('debian:13')
   *     const slim = stage('base-slim').from('debian:13-slim')
   *     stage('app').from(select(flavour, { full, slim }))
   *     // FROM base-$FLAVOUR AS app
   *
   * An argument that lists its values needs a stage for each. TARGETARCH and its like take the values that the build is
   * made for; another one fails in the build.
   *
   * @throws {DockerfileError} 'wrong-argument', 'unnamed-stage'
   */
  <A extends Arg>(arg: A, choices: Choices<A>): Selection
}

export interface ContextFunction {
  /**
   * Refers to a named build context (`docker build --build-context name=…`), as a base or an origin of files.
   *
   *     stage().from('alpine:3.22').copyFrom(context('config'), 'app.conf', '/etc/')
   *     // COPY --from=config app.conf /etc/
   *
   * @see https://docs.docker.com/reference/cli/docker/buildx/build/#build-context
   */
  (name: string): Context
}

export interface ImageFunction {
  /**
   * Refers to an image, where a string would name a stage.
   *
   *     stage().from('alpine:3.22').copyFrom(image('busybox:1.37'), '/bin/busybox', '/bin/')
   *     // COPY --from=busybox:1.37 /bin/busybox /bin/
   *
   * @throws {DockerfileError} 'bad-image', 'untagged-image', 'latest-image'
   */
  <const S extends string>(reference: Checked<S, ImageSentence<S>>): Image
}

export interface UnpinnedFunction {
  /**
   * Refers to an image without a tag or with `latest`, where that is meant.
   *
   *     stage().from(unpinned('node'))
   *     // FROM node
   *
   * @throws {DockerfileError} 'bad-image'
   */
  <const S extends string>(reference: Checked<S, UnpinnedSentence<S>>): Image
}

export interface TextFunction {
  /**
   * Mixes text and handles into a value.
   *
   *     const version = arg('VERSION', { default: '1.0' })
   *     stage().from('alpine:3.22').label({ version: text`v${version}` })
   *     // ARG VERSION=1.0
   *     // LABEL version=v$VERSION
   *
   * The text is read as a plain string is: `$NAME` is a reference. What is interpolated as a string is literal.
   *
   * @throws {DockerfileError} 'bad-variable', 'secret-in-value'
   */
  (strings: TemplateStringsArray, ...values: readonly (Value | number)[]): Text
}

export interface LiteralFunction {
  /**
   * Makes a value in which nothing is a reference.
   *
   *     stage().from('alpine:3.22').env({ PRICE: literal('$5 or $CHEAPER') })
   *     // ENV PRICE="\$5 or \$CHEAPER"
   *
   * @throws {DockerfileError} 'not-expressible', 'newline-in-value'
   */
  (text: string): Text
}

/** A cache whose place the tool decides. */
type ToolCache = (options?: ToolCacheOptions) => Mount
/** The same for a tool that keeps two folders. */
type ToolCaches = (options?: CacheOptions) => readonly Mount[]

export interface CacheFunction {
  /**
   * Keeps a folder between builds, in no layer.
   *
   *     stage().from('node:22-alpine').run('npm ci', { mounts: [cache('/root/.npm', { sharing: 'locked' })] })
   *     // RUN --mount=type=cache,target=/root/.npm,sharing=locked \
   *     //     npm ci
   *
   * @throws {DockerfileError} 'bad-mount', 'unknown-option'
   * @see https://docs.docker.com/reference/dockerfile/#run---mounttypecache
   */
  (target: Value, options?: CacheOptions): Mount
  /** The download cache of npm. */
  readonly npm: ToolCache
  /** The store of pnpm. */
  readonly pnpm: ToolCache
  /** The cache of yarn. */
  readonly yarn: ToolCache
  /** The download cache of bun. */
  readonly bun: ToolCache
  /** The download cache of pip. */
  readonly pip: ToolCache
  /** The cache of uv. */
  readonly uv: ToolCache
  /** The cache of poetry. */
  readonly poetry: ToolCache
  /** What the Go compiler keeps. */
  readonly goBuild: ToolCache
  /** The modules that Go downloads. */
  readonly goMod: ToolCache
  /** The registry and the git checkouts of cargo. */
  readonly cargo: ToolCaches
  /** The local repository of Maven. */
  readonly maven: ToolCache
  /** The caches of Gradle. */
  readonly gradle: ToolCache
  /** The package lists and archives of apt, locked: apt allows one writer. */
  readonly apt: ToolCaches
  /** The cache of apk, locked. */
  readonly apk: ToolCache
}

export interface BindFunction {
  /**
   * Shows files to the command without copying them.
   *
   *     stage().from('node:22-alpine').run('npm ci', { mounts: [bind('package.json', { source: 'package.json' })] })
   *     // RUN --mount=type=bind,target=package.json,source=package.json \
   *     //     npm ci
   *
   * @throws {DockerfileError} 'bad-mount', 'unknown-option'
   * @see https://docs.docker.com/reference/dockerfile/#run---mounttypebind
   */
  (target: Value, options?: BindOptions): Mount
}

export interface TmpfsFunction {
  /**
   * Gives the command a folder in memory.
   *
   *     stage().from('alpine:3.22').run('make', { mounts: [tmpfs('/tmp', { size: '512m' })] })
   *     // RUN --mount=type=tmpfs,target=/tmp,size=512m \
   *     //     make
   *
   * @throws {DockerfileError} 'bad-mount', 'unknown-option'
   * @see https://docs.docker.com/reference/dockerfile/#run---mounttypetmpfs
   */
  (target: Value, options?: TmpfsOptions): Mount
}

export interface SshFunction {
  /**
   * Lets the command use an SSH agent of the build (`docker build --ssh default`).
   *
   *     stage().from('alpine:3.22').run('git clone git@example.com:team/app.git', { mounts: [ssh()] })
   *     // RUN --mount=type=ssh,required=true \
   *     //     git clone git@example.com:team/app.git
   *
   * @throws {DockerfileError} 'bad-mount', 'unknown-option'
   * @see https://docs.docker.com/reference/dockerfile/#run---mounttypessh
   */
  (options?: SshOptions): Mount
}

export interface RawMountFunction {
  /**
   * Writes a mount as text, for what has no maker.
   *
   *     stage().from('alpine:3.22').run('make', { mounts: [rawMount('type=tmpfs,target=/x')] })
   *     // RUN --mount=type=tmpfs,target=/x \
   *     //     make
   *
   * @throws {DockerfileError} 'not-expressible'
   */
  (text: string): Mount
}

export interface InlineFunction {
  /**
   * Makes a source whose content stands in the Dockerfile.
   *
   *     stage().from('alpine:3.22').copy(inline('app.conf', 'port = 80\n'), '/etc/')
   *     // COPY <<"app.conf" /etc/
   *     // port = 80
   *     // app.conf
   *
   * @param name the file's name when the destination is a folder
   * @throws {DockerfileError} 'bad-heredoc', 'unknown-option'
   * @see https://docs.docker.com/reference/dockerfile/#here-documents
   */
  (name: string, content: Value, options?: InlineOptions): InlineFile
}

export interface AndFunction {
  /**
   * Joins commands to one that stops at the first failure.
   *
   *     stage().from('alpine:3.22').run(and('make', 'make install'))
   *     // RUN make \
   *     //     && make install
   *
   * @throws {DockerfileError} 'command-part', 'empty-sources'
   */
  (...commands: readonly [string | CommandValue, ...(string | CommandValue)[]]): CommandValue
}

export interface ShellFunction {
  /**
   * Writes a command; what is interpolated is quoted for the shell.
   *
   *     const folder = "it's here"
   *     stage().from('alpine:3.22').run(sh`mkdir ${folder}`)
   *     // RUN mkdir 'it'\''s here'
   *
   * A build argument becomes `"${NAME}"`. Inside single quotes, comments and heredocs nothing can be interpolated.
   *
   * @throws {DockerfileError} 'unsafe-interpolation', 'newline-in-command', 'secret-in-value'
   */
  (strings: TemplateStringsArray, ...values: readonly ShellValue[]): CommandValue
}

export interface ScriptFunction {
  /**
   * Writes a script of several lines that stops at the first failure (`set -e`).
   *
   *     stage().from('alpine:3.22').run(script`
   *       make
   *       make install
   *     `)
   *     // RUN <<EOF
   *     // set -e
   *     // make
   *     // make install
   *     // EOF
   *
   * What is interpolated is quoted as in `` sh`…` ``. A body that begins with `#!` gets nothing added.
   *
   * @throws {DockerfileError} 'unsafe-interpolation', 'shell-not-posix', 'secret-in-value'
   * @see https://docs.docker.com/reference/dockerfile/#here-documents
   */
  (strings: TemplateStringsArray, ...values: readonly ShellValue[]): CommandValue
  /** The same for bash: a failing command in a pipe stops it too (`set -eo pipefail`). */
  bash(strings: TemplateStringsArray, ...values: readonly ShellValue[]): CommandValue
}

export interface HeredocFunction {
  /**
   * Writes a heredoc exactly: nothing is added to the body.
   *
   *     stage().from('python:3.14-slim').run(heredoc('print(1)\n', { before: 'python3' }))
   *     // RUN python3 <<EOF
   *     // print(1)
   *     // EOF
   *
   * @throws {DockerfileError} 'bad-heredoc', 'unknown-option'
   * @see https://docs.docker.com/reference/dockerfile/#here-documents
   */
  (body: string, options?: HeredocOptions): CommandValue
}

export interface LinesFunction {
  /**
   * Keeps an exact layout of continued lines: the body is Dockerfile text.
   *
   *     stage().from('alpine:3.22').run(lines`make \
   *       && make install`)
   *     // RUN make \
   *     //   && make install
   *
   * @throws {DockerfileError} 'not-expressible'
   */
  (strings: TemplateStringsArray, ...values: readonly string[]): CommandValue
}

export interface AptFunction {
  /**
   * Installs packages with apt-get and cleans up.
   *
   *     stage().from('debian:13-slim').run(apt(['curl', 'git']))
   *     // RUN apt-get update \
   *     //     && apt-get install -y --no-install-recommends \
   *     //         curl \
   *     //         git \
   *     //     && rm -rf /var/lib/apt/lists/*
   *
   * @throws {DockerfileError} 'empty-sources', 'unknown-option'
   */
  (packages: string | readonly string[], options?: AptOptions): CommandValue
}

export interface ApkFunction {
  /**
   * Installs packages with apk.
   *
   *     stage().from('alpine:3.22').run(apk(['curl', 'git']))
   *     // RUN apk add --no-cache \
   *     //     curl \
   *     //     git
   *
   * @throws {DockerfileError} 'empty-sources'
   */
  (packages: string | readonly string[]): CommandValue
}

export interface WordsFunction {
  /**
   * Writes a command with one item of a list on each line.
   *
   *     stage().from('python:3.14-slim').run(words('pip install', ['flask', 'gunicorn']))
   *     // RUN pip install \
   *     //     flask \
   *     //     gunicorn
   *
   * @throws {DockerfileError} 'empty-sources'
   */
  (command: string, list: readonly string[]): CommandValue
}

export interface DefineConfigFunction {
  /**
   * Says which files a config writes, by path from its folder.
   *
   *     defineConfig({ Dockerfile: dockerfile(stage().from('alpine:3.22')) })
   *
   * @throws {DockerfileError} 'wrong-argument'
   */
  (outputs: Outputs, options?: ConfigOptions): Config
}

export interface MatrixFunction {
  /**
   * Calls a function for every combination of values; the last axis turns fastest.
   *
   *     defineConfig(
   *       matrix({ version: ['3.13', '3.14'], flavour: ['slim'] }, ({ version, flavour }) => [
   *         `${version}/${flavour}/Dockerfile`,
   *         dockerfile(stage().from(`python:${version}-${flavour}`)),
   *       ]),
   *     )
   *
   * @throws {DockerfileError} 'empty-sources'
   */
  <const A extends Axes, const Result>(axes: A, make: (point: Point<A>) => Result): readonly Result[]
}
