import { convert } from '@stagecraft/convert'
import { lintText } from '@stagecraft/core/lint'
import { parse } from '@stagecraft/core/parse'
import { stagesAsDot } from './graph-text.js'
import type { DockerfileAnswer } from './messages.js'
import { told } from './told.js'

/** What `import` and `lint` say of a Dockerfile. */
async function read(text: string): Promise<DockerfileAnswer> {
  const { source, problems } = await convert(text)
  const isBroken = source === undefined || problems.some(({ severity }) => severity === 'error')
  const found = lintText(text)
  // What the conversion alone knows: that there is no spelling.
  const said = new Set(found.map(({ code, place }) => `${code} ${place?.line}`))
  const only = problems.filter(({ code, place }) => !said.has(`${code} ${place?.line}`))
  return {
    problems: [...only, ...found].map(told),
    ...(isBroken ? {} : { source, graph: stagesAsDot(parse(text).file) }),
  }
}

const answer = async (text: string): Promise<void> => postMessage(await read(text))

addEventListener('message', ({ data }: MessageEvent<string>) => void answer(data))
postMessage('ready')
