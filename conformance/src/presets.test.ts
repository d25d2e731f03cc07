import type { AnyPreset } from '@stagecraft/presets'
import { DockerfileError } from '@stagecraft/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allPresets } from '../../packages/presets/src/testing/all-presets.js'
import { lintAll, llbAll } from './oracle.js'

/** Options as people combine them: each of its samples, or left out. */
const optionsOf = ({ options }: AnyPreset): fc.Arbitrary<object> =>
  fc.record(
    Object.fromEntries(Object.entries(options).map(([name, { samples }]) => [name, fc.constantFrom(...samples)])),
    { requiredKeys: Object.keys(options).filter((name) => options[name]!.need === 'required') },
  )

/** What a preset writes, unless it refuses the combination with a sentence. */
function written(preset: AnyPreset, options: object): string | undefined {
  try {
    return String(preset(options as never))
  } catch (error) {
    if (error instanceof DockerfileError && error.code === 'bad-option') return undefined
    throw error
  }
}

/** How many combinations of each preset are judged. */
const wanted = 75

describe.each(allPresets)('%s', (_, preset) => {
  const texts: string[] = []
  // Some options mean nothing together, and are then refused with a sentence.
  for (const options of fc.sample(optionsOf(preset), { numRuns: 2000, seed: Number(process.env['LAW_SEED'] ?? 1) })) {
    const text = texts.length < wanted ? written(preset, options) : undefined
    if (text !== undefined) texts.push(text)
  }

  it('takes enough combinations of its samples to judge by', () => {
    expect(texts.length).toBe(wanted)
  })

  it.each(['linux/amd64', 'linux/arm64'])(
    'gives what BuildKit builds for %s, and a container without root',
    (platform) => {
      for (const [at, { error, targets = [] }] of llbAll(texts, { platform }).entries()) {
        const faults = [error, ...targets.map((target) => target.error)].filter((fault) => fault !== undefined)
        expect(faults, texts[at]).toEqual([])
        expect(targets.at(-1)?.image?.config?.User, texts[at]).toMatch(/^(?!0|root)[^:]+/)
      }
    },
  )

  it('gives nothing that BuildKit warns about', () => {
    const warnings = lintAll(texts).flatMap(({ warnings: found = [], error, buildError }, at) => [
      ...found.map(({ ruleName, detail }) => `${ruleName}: ${detail}\n${texts[at]!}`),
      ...[error, buildError].flatMap((fault) => (fault === undefined ? [] : [`${fault.message}\n${texts[at]!}`])),
    ])
    expect(warnings).toEqual([])
  })
})

it('finds the presets', () => expect(allPresets.length).toBeGreaterThan(0))
