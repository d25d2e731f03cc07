import { isDeepStrictEqual } from 'node:util'
import { DockerfileError, emit, problem, type Problem } from '@stagecraft/core'
import { node, type Dockerfile, type Stage } from '@stagecraft/core/model'
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
    const { line, rest } = executed(file, text)
    const after = line + emit(rest).text
    const again = executed(parse(after).file, after)
    if (again.line === line && isDeepStrictEqual(again.rest, rest)) return after
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

/**
 * A line `#!…` stays the first one, so that the file can still be executed. To everybody else it is a comment: here is the
 * line, and the file without it.
 */
function executed(file: Dockerfile, text: string): { readonly line: string; readonly rest: Dockerfile } {
  const [line] = /^#!.*/.exec(text.replace(/^\ufeff/, '')) ?? []
  const { globalArgs, stages } = file
  const first = globalArgs[0] ?? stages[0]?.comments[0]
  if (line === undefined || first?.kind !== 'comment' || `#${first.text}` !== line.trimEnd()) {
    return { line: '', rest: file }
  }
  if (globalArgs.length > 0) {
    const from = globalArgs[1]?.kind === 'blank' ? 2 : 1
    return { line: `#${first.text}\n`, rest: node<Dockerfile>({ ...file, globalArgs: globalArgs.slice(from) }) }
  }
  const [stage, ...others] = stages
  const begun = node<Stage>({ ...stage!, comments: stage!.comments.slice(1) })
  return { line: `#${first.text}\n`, rest: node<Dockerfile>({ ...file, stages: [begun, ...others] }) }
}
