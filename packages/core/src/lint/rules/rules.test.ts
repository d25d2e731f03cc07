import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ignoreMatcher, readIgnore } from '../../ignore/index.js'
import type { LintOptions } from '../lint.js'
import { ruleFolder } from '../rule-folder.js'
import { contextOf } from '../testing/context.js'
import { linesOf, linted } from '../testing/said.js'
import { rules, type RuleName } from './index.js'

// Every rule is a folder with its page. The page is run: what it shows under "Bad" must be reported, what it shows under
// "Good" must not. A block `.dockerignore` counts for the Dockerfiles below it; a block `images` says which platform
// images are made for, a block `context` what lies in the build context.

const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((one) => one.isDirectory())

interface Example {
  readonly heading: string
  readonly text: string
  readonly options: LintOptions
}

function examplesOf(page: string, name: RuleName): readonly Example[] {
  const examples: Example[] = []
  let heading = ''
  const base: LintOptions = { rules: { [name]: 'warning' } }
  let options = base
  for (const found of page.matchAll(/^## (.*)$|^```(\w+)\n([^]*?)^```$/gm)) {
    const [, title, language, text = ''] = found
    if (title !== undefined) {
      heading = title
      options = base
    } else if (language === 'text') {
      const body = text.slice(text.indexOf('\n') + 1)
      if (text.startsWith('# context')) options = { ...options, context: contextOf(body) }
      else if (text.startsWith('# images')) options = { ...options, platformOf: (image) => facts(body).get(image) }
      else options = { ...options, ignore: ignoreMatcher(readIgnore(body).patterns) }
    } else if (language === 'dockerfile') examples.push({ heading, text, options })
  }
  return examples
}

const facts = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split('\n').map((line) => line.split(' ') as [string, string]))

test('every folder is a rule, and every rule a folder', () => {
  expect(folders.map(({ name }) => name).sort()).toEqual(rules.map(({ name }) => ruleFolder(name)).sort())
})

test('names are permanent, and none is that of another', () => {
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length)
})

describe.each(rules.map((rule) => ({ name: rule.name, rule })))('$name', ({ name, rule }) => {
  const folder = join(import.meta.dirname, ruleFolder(name))
  const page = readFileSync(join(folder, 'page.md'), 'utf8')
  const examples = examplesOf(page, name)
  const under = (heading: string): readonly Example[] => examples.filter((one) => one.heading === heading)

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
