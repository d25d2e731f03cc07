import { DockerfileError } from '../problem/index.js'
import { list, node, type Raw } from '../model/index.js'
import { findHeredocs } from './find-heredocs.js'
import { cutLines } from './lines-text.js'
import { plainStep, type Step } from './step.js'

/** Step of `raw`: an instruction given as Dockerfile text. */
export function rawStep(keyword: string, text: string): Step {
  if (typeof keyword !== 'string' || !/^[A-Za-z]+$/.test(keyword)) {
    throw new DockerfileError({
      code: 'wrong-argument',
      message: `raw(): a keyword is one word; found ${JSON.stringify(keyword)}`,
    })
  }
  if (/^from$/i.test(keyword)) {
    throw new DockerfileError({
      code: 'wrong-argument',
      message: 'raw() cannot begin a stage',
      hint: 'Write stage(name).from(…)',
    })
  }
  const { lines, bodies } = cutLines(String(text), `raw('${keyword}')`, true)
  const upper = keyword.toUpperCase()
  const heredocs = findHeredocs(upper, lines, bodies, `raw('${keyword}')`)
  return plainStep(node<Raw>({ kind: 'raw', keyword: upper, lines: list(lines), heredocs }))
}
