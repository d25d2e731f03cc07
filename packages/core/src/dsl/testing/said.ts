import { DockerfileError } from '../../problem/index.js'

/** What a call is refused with, as `code: sentence`; anything else that it throws goes on. */
export function said(make: () => unknown): string {
  try {
    make()
  } catch (error) {
    if (error instanceof DockerfileError) return `${error.code}: ${error.message}`
    throw error
  }
  return 'nothing was thrown'
}
