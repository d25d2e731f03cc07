import type { Dockerfile } from '../../model/index.js'
import { goBoolean } from '../../model/lexical/go-number.js'
import type { Report } from '../report.js'

/** The `check` directive: BuildKit reads it when it converts the file. */
export function checkDirectives(file: Dockerfile, report: Report): void {
  const fault = checkFault(file.directives.check ?? '')
  if (fault !== undefined) {
    report.add({ stage: -1, entry: -1 }, [file], {
      code: 'bad-directive',
      message: `# check=${file.directives.check}: ${fault}`,
      hint: 'Write as in # check=skip=JSONArgsRecommended,StageNameCasing;error=true',
    })
  }
}

function checkFault(text: string): string | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  const [first = '', second, ...others] = trimmed.split(';')
  const parts = [first, ...(second === undefined ? [] : [second]), ...(others.length === 0 ? [] : [others.join(';')])]
  for (const part of parts) {
    const [name = '', value] = part.split(/=(.*)/s)
    if (value === undefined) return `"${part}" has no "="`
    const key = name.trim()
    if (key === 'error' && goBoolean(value.trim()) === undefined) return `error is "${value}", not true or false`
    if (key !== 'skip' && key !== 'experimental' && key !== 'error')
      return `"${key}" is none of skip, error and experimental`
  }
  return undefined
}
