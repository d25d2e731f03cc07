import { DockerfileError, type Duration, type Stage } from '@stagecraft/core'
import { refuseShellWords } from '../define/exec-form.js'
import { option, type Option } from '../define/index.js'

/** When and how often a health check runs. */
export interface HealthcheckTimes {
  /** Default: 30s. */
  readonly interval?: Duration | undefined
  /** Default: 3s. */
  readonly timeout?: Duration | undefined
  /** Time after the start in which failures do not count. Default: 10s. */
  readonly startPeriod?: Duration | undefined
  /** Default: 3. */
  readonly retries?: number | undefined
}

/** A path that the service answers with 2xx, a command in exec form, or either with times. */
export type Healthcheck =
  | `/${string}`
  | readonly string[]
  | ({ readonly path: `/${string}` } & HealthcheckTimes)
  | ({ readonly command: readonly string[] } & HealthcheckTimes)

export const healthcheckOption: Option<Healthcheck, 'optional'> = option.of<Healthcheck>({
  description: 'Tells whether the container works: a path that must answer, or a command that must succeed.',
  accepts: "a path such as '/health', a command such as ['/app', 'check'], or { path or command, interval, … }",
  samples: ['/health', ['/bin/check', '--now'], { path: '/ready', interval: '5s' }],
  read(value, path) {
    if (isPath(value)) return value
    if (isCommand(value)) {
      refuseShellWords(value, path, 'list')
      return value
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    const { path: url, command, ...times } = value as Record<string, unknown>
    for (const name of Object.keys(times)) {
      if (['interval', 'timeout', 'startPeriod', 'retries'].includes(name)) continue
      throw new DockerfileError({
        code: 'unknown-option',
        message: `${path} has no "${name}"; it has "path", "command", "interval", "timeout", "startPeriod", "retries"`,
      })
    }
    if (isCommand(command)) refuseShellWords(command, path, 'list')
    return (url === undefined ? isCommand(command) : isPath(url) && command === undefined)
      ? (value as Healthcheck)
      : undefined
  },
})

const isPath = (value: unknown): value is `/${string}` => typeof value === 'string' && /^\/[^\s'"\\$`]*$/.test(value)
const isCommand = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string')

/**
 * Writes the health check, if there is one.
 *
 * @param request the command that asks for a path of the service, in exec form: what it needs is in the image
 */
export function checkedBy(
  healthcheck: Healthcheck | undefined,
  request: (path: string) => readonly string[],
): <S extends Stage>(stage: S) => S {
  if (healthcheck === undefined) return (stage) => stage
  const { path, command, ...times } = fieldsOf(healthcheck)
  const options = { interval: '30s', timeout: '3s', startPeriod: '10s', ...times } as const
  return (stage) => stage.healthcheck(command ?? request(path!), options)
}

/** The path that the service must answer, unless a command tells whether it works. */
export const askedPath = (healthcheck: Healthcheck): string | undefined => fieldsOf(healthcheck).path

function fieldsOf(
  healthcheck: Healthcheck,
): { readonly path?: string; readonly command?: readonly string[] } & HealthcheckTimes {
  if (typeof healthcheck === 'string') return { path: healthcheck }
  if (Array.isArray(healthcheck)) return { command: healthcheck as readonly string[] }
  return healthcheck as { path?: string; command?: readonly string[] }
}
