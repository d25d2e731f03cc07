// One contender in a process of its own: waits for a question, measures or counts, answers.
import { measure } from 'mitata'
import { cases } from './cases.mjs'
import { count } from './count.mjs'

const contender = await import(`./contenders/${process.argv[2]}.mjs`)

const answers = {
  /** What the text says, so that all can be seen to say the same. */
  async count({ make }) {
    return count(make(contender))
  },
  /** Nanoseconds a call: model from nothing, checks, and the text as bytes. */
  async time({ make, budget, samples }) {
    const call = () => Buffer.byteLength(make(contender))
    const { avg } = await measure(call, { min_cpu_time: budget * 1e6, min_samples: samples, batch_samples: 512 })
    return avg
  },
}

process.on('message', async ({ question, name }) => {
  try {
    process.send({ answer: await answers[question](cases.find((each) => each.name === name)) })
  } catch (error) {
    process.send({ error: String(error?.stack ?? error) })
  }
})
process.on('disconnect', () => process.exit(0))
