import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { convert } from '@stagecraft/convert'
import { dockerfile } from '../arbitraries/index.js'
import { emit, parse } from '../core.js'
import { Workshop } from './workshop.js'

/*
 * Law 3, for TypeScript, on files made to be hard: every text that we emit for a model is converted, and what is printed
 * type-checks, runs, and emits that text. `run.ts` does the same with Dockerfiles that people wrote.
 */

const numRuns = Number(process.env['LAW_RUNS'] ?? 600)
const files = fc.sample(dockerfile, { numRuns, seed: Number(process.env['LAW_SEED'] ?? 3) })
const texts = files.map((file) => emit(file).text)

describe('law 3: what is converted', async () => {
  const converted = await Promise.all(texts.map((text) => convert(text)))
  const sources = converted.map(({ source }) => source ?? 'export default undefined')
  const workshop = new Workshop(sources)
  afterAll(() => workshop.remove())

  it('has a source, always', () => {
    const refused = converted.flatMap(({ source, problems }, i) =>
      source === undefined ? [`${problems.map(({ message }) => message).join('; ')}\n${texts[i]}`] : [],
    )
    expect(refused).toEqual([])
  })

  it('type-checks', () => {
    expect(workshop.typeErrors().map(({ index, message }) => `${message}\n${sources[index]}`)).toEqual([])
  })

  it('runs, and emits the same text', async () => {
    const differences: string[] = []
    for (const [i, text] of texts.entries()) {
      const ran = await workshop.run(i)
      if (ran !== emit(parse(text).file).text) differences.push(`${text}\nbecame\n${ran}`)
    }
    expect(differences).toEqual([])
  })
})
