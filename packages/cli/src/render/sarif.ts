import type { Place, Severity } from '@stagecraft/core'
import { lintRules, ruleFolder, type LintProblem } from '@stagecraft/core/lint'
import { rulePage } from '../lint/rule-pages.js'

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** The problems as one SARIF 2.1.0 document, which GitHub and IDEs read. Paths must be relative to the repository. */
export function renderSarif(problems: readonly LintProblem[]): string {
  const ids = [...new Set([...lintRules.map(({ name }): string => name), ...problems.map(({ code }) => code)])]
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'stagecraft', rules: ids.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: problems.map((found) => resultOf(found, ids)),
      },
    ],
  }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

function ruleOf(id: string): object {
  const rule = lintRules.find(({ name }) => name === id)
  if (rule === undefined) return { id }
  return {
    id,
    shortDescription: { text: rule.summary },
    help: { text: rule.summary, markdown: rulePage(id) },
    // Rules of BuildKit have a page of their own.
    ...(/^[A-Z]/.test(id) ? { helpUri: `https://docs.docker.com/reference/build-checks/${ruleFolder(id)}/` } : {}),
    defaultConfiguration: { level: levels[rule.severity], enabled: rule.on !== false && rule.isExperimental !== true },
  }
}

function resultOf({ code, severity, message, hint, place, related }: LintProblem, ids: readonly string[]): object {
  const location = place === undefined ? undefined : locationOf(place)
  const others = (related ?? []).flatMap((one) => {
    const where = one.place === undefined ? undefined : locationOf(one.place)
    return where === undefined ? [] : [{ ...where, message: { text: one.message } }]
  })
  return {
    ruleId: code,
    ruleIndex: ids.indexOf(code),
    level: levels[severity],
    message: { text: hint === undefined ? message : `${message}\n${hint}` },
    ...(location === undefined ? {} : { locations: [location] }),
    ...(others.length === 0 ? {} : { relatedLocations: others }),
  }
}

function locationOf({ file, line, column, endLine, endColumn }: Place): object | undefined {
  if (file === undefined) return undefined
  const uri = file.split('/').map(encodeURIComponent).join('/')
  const region = { startLine: line, startColumn: column, endLine, endColumn }
  return { physicalLocation: { artifactLocation: { uri }, region } }
}
