import { DockerfileError, type AnyDockerfile } from '@stagecraft/core'

/** What a file says of one stage, from its FROM to the next blank line. */
export function stageOf(file: AnyDockerfile, name: string): string {
  const found = String(file)
    .split(/\n\n/)
    .find((text) => new RegExp(`^FROM .* AS ${name}$`, 'm').test(text))
  if (found === undefined) throw new Error(`no stage is called ${name}`)
  return found.trimEnd()
}

/** The problem with which a call is refused. */
export function refusal(call: () => unknown): DockerfileError['problem'] {
  try {
    call()
  } catch (error) {
    if (error instanceof DockerfileError) return error.problem
    throw error
  }
  throw new Error('it was accepted')
}
