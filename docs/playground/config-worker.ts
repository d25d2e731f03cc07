import { runConfig } from './run-config.js'

const answer = async (text: string): Promise<void> => postMessage(await runConfig(text))

addEventListener('message', ({ data }: MessageEvent<string>) => void answer(data))
postMessage('ready')
