// One contender in a process of its own: @reteps/dockerfmt starts a WebAssembly program for every text, and a text that
// this program cannot read ends the whole process. Told paths, it tells of each that it has formatted, and then how many
// seconds all took.
import { readFileSync } from 'node:fs'
import { formatDockerfileContents } from '@reteps/dockerfmt'
import { ofProcessor } from '../harness/clock.mjs'

process.on('message', async (paths) => {
  const texts = paths.map((path) => readFileSync(path, 'utf8'))
  const began = ofProcessor()
  for (const [done, text] of texts.entries()) {
    try {
      await formatDockerfileContents(text, { indent: 4, trailingNewline: true, spaceRedirects: false })
    } catch {
      // It has been read all the same.
    }
    process.send({ done })
  }
  process.send({ seconds: ofProcessor() - began })
})
process.on('disconnect', () => process.exit(0))
