import { parse } from '@stagecraft/core/parse'

/** How many stages a text has, and how many instructions of each kind. */
export function count(text) {
  const { file, problems } = parse(text)
  const error = problems.find(({ severity }) => severity === 'error')
  if (error !== undefined) throw new Error(`it is no Dockerfile: ${error.message}`)
  const kinds = {}
  for (const { instructions } of file.stages) {
    for (const { kind } of instructions) kinds[kind] = (kinds[kind] ?? 0) + 1
  }
  const instructions = file.stages.length + Object.values(kinds).reduce((sum, each) => sum + each, 0)
  return { stages: file.stages.length, instructions, kinds }
}
