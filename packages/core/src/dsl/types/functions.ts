import type { CheckStages, NameOf } from './check-file.js'
import type { Axes, Config, ConfigOptions, Dockerfile, Outputs, Point } from './file.js'
import type { ImageOutcome, ImageVerdict, UnpinnedOutcome, UnpinnedVerdict } from './literals.js'
import type { Secret } from './mounts.js'
import type { ArgOptions } from './options.js'
import type { AnyStage, Context, Image, Selection } from './references.js'
import type { Refused } from './refused.js'
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
   * @throws {DockerfileError} 'bad-name', 'bad-option', 'unknown-option'
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
  <const S extends string>(reference: S & ImageOutcome<S>[ImageVerdict<S>]): Image
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
  <const S extends string>(reference: S & UnpinnedOutcome<S>[UnpinnedVerdict<S>]): Image
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

export interface DefineConfigFunction {
  /**
   * Says which files a config writes, by path from its folder.
   *
   *     defineConfig({ Dockerfile: dockerfile(stage().from('alpine:3.22')) })
   *
   * Its options say what is the same for all of them: `context`, `frontend`, `header`, and `lint`, which switches rules:
   * `{ lint: { rules: { 'root-user': 'warning' } } }`.
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
