import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import {
  fix,
  ignoreMatcher,
  lintRules,
  lintText,
  readIgnore,
  ruleFolder,
  type RuleMeta,
} from '../packages/core/src/lint.js'
import { markdownTable } from './markdown-table.js'

// The table of rules is made from the rules: `UPDATE_PAGES=1 npx pnpm@10 vitest run docs` writes it.

const page = join(dirname(fileURLToPath(import.meta.url)), 'lint.md')

function row({
  name,
  severity,
  summary,
  hadolint = [],
  fix: mends = '',
  isExperimental,
  on,
}: RuleMeta): readonly string[] {
  const link = `[${name}](../packages/core/src/lint/rules/${ruleFolder(name)}/page.md)`
  return [link, isExperimental === true || on === false ? 'off' : severity, summary, mends, hadolint.join(', ')]
}

test('the page lists every rule as it is', () => {
  const text = readFileSync(page, 'utf8')
  const rules = markdownTable([['rule', 'severity', 'what it wants', '`--fix`', 'hadolint'], ...lintRules.map(row)])
  const wanted = text.replace(/(<!-- rules -->)[^]*(<!-- \/rules -->)/, `$1\n\n${rules}\n\n$2`)
  if (process.env['UPDATE_PAGES'] === '1') writeFileSync(page, wanted)
  expect(readFileSync(page, 'utf8')).toBe(wanted)
})

test('the program prints what the page says', () => {
  const [, program, printed] = /^```ts\n(\/\/ lint\.ts\n[^]*?)^```\n\n```\n([^]*?)^```$/m.exec(
    readFileSync(page, 'utf8'),
  )!
  const names = { fix, ignoreMatcher, lintText, readIgnore }
  const imported = [...program!.matchAll(/^import \{ (.*) \} from/gm)].flatMap(([, list]) => list!.split(', '))
  expect(imported.sort()).toEqual(Object.keys(names).sort())
  const lines: string[] = []
  const body = program!.replace(/^import .*\n/gm, '')
  const run = new Function(...Object.keys(names), 'console', body) as (...values: unknown[]) => void
  run(...Object.values(names), { log: (line: string) => lines.push(`${line}\n`) })
  expect(lines.join('')).toBe(printed)
})
