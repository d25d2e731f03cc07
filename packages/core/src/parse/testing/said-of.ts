import { parse } from '../parse-file.js'

/** The problems of a file: where, which, and how bad when it is no error. */
export function saidOf(text: string): readonly string[] {
  return parse(text).problems.map(({ place, severity, code }) => {
    const where = `${place?.line}:${place?.column}-${place?.endLine}:${place?.endColumn}`
    return severity === 'error' ? `${where} ${code}` : `${where} ${code} (${severity})`
  })
}
