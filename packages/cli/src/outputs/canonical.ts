import { isDeepStrictEqual } from 'node:util'
import { DockerfileError, emit, problem, type Problem } from '@stagecraft/core'
import { parse } from '@stagecraft/core/parse'

/**
 * The canonical text of a Dockerfile, or why there is none. It is believed only when it reads back as what was read: a
 * formatter that could change a build would not be run.
 */
export function canonical(text: string, path: string | undefined): string | readonly Problem[] {
  const { file, problems } = parse(text, path === undefined ? {} : { file: path })
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return errors
  const place = path === undefined ? undefined : { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 }
  try {
    const after = emit(file).text
    if (isDeepStrictEqual(parse(after).file, file)) return after
    const message = 'the canonical form reads back as something else, so the file stays as it is'
    return [problem({ code: 'not-expressible', message, place, hint: 'Please report this Dockerfile.' })]
  } catch (error) {
    if (error instanceof DockerfileError) return [problem({ ...error.problem, place: error.problem.place ?? place })]
    throw error
  }
}

/** The canonical text, or nothing where there is none. */
export function canonicalOrNone(text: string): string | undefined {
  const found = canonical(text, undefined)
  return typeof found === 'string' ? found : undefined
}
