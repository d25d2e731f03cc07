import type { Severity } from '@stagecraft/core'
import { inWorkspace } from './workspace.js'
import type { Shown } from './problem.js'

/** Workflow commands of GitHub Actions, which shows each problem at its line of a pull request. */
export const renderGithub = (problems: readonly Shown[], cwd: string): string =>
  problems.map((found) => annotation(found, cwd)).join('')

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

function annotation({ code, severity, message, hint, place }: Shown, cwd: string): string {
  const properties = [
    ...(place?.file === undefined ? [] : [`file=${inProperty(inWorkspace(place.file, cwd))}`]),
    ...(place === undefined ? [] : [`line=${place.line}`, `endLine=${place.endLine}`, `col=${place.column}`]),
    `title=${inProperty(code)}`,
  ]
  const text = hint === undefined ? message : `${message}\n${hint}`
  return `::${levels[severity]} ${properties.join(',')}::${inMessage(text)}\n`
}

const inMessage = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const inProperty = (text: string): string => inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
