import type { Source } from './commands.js'
import type { AddOptions, CopyOptions } from './options.js'
import type { Artifact, Origin } from './references.js'
import type { Refused } from './refused.js'
import type { Needs } from './facts.js'
import type { Value } from './values.js'

/** One source, or a list of them. */
export type Sources = Source | readonly Source[]

/** Written so that it can be told of a type parameter by its constraint. */
type SourcesVerdict<S> = S extends { readonly length: 0 } ? 'bad' : 'fits'
interface SourcesOutcome<Call extends string> {
  readonly fits: unknown
  readonly bad: Refused<`${Call} needs at least one source`>
}

/** An artifact knows its path; from anything else the sources are named. */
interface CopyFromRest {
  readonly artifact: [destination?: Value, options?: CopyOptions]
  readonly other: [sources: Sources, destination: Value, options?: CopyOptions]
}
type OriginKind<From> = From extends Artifact ? 'artifact' : 'other'

/** A string that cannot be the name of a stage is an image by mistake. */
type ImageLike<From> = From extends `${string}:${string}` | `${string}/${string}` ? From : never
type OriginVerdict<From> = From extends string ? ([ImageLike<From>] extends [never] ? 'named' : 'bad') : 'fits'
interface OriginOutcome<From> {
  readonly fits: unknown
  readonly named: unknown
  readonly bad: Refused<`a string names a stage; write image('${From & string}') to copy from an image`>
}

/** What the stage knows then. Of what is refused or `any` nothing, so that a mistake is reported once. */
interface OriginFact<From> {
  readonly fits: unknown
  readonly named: Needs<From & string>
  readonly bad: unknown
}

/** Instructions that put files into the image. */
export interface CopyingInstructions {
  /**
   * Copies files from the build context into the image, creating missing folders.
   *
   *     stage().from('node:22-alpine').copy(['package.json', 'package-lock.json'], '/app/', { chown: 'node' })
   *     // COPY --chown=node package.json package-lock.json /app/
   *
   * Several sources need a destination that ends in `/`. {@link InlineFile | inline} makes a source whose content
   * stands in the Dockerfile.
   *
   * @param sources paths in the build context, patterns allowed; at least one
   * @param destination absolute, or relative to the working directory
   * @throws {DockerfileError} 'empty-sources', 'destination-not-folder', 'unknown-option', 'secret-in-value'
   * @see https://docs.docker.com/reference/dockerfile/#copy
   */
  copy<const S extends Sources>(
    sources: S & SourcesOutcome<'copy'>[SourcesVerdict<S>],
    destination: Value,
    options?: CopyOptions,
  ): this

  /**
   * Copies files from another stage, an image or a named context.
   *
   *     const builder = stage('builder').from('node:22-alpine').artifact('site', '/app/dist')
   *     stage('web').from('nginx:1.29-alpine').copyFrom(builder.artifacts.site, '/usr/share/nginx/html')
   *     // COPY --from=builder /app/dist /usr/share/nginx/html
   *
   * From an artifact: `(artifact, destination?, options?)`; without a destination it keeps its path. From anything else:
   * `(origin, sources, destination, options?)`. A string is always the name of an earlier stage; an image is
   * `image('repo:tag')`, a named context `context('name')`.
   *
   * @throws {DockerfileError} 'unknown-artifact', 'empty-sources', 'destination-not-folder', 'bad-stage-name'
   * @see https://docs.docker.com/reference/dockerfile/#copy---from
   */
  copyFrom<const From extends Origin | Artifact>(
    from: From & OriginOutcome<From>[OriginVerdict<From>],
    ...rest: CopyFromRest[OriginKind<From>]
  ): this & OriginFact<From>[OriginVerdict<From>]

  /**
   * Like `copy`, and also downloads URLs, clones git repositories and unpacks local archives.
   *
   *     stage().from('alpine:3.22').add('https://example.com/tool.tar.gz', '/opt/', { unpack: true })
   *     // ADD --unpack https://example.com/tool.tar.gz /opt/
   *
   * @param sources paths, URLs and git references; at least one
   * @throws {DockerfileError} 'empty-sources', 'destination-not-folder', 'unknown-option', 'secret-in-value'
   * @see https://docs.docker.com/reference/dockerfile/#add
   */
  add<const S extends Sources>(
    sources: S & SourcesOutcome<'add'>[SourcesVerdict<S>],
    destination: Value,
    options?: AddOptions,
  ): this

  /**
   * Sets the folder of the following instructions, and creates it.
   *
   *     stage().from('node:22-alpine').workdir('/app')
   *     // WORKDIR /app
   *
   * @param path absolute, or relative to the working directory so far
   * @see https://docs.docker.com/reference/dockerfile/#workdir
   */
  workdir(path: Value): this

  /**
   * Marks folders whose content lives outside the image.
   *
   *     stage().from('postgres:18').volume('/var/lib/postgresql')
   *     // VOLUME /var/lib/postgresql
   *
   * @see https://docs.docker.com/reference/dockerfile/#volume
   */
  volume(...paths: readonly Value[]): this
}
