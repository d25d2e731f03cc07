import type { CopyingInstructions } from './copying.js'
import type { Makes } from './facts.js'
import type { ImageOutcome, ImageVerdict } from './literals.js'
import type { CopyDepsOptions, FromOptions, WithinOptions } from './options.js'
import type { AnyStage, Base, isStage } from './references.js'
import type { RunningInstructions } from './running.js'
import type { SettingInstructions } from './settings.js'

/** Says an instruction that has no method. */
export interface RawInstructions {
  /**
   * Writes an instruction as text, for what has no method.
   *
   *     stage().from('alpine:3.22').raw('STOPSIGNAL', '$SIGNAL')
   *     // STOPSIGNAL $SIGNAL
   *
   * The text is Dockerfile text: nothing in it is quoted or checked. A newline in it continues the instruction.
   *
   * @throws {DockerfileError} 'not-expressible'
   * @see https://docs.docker.com/reference/dockerfile/
   */
  raw(keyword: string, text: string): this
}

/** What `onbuild` records: instructions that a child image runs. ONBUILD, FROM and MAINTAINER cannot be among them. */
export interface Triggers extends CopyingInstructions, RunningInstructions, SettingInstructions, RawInstructions {
  readonly kind: 'triggers'
}

/** A stage that has no base yet. */
export interface Unbased<Name extends string | undefined = string | undefined> {
  readonly [isStage]: 'this stage has no base yet: call .from(…) first'
  readonly kind: 'unbased-stage'
  readonly name: Name

  /**
   * Gives the stage its base.
   *
   *     stage('app').from('node:22-alpine', { platform: BUILDPLATFORM })
   *     // FROM --platform=$BUILDPLATFORM node:22-alpine AS app
   *
   * A string is an image with a tag or a digest, or `'scratch'`; a stage is passed as a value. Also `image(…)`,
   * `unpinned('node')`, `context('name')`, `select(arg, {…})`, or text with handles.
   *
   * @throws {DockerfileError} 'bad-image', 'untagged-image', 'latest-image', 'bad-platform', 'unknown-option'
   * @see https://docs.docker.com/reference/dockerfile/#from
   */
  from<const B extends string | Base>(base: B & ImageOutcome<B>[ImageVerdict<B>], options?: FromOptions): Stage<Name>

  /** Writes comment lines before FROM. */
  comment(text: string): this

  /** Silences one rule at FROM; the reason is written as a comment. */
  allow(rule: string, reason: string): this
}

/**
 * A stage: a base and instructions. Every method gives a new stage and leaves this one as it is.
 *
 * Outputs are facts of the type: `Stage<'builder'> & Makes<'site'>`.
 */
export interface Stage<Name extends string | undefined = string | undefined>
  extends AnyStage, CopyingInstructions, RunningInstructions, SettingInstructions, RawInstructions {
  readonly kind: 'stage'
  readonly name: Name
  /** The declared outputs. */
  readonly artifacts: {}

  /**
   * Declares an output, which other stages copy with `copyFrom(stage.artifacts.name)`.
   *
   *     const builder = stage('builder').from('node:22-alpine').artifact('site', '/app/dist')
   *     stage('web').from('nginx:1.29-alpine').copyFrom(builder.artifacts.site, '/srv/')
   *     // COPY --from=builder /app/dist /srv/
   *
   * A child stage does not inherit artifacts.
   *
   * @param path absolute, or relative to the working directory
   * @throws {DockerfileError} 'duplicate-artifact', 'artifact-in-cache'
   */
  artifact<const Output extends string>(name: Output, path: string): this & Makes<Output>

  /**
   * Makes the stage ready to build: manifests, install with the right cache mount, then the source.
   *
   *     stage().from('node:22-alpine').copyDeps({ manager: 'npm' })
   *     // WORKDIR /app
   *
   * `{ production: true }` is for a runtime stage: production dependencies, no source.
   *
   * @throws {DockerfileError} 'unknown-manager', 'manager-mismatch', 'unknown-option'
   */
  copyDeps(options?: CopyDepsOptions): this

  /**
   * Applies a function from stage to stage; what it declares stays in the type.
   *
   *     const withCurl = (s: Stage) => s.run(apk('curl'))
   *     stage('app').from('alpine:3.22').use(withCurl).user('nobody')
   *     // RUN apk add --no-cache curl
   */
  use<Result extends AnyStage = this>(recipe: (stage: this) => Result): Result

  /**
   * Says options once for all instructions that `body` adds, also those of `copyDeps` and `use`.
   *
   *     stage().from('node:22-alpine').within({ chown: 'node' }, (s) => s.copy('package.json', './').copy('src', 'src'))
   *     // COPY --chown=node package.json ./
   *     // COPY --chown=node src src
   *
   * An instruction's own options win.
   */
  within<Result extends AnyStage = this>(options: WithinOptions, body: (stage: this) => Result): Result

  /**
   * Records instructions that run when another image is built on this one.
   *
   *     stage().from('node:22-alpine').onbuild((on) => on.copy('.', '.').run('npm ci'))
   *     // ONBUILD COPY . .
   *     // ONBUILD RUN npm ci
   *
   * They run as the user, in the folder and under the shell that this stage leaves. Build arguments that they use are
   * declared by triggers too (`ONBUILD ARG`), since the child may be of another file.
   *
   * @throws {DockerfileError} 'empty-sources', 'wrong-argument'
   * @see https://docs.docker.com/reference/dockerfile/#onbuild
   */
  onbuild(triggers: (on: Triggers) => Triggers): this

  /**
   * Sets the author of the image.
   *
   * @deprecated Use `label({ 'org.opencontainers.image.authors': … })`.
   * @see https://docs.docker.com/reference/dockerfile/#maintainer-deprecated
   */
  maintainer(name: string): this

  /**
   * Writes comment lines. A line that begins with `#` stands as it is.
   *
   *     stage().from('alpine:3.22').comment('Needed by the tests.').run('apk add --no-cache bash')
   *     // # Needed by the tests.
   *     // RUN apk add --no-cache bash
   */
  comment(text: string): this

  /** Leaves a blank line, to group instructions. */
  blank(): this

  /**
   * Silences one rule at the next instruction; the reason is written as a comment.
   *
   * @param rule the name of a lint rule
   */
  allow(rule: string, reason: string): this
}
