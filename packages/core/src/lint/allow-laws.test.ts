import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { LintProblem } from './engine/run.js'
import { lintRules } from './index.js'
import type { RuleName } from './rules/index.js'
import { ruleFolder } from './rule-folder.js'
import { linted } from './testing/said.js'

// What is allowed is silent where it is allowed, and changes nothing else: held for everything that is said of the examples
// on the pages of rules.

/** Dockerfiles that rules speak of. */
const texts = lintRules.flatMap(({ name }) => {
  const page = readFileSync(join(import.meta.dirname, 'rules', ruleFolder(name), 'page.md'), 'utf8')
  const bad = page.slice(page.indexOf('## Bad'), page.indexOf('## Good'))
  return [...bad.matchAll(/^```dockerfile\n([^]*?)^```$/gm)].map(([, text]) => text!)
})

type Said = Pick<LintProblem<RuleName>, 'code' | 'message'> & { readonly line: number | undefined }

/** What is said, with the lines that they have in a text without the one that was added. */
const said = (text: string, added = Infinity): readonly Said[] =>
  linted(text)
    .map(({ code, message, place }) => {
      const line = place?.line
      return { code, message, line: line === undefined || line < added ? line : line - 1 }
    })
    .filter(({ code }) => code !== 'unused-allow')

/** The lines on which something begins that comments above count for. */
const beginnings = (text: string): readonly number[] =>
  text
    .split('\n')
    .flatMap((line, index, all) =>
      /^[A-Za-z]+ /.test(line) && all[index - 1]?.endsWith('\\') !== true ? [index + 1] : [],
    )

function withComment(text: string, line: number, comment: string): string {
  const lines = text.split('\n')
  return [...lines.slice(0, line - 1), comment, ...lines.slice(line - 1)].join('\n')
}

/** Every text with each line that something is said of, and what that is. Errors cannot be allowed. */
const cases = texts.flatMap((text) =>
  beginnings(text).flatMap((line) => {
    const codes = new Set(
      linted(text).flatMap(({ code, place, severity }) => (place?.line === line && severity !== 'error' ? [code] : [])),
    )
    return [...codes].map((code) => ({ text, line, code }))
  }),
)

describe('a comment that allows a rule', () => {
  test('is tried on most of them', () => {
    expect(new Set(cases.map(({ code }) => code)).size).toBeGreaterThan(30)
  })

  test('silences it at its instruction, and nothing else anywhere', () => {
    for (const { text, line, code } of cases) {
      const left = said(text).filter((one) => one.code !== code || one.line !== line)
      const allowed = withComment(text, line, `# stagecraft allow=${code} because`)
      expect({ allowed, said: said(allowed, line) }).toEqual({ allowed, said: left })
    }
  })

  test('of another one changes nothing', () => {
    for (const { text, line } of cases) {
      const allowed = withComment(text, line, '# stagecraft allow=another-rule because')
      expect({ allowed, said: said(allowed, line) }).toEqual({ allowed, said: said(text) })
    }
  })

  test('is used, as unused-allow sees it', () => {
    for (const { text, line, code } of cases) {
      const allowed = withComment(text, line, `# stagecraft allow=${code} because`)
      expect({ allowed, unused: linted(allowed).filter((one) => one.code === 'unused-allow').length }).toEqual({
        allowed,
        unused: linted(text).filter((one) => one.code === 'unused-allow').length,
      })
    }
  })
})
