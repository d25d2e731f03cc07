import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import Ajv from 'ajv'
import { describe, expect, it } from 'vitest'
import { renderSarif } from '../../packages/cli/src/render/sarif.js'
import { lintRules, lintText, type LintProblem } from '../../packages/core/src/lint.js'
import { buildkitDockerfiles } from './buildkit-dockerfiles.js'
import { lintCases } from './lint-cases.js'

const require = createRequire(import.meta.url)
const read = (path: string): object => JSON.parse(readFileSync(require.resolve(path), 'utf8')) as object

/** The schema of SARIF 2.1.0 itself. */
const isSarif = new Ajv({ schemaId: 'auto', allErrors: true })
  .addMetaSchema(read('ajv/lib/refs/json-schema-draft-04.json'))
  .compile(read('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'))

/** What is wrong with a document. */
function faultsOf(document: string): readonly unknown[] {
  return isSarif(JSON.parse(document)) === true ? [] : isSarif.errors!
}

const found = (texts: readonly string[]): readonly LintProblem[] =>
  texts.flatMap((text, index) => lintText(text, { file: `a folder/${index}/Dockerfile` }))

describe('what lint --format sarif prints is SARIF', () => {
  it('of nothing', () => {
    expect(faultsOf(renderSarif([]))).toEqual([])
  })

  it('of small cases, of which most rules say something', () => {
    const problems = found([...lintCases.map(({ text }) => text), 'FROM alpine\nVOLUME [/a]\nCMD ["/x"]\n'])
    expect(faultsOf(renderSarif(problems))).toEqual([])
    const said = new Set(problems.map(({ code }) => code))
    expect(lintRules.filter(({ name }) => said.has(name)).length).toBeGreaterThan(20)
    expect(problems.some(({ related }) => related !== undefined)).toBe(true)
  })

  it("of BuildKit's own test files, with their errors", () => {
    const problems = found(buildkitDockerfiles())
    expect(problems.some(({ severity }) => severity === 'error')).toBe(true)
    expect(faultsOf(renderSarif(problems))).toEqual([])
  })

  it('of a problem without a place', () => {
    expect(faultsOf(renderSarif([{ code: 'root-user', severity: 'info', message: 'x' }]))).toEqual([])
  })

  it('while the schema finds what is none', () => {
    const document = renderSarif(found(['FROM a AS B\n']))
    expect(faultsOf(document.replaceAll('"startLine": 1', '"startLine": 0'))).not.toEqual([])
    expect(faultsOf(document.replaceAll('"ruleId"', '"rule"'))).not.toEqual([])
  })
})
