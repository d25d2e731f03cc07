import type { Dockerfile } from '../../model/index.js'
import { readCheckValue } from '../../model/lexical/check-value.js'
import type { Report } from '../report.js'

/** The `check` directive: BuildKit reads it when it converts the file. */
export function checkDirectives(file: Dockerfile, report: Report): void {
  const read = readCheckValue(file.directives.check ?? '')
  if (read.options === undefined) {
    report.add({ stage: -1, entry: -1 }, [file], {
      code: 'bad-directive',
      message: `# check=${file.directives.check}: ${read.fault}`,
      hint: 'Write as in # check=skip=JSONArgsRecommended,StageNameCasing;error=true',
    })
  }
}
