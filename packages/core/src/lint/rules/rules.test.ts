import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ruleFolder } from '../rule-folder.js'
import { pageExamples, type PageExample } from '../testing/page-examples.js'
import { linesOf, linted } from '../testing/said.js'
import { rules } from './index.js'

// Every rule is a folder with its page. The page is run: what it shows under "Bad" must be reported, what it shows under
// "Good" must not.

const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((one) => one.isDirectory())

test('every folder is a rule, and every rule a folder', () => {
  expect(folders.map(({ name }) => name).sort()).toEqual(rules.map(({ name }) => ruleFolder(name)).sort())
})

test('names are permanent, and none is that of another', () => {
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length)
})

describe.each(rules.map((rule) => ({ name: rule.name, rule })))('$name', ({ name, rule }) => {
  const folder = join(import.meta.dirname, ruleFolder(name))
  const page = readFileSync(join(folder, 'page.md'), 'utf8')
  const examples = pageExamples(page, name)
  const under = (heading: string): readonly PageExample[] => examples.filter((one) => one.heading === heading)

  test('has a test and a page that says what and why', () => {
    expect(existsSync(join(folder, 'rule.test.ts'))).toBe(true)
    expect(page.startsWith(`# ${name}\n\n${rule.summary}\n`)).toBe(true)
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(['Why', 'Bad', 'Good'])
    expect(examples.length).toBe(under('Bad').length + under('Good').length)
  })

  test('reports what the page shows as bad', () => {
    expect(under('Bad').length).toBeGreaterThan(0)
    for (const { text, options } of under('Bad')) {
      expect({ text, lines: linesOf(name, text, options).length > 0 }).toEqual({ text, lines: true })
    }
  })

  test('is silent about what the page shows as good', () => {
    expect(under('Good').length).toBeGreaterThan(0)
    for (const { text, options } of under('Good')) {
      expect({ text, lines: linesOf(name, text, options) }).toEqual({ text, lines: [] })
      expect(linted(text, options).filter(({ severity }) => severity === 'error')).toEqual([])
    }
  })
})
