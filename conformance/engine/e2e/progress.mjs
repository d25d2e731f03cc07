// What a build did, as `--progress=rawjson` tells it.

/** `[builder 3/6] RUN npm ci`: a platform may stand first, and the only stage of a file is not named. */
const step = /^\[(?:\S+\/\S+ )?(?:(\S+) +)?(\d+)\/\d+\] ([^]*)$/

const start = ({ started }) => (started === undefined ? 0 : Date.parse(started))

/**
 * @param since when the build began: what ran earlier ran for another build of that time, which has the same step
 * @param only how the stage is called where the file has no other
 * @returns the steps that ran, those from the cache not among them: as `ran` one line each, `stage: instruction`, as `steps` with
 *   their number in the stage too; and what was printed
 */
export function readProgress(text, since, only) {
  const vertices = new Map()
  let printed = ''
  for (const line of text.split('\n')) {
    if (!line.startsWith('{')) {
      printed += `${line}\n`
      continue
    }
    const { vertexes = [], logs = [] } = JSON.parse(line)
    for (const vertex of vertexes) vertices.set(vertex.digest, { ...vertices.get(vertex.digest), ...vertex })
    for (const { data } of logs) printed += Buffer.from(data, 'base64').toString()
  }
  const steps = []
  const inOrder = [...vertices.values()].sort((one, other) => start(one) - start(other))
  for (const vertex of inOrder) {
    const { name, cached = false } = vertex
    const [, stage = only, number, instruction] = step.exec(name) ?? []
    if (instruction === undefined || instruction.startsWith('FROM ') || cached) continue
    if (start(vertex) < since) continue
    steps.push({ stage, number: Number(number), instruction: instruction.replace(/\s+/g, ' ') })
  }
  return { ran: steps.map(({ stage, instruction }) => `${stage}: ${instruction}`), steps, printed }
}
