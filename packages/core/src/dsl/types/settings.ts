import type { CheckPorts } from './literals.js'
import type { Arg, Value } from './values.js'

/** A comment that stands inside an instruction, before the item that follows. */
export interface InnerComment {
  readonly comment: string
}

/** Names and values: an object, or a list where a name comes twice, refers to a variable, or has a comment before it. */
export type Pairs =
  { readonly [name: string]: Value } | readonly (readonly [name: Value, value: Value] | InnerComment)[]

/** One of several declarations of a single ARG. */
export type ArgDeclaration = Arg | string | readonly [name: string, value: Value] | InnerComment

/** Instructions that set what the image or its build knows. */
export interface SettingInstructions {
  /**
   * Declares a build argument here. Handles are declared by themselves just before their first use; say it yourself where
   * the place matters, since a changed argument misses the cache from its declaration on.
   *
   *     stage().from('node:22-alpine').arg('COMMIT', 'unknown')
   *     // ARG COMMIT=unknown
   *
   * @param declaration a handle, a name, or a list that one instruction declares: `['A', ['B', 'default of B']]`
   * @param value the default of a name; a handle has its own: `arg('COMMIT', { default: 'unknown' })`
   * @throws {DockerfileError} 'arg-conflict', 'bad-name', 'secret-in-value', 'wrong-argument'
   * @see https://docs.docker.com/reference/dockerfile/#arg
   */
  arg(name: string, value?: Value): this
  arg(declaration: Arg | string | readonly ArgDeclaration[]): this

  /**
   * Sets environment variables of the image and of what follows.
   *
   *     stage().from('node:22-alpine').env({ NODE_ENV: 'production', PATH: '/app/bin:$PATH' })
   *     // ENV NODE_ENV=production \
   *     //     PATH=/app/bin:$PATH
   *
   * All values see the environment before this instruction.
   *
   * @throws {DockerfileError} 'empty-sources', 'bad-name', 'newline-in-value', 'secret-in-value', 'sibling-variable'
   * @see https://docs.docker.com/reference/dockerfile/#env
   */
  env(values: Pairs): this

  /**
   * Tells which ports the container listens on.
   *
   *     stage().from('nginx:1.29-alpine').expose(80, '8000-8010/udp')
   *     // EXPOSE 80 8000-8010/udp
   *
   * @param ports 0 to 65535; a string may be a range, and end in `/tcp`, `/udp` or `/sctp`
   * @throws {DockerfileError} 'bad-port', 'empty-sources'
   * @see https://docs.docker.com/reference/dockerfile/#expose
   */
  expose<const P extends readonly (Value | number)[]>(...ports: CheckPorts<P>): this

  /**
   * Adds metadata to the image.
   *
   *     stage().from('nginx:1.29-alpine').label({ 'org.opencontainers.image.title': 'web' })
   *     // LABEL org.opencontainers.image.title=web
   *
   * @throws {DockerfileError} 'empty-sources', 'newline-in-value', 'secret-in-value'
   * @see https://docs.docker.com/reference/dockerfile/#label
   */
  label(values: Pairs): this
}
