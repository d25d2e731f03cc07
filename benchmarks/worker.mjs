// One contender and one case in a process of their own: waits for a question, measures or counts, answers.
import { measure } from 'mitata'
import { cases } from './cases.mjs'
import { count } from './count.mjs'

const [, , name, caseName] = process.argv
const contender = await import(`./contenders/${name}.mjs`)
const { make, budget, samples } = cases.find((each) => each.name === caseName)
let warm = false

const answers = {
  /** What the text says, so that all can be seen to say the same. */
  async count() {
    return count(make(contender))
  },
  /** Nanoseconds a call: model from nothing, checks, and the text as bytes. */
  async time() {
    const call = () => Buffer.byteLength(make(contender))
    // A forced collection would throw compiled code away, and each round would begin cold.
    const how = { min_cpu_time: budget * 1e6, min_samples: samples, batch_samples: 512, gc: false }
    if (!warm) await measure(call, how)
    warm = true
    return (await measure(call, how)).avg
  },
}

process.on('message', async (question) => {
  try {
    process.send({ answer: await answers[question]() })
  } catch (error) {
    process.send({ error: String(error?.stack ?? error) })
  }
})
process.on('disconnect', () => process.exit(0))
