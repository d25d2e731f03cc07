import { DockerfileError } from '../problem/index.js'
import { durationFault } from '../model/lexical/duration.js'

export function duration(what: string, value: unknown): string {
  if (typeof value === 'string' && durationFault(value) === undefined) return value
  throw new DockerfileError({
    code: 'bad-duration',
    message: `${what}: ${JSON.stringify(value)} is not a duration: write a number and a unit, such as '30s', '1m30s' or '500ms'`,
  })
}
