import type { Command } from './commands.js'
import type { HealthcheckOptions, RunOptions } from './options.js'
import type { Value } from './values.js'

/** Instructions that run something, now or in the container, and how. */
export interface RunningInstructions {
  /**
   * Runs a command and keeps what it changed.
   *
   *     stage().from('node:22-alpine').run('npm ci', { mounts: [cache('/root/.npm')], network: 'default' })
   *     // RUN --mount=type=cache,target=/root/.npm \
   *     //     --network=default \
   *     //     npm ci
   *
   * A string is shell form on one line, a list is exec form. Longer commands: `and`, `` sh`…` ``, `` script`…` ``.
   *
   * @throws {DockerfileError} 'newline-in-command', 'bad-mount', 'unknown-option', 'not-expressible'
   * @see https://docs.docker.com/reference/dockerfile/#run
   */
  run(command: Command, options?: RunOptions): this

  /**
   * Sets what the container runs, or the default arguments of its entrypoint. A list without items clears it.
   *
   *     stage().from('node:22-alpine').cmd(['node', 'server.js'])
   *     // CMD ["node", "server.js"]
   *
   * @see https://docs.docker.com/reference/dockerfile/#cmd
   */
  cmd(command: Command): this

  /**
   * Sets the program of the container; the command becomes its arguments.
   *
   *     stage().from('node:22-alpine').entrypoint(['docker-entrypoint.sh'])
   *     // ENTRYPOINT ["docker-entrypoint.sh"]
   *
   * @see https://docs.docker.com/reference/dockerfile/#entrypoint
   */
  entrypoint(command: Command): this

  /**
   * Tells how to see whether the container works; `'none'` takes back the check of the base.
   *
   *     stage().from('nginx:1.29-alpine').healthcheck('wget -q localhost/ || exit 1', { interval: '30s', retries: 5 })
   *     // HEALTHCHECK --interval=30s --retries=5 CMD wget -q localhost/ || exit 1
   *
   * Times are Go durations: `'30s'`, `'1m30s'`.
   *
   * @throws {DockerfileError} 'bad-duration', 'unknown-option', 'newline-in-command'
   * @see https://docs.docker.com/reference/dockerfile/#healthcheck
   */
  healthcheck(command: Command | 'none', options?: HealthcheckOptions): this

  /**
   * Sets the program that reads shell form from here on. Default: `/bin/sh -c`.
   *
   *     stage().from('debian:13-slim').shell(['/bin/bash', '-o', 'pipefail', '-c'])
   *     // SHELL ["/bin/bash", "-o", "pipefail", "-c"]
   *
   * @see https://docs.docker.com/reference/dockerfile/#shell
   */
  shell(args: readonly string[]): this

  /**
   * Sets the signal that stops the container, by name or number. Default: SIGTERM.
   *
   *     stage().from('nginx:1.29-alpine').stopsignal('SIGQUIT')
   *     // STOPSIGNAL SIGQUIT
   *
   * @throws {DockerfileError} 'bad-signal'
   * @see https://docs.docker.com/reference/dockerfile/#stopsignal
   */
  stopsignal(signal: Value | number): this

  /**
   * Sets the user, and optionally the group, of what follows and of the container.
   *
   *     stage().from('node:22-alpine').user('node:node')
   *     // USER node:node
   *
   * @see https://docs.docker.com/reference/dockerfile/#user
   */
  user(user: Value | number): this
}
