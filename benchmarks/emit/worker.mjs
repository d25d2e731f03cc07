// One contender and one case in a process of their own: waits for a question, measures or counts, answers.
import { timed } from '../harness/clock.mjs'
import { cases } from './cases.mjs'
import { count } from './count.mjs'

const [, , name, caseName] = process.argv
const contender = await import(`./contenders/${name}.mjs`)
const { make } = cases[caseName]

const answers = {
  /** What the text says, so that all can be seen to say the same. */
  count: () => count(make(contender)),
  /** Seconds a call: model from nothing, checks, and the text as bytes. */
  time: (how) => timed([contender], (one) => Buffer.byteLength(make(one)), how),
}

process.on('message', ({ question, about }) => {
  try {
    process.send({ answer: answers[question](about) })
  } catch (error) {
    process.send({ error: String(error?.stack ?? error) })
  }
})
process.on('disconnect', () => process.exit(0))
