import { keywords, shellText, type Cmd, type Entrypoint, type Healthcheck, type Run } from '../../../model/index.js'
import { entryRule, type Report } from '../../engine/rule.js'

export const singleQuotedList = entryRule(
  {
    name: 'single-quoted-list',
    severity: 'warning',
    summary: 'Lists are JSON, with double quotes.',
  },
  {
    cmd: visit,
    entrypoint: visit,
    healthcheck: visit,
    run: visit,
    volume: ({ paths }, report) => {
      // Quotes of words are gone; the brackets are not.
      const words = paths.map((path) => (typeof path === 'string' ? path : ''))
      if (words[0]?.startsWith('[') !== true || words.at(-1)?.endsWith(']') !== true) return
      const items = words.join(' ').slice(1, -1).split(/[ ,]+/)
      report({
        message: `VOLUME has a list that is no JSON: its volumes are called ${words.map((word) => JSON.stringify(word)).join(' and ')}`,
        hint: `Write VOLUME [${items
          .filter((item) => item !== '')
          .map((item) => JSON.stringify(item))
          .join(', ')}]`,
      })
    },
  },
)

function visit({ kind, command }: Cmd | Entrypoint | Healthcheck | Run, report: Report): void {
  if (command?.form !== 'shell' || command.heredocs.length > 0) return
  const [first] = command.lines
  if (typeof first === 'string' && !/^\s*(?:\[|$)/.test(first)) return
  const text = shellText(command).trim()
  // `[ 'x' ]` is a question to the shell.
  if (!list.test(text) || !(text.startsWith("['") || text.includes(','))) return
  const keyword = kind === 'healthcheck' ? 'HEALTHCHECK CMD' : keywords[kind]
  const items = [...text.matchAll(/'([^']*)'/g)].map(([, item]) => JSON.stringify(item))
  report({
    message: `${keyword} has a list in single quotes, which is no JSON: a shell looks for a program whose name begins with "["`,
    hint: `Write ${keyword} [${items.join(', ')}]`,
  })
}

const list = /^\[\s*'[^']*'(?:\s*,\s*'[^']*')*\s*\]$/
