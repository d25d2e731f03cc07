import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lintAll, llbAll, sameAll, type Circumstances } from './oracle.js'

const examples = join(import.meta.dirname, '../../examples')
const paths = readdirSync(examples, { recursive: true, encoding: 'utf8' })
  .filter((path) => !path.includes('node_modules'))
  .map((path) => join(examples, path))

const named = (name: string): readonly string[] => paths.filter((path) => basename(path) === name).sort()
const shown = (path: string): string => relative(examples, path)
const read = (path: string): string => readFileSync(path, 'utf8')

const goldens = named('Dockerfile')
const documented = named('documented.Dockerfile')
const circumstances: readonly Circumstances[] = [{ platform: 'linux/amd64' }, { platform: 'linux/arm64' }]

describe('the Dockerfiles of the examples', () => {
  it('are there', () => {
    expect(goldens.length).toBeGreaterThanOrEqual(18)
    expect(documented.length).toBe(7)
  })

  it('are built by BuildKit, on every platform', () => {
    for (const where of circumstances) {
      llbAll(goldens.map(read), where).forEach((answer, at) => {
        expect(answer.error, shown(goldens[at]!)).toBeUndefined()
        expect(answer.targets?.length, shown(goldens[at]!)).toBeGreaterThan(0)
      })
    }
  })

  // What is wrong in the documented ones is nothing that BuildKit warns about.
  it('are lint-clean', () => {
    const answers = lintAll(goldens.map(read))
    const warnings = answers.flatMap(({ warnings: found, error, buildError }, at) => [
      ...(found ?? []).map(({ ruleName, detail }) => `${shown(goldens[at]!)}: ${ruleName}: ${detail}`),
      ...[error, buildError].flatMap((fault) =>
        fault === undefined ? [] : [`${shown(goldens[at]!)}: ${fault.message}`],
      ),
    ])
    expect(warnings).toEqual([])
  })

  it.each(documented.map((path) => [shown(dirname(path)), path]))('%s is the documented build', (_, path) => {
    for (const where of circumstances) {
      const [answer] = sameAll([[read(path), read(join(dirname(path), 'Dockerfile'))]], where)
      expect(answer).toMatchObject({ same: true })
    }
  })
})
