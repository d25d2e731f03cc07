import { cases, original } from './cases.mjs'
import { dockerConfigTool } from './docker-config-tool.mjs'
import { dockerfileGenerator } from './dockerfile-generator.mjs'
import { dockerfilejs } from './dockerfilejs.mjs'
import { dofigen } from './dofigen.mjs'
import { nodeDockerfile } from './node-dockerfile.mjs'
import { stagecraft } from './stagecraft.mjs'
import { readBack, sameEveryTime, verdict } from './verdict.mjs'

/**
 * What each tool makes of each case: a list of rows, each with the verdicts and texts by the name of the tool. Tools that
 * are not on npm are asked when they are named.
 */
export async function compare({ dofigen: program, dockerConfigTool: folder } = {}) {
  const tools = [
    stagecraft,
    ...(program === undefined ? [] : [dofigen(program)]),
    ...(folder === undefined ? [] : [await dockerConfigTool(folder)]),
    dockerfilejs,
    dockerfileGenerator,
    nodeDockerfile,
  ]
  const row = async (what, workOf, judge) => {
    const cells = await Promise.all(
      tools.map(async (tool) => {
        const made = await attempted(workOf(tool))
        return { tool: tool.name, verdict: judge(made, tool), made: made?.refusal ?? made?.text }
      }),
    )
    return { what, cells }
  }
  const rows = []
  for (const each of cases)
    rows.push(
      await row(
        each.what,
        (tool) => tool.cases[each.id],
        (made, tool) => tool.untried?.[each.id] ?? verdict(each, made),
      ),
    )
  const often = (tool) => async () => {
    const texts = new Set()
    for (let i = 0; i < 20; i++) texts.add(await tool.several())
    return [...texts].join('\n\nand:\n\n')
  }
  rows.push(await row('six values, made 20 times', often, (made) => sameEveryTime(made)))
  const again = (tool) => tool.again && (() => tool.again(original))
  rows.push(await row('a Dockerfile of 11 lines, read and written again', again, (made) => readBack(original, made)))
  return rows
}

/** What a tool made, or what it said instead. */
async function attempted(work) {
  if (work === undefined) return undefined
  try {
    return { text: await work() }
  } catch (error) {
    return { refusal: String(error?.message ?? error) }
  }
}
