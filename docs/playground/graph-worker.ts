import { svg } from '../../packages/cli/src/graph/svg.js'

const answer = async (text: string): Promise<void> => postMessage(await svg(text))

addEventListener('message', ({ data }: MessageEvent<string>) => void answer(data))
postMessage('ready')
