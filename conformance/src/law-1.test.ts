import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dockerfile } from './arbitraries/index.js'
import { emit } from './core.js'
import { lintAll, llbAll, parseAll } from './oracle.js'

/**
 * What the generated content itself asks for: names of variables that nothing defines, relative folders, several
 * commands, constant platforms and the like. Everything that an emitter could cause is not on this list.
 */
const askedFor: ReadonlySet<string> = new Set([
  'UndefinedVar',
  'WorkdirRelativePath',
  'MultipleInstructionsDisallowed',
  'JSONArgsRecommended',
  'MaintainerDeprecated',
  'SecretsUsedInArgOrEnv',
  'FromPlatformFlagConstDisallowed',
  'InvalidBaseImagePlatform',
  'InvalidDefinitionDescription',
  'UndefinedArgInFrom',
])

const files = fc.sample(dockerfile, { numRuns: 3000, seed: Number(process.env['LAW_SEED'] ?? 1) })
const texts = files.map((file) => emit(file).text)

describe('law 1: what is emitted is accepted', () => {
  it('by the parser and the instructions', () => {
    const errors = parseAll(texts).flatMap(({ error }, i) =>
      error === undefined ? [] : [`${error.message}\n${texts[i]}`],
    )
    expect(errors).toEqual([])
  })

  it('by the conversion, all stages of it', () => {
    const errors = llbAll(texts).flatMap(({ error, targets = [] }, i) =>
      [error, ...targets.map((target) => target.error)].flatMap((found) =>
        found === undefined ? [] : [`${found.message}\n${texts[i]}`],
      ),
    )
    expect(errors).toEqual([])
  })

  it('without lint warnings but those that the content asks for', () => {
    const warnings = lintAll(texts).flatMap((answer, i) =>
      answer.warnings
        .filter(({ ruleName }) => !askedFor.has(ruleName))
        .map(({ ruleName, detail }) => `${ruleName}: ${detail}\n${texts[i]}`),
    )
    expect(warnings).toEqual([])
  })

  it('and the map of lines is as long as the text', () => {
    for (const file of files) {
      const { text, lines } = emit(file)
      expect(lines.length).toBe(text.split('\n').length - 1)
      expect(text.endsWith('\n')).toBe(true)
      expect(text).not.toMatch(/\n$\n$/)
    }
  })
})
