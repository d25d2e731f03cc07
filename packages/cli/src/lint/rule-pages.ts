import { readFileSync } from 'node:fs'
import { didYouMean, problem, problemCodes, type Problem } from '@stagecraft/core'
import { lintRules, ruleFolder } from '@stagecraft/core/lint'
import { resolveFromCli } from '../bundle/own-packages.js'
import { Stop } from '../stop.js'

/** The page of a rule, in Markdown: what it wants and why, something bad, something good, and what its fix does. */
export function rulePage(name: string): string {
  const fix = lintRules.find((rule) => rule.name === name)?.fix
  return fix === undefined ? pageOf(name) : `${pageOf(name)}\n## Fix\n\n\`--fix\` ${fix}.\n`
}

function pageOf(name: string): string {
  return readFileSync(
    new URL(`lint/rules/${ruleFolder(name)}/page.md`, resolveFromCli('@stagecraft/core/lint')),
    'utf8',
  )
}

/**
 * The name of a rule, also when it is written in another case, or as a code of hadolint that it covers.
 *
 * @throws {Stop} exit code 2 when there is no such rule
 */
export function ruleNamed(word: string): string {
  const found = lintRules.find(
    ({ name, hadolint = [] }) => name.toLowerCase() === word.toLowerCase() || hadolint.includes(word.toUpperCase()),
  )
  if (found !== undefined) return found.name
  throw new Stop([noRule(word)], 2)
}

/** For a word that names no rule; a problem is often taken for one, since lint shows both. */
export function noRule(word: string, before = ''): Problem {
  if (Object.hasOwn(problemCodes, word)) {
    const message = `${before}${word} is no rule: it is what every command says of a file, and stays on`
    return problem({ code: 'bad-config', message, hint: problemCodes[word as keyof typeof problemCodes] })
  }
  const near = didYouMean(
    word,
    lintRules.map(({ name }) => name),
  )
  const hint = near ?? 'All are listed by: npx stagecraft lint --list-rules'
  return problem({ code: 'bad-config', message: `${before}No rule is called ${JSON.stringify(word)}`, hint })
}

/** All rules, one a line: name, severity, whether `--fix` mends it, what it wants. */
export function ruleList(): string {
  const rows = lintRules.map(({ name, severity, summary, fix, on, isExperimental }) => {
    const shown = on === false || isExperimental === true ? 'off' : severity
    return [name, shown, fix === undefined ? '' : '--fix', summary] as const
  })
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((cells) => cells[column]!.length)))
  return rows
    .map(
      (cells) =>
        `${cells
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}
