import { existsSync, realpathSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Severity } from '@stagecraft/core'
import { shownPath } from '../shown.js'
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

/** GitHub looks for files from the root of the workspace, wherever in it the command was run. */
function inWorkspace(file: string, cwd: string): string {
  const workspace = process.env['GITHUB_WORKSPACE'] ?? ''
  if (!isAbsolute(workspace) || !existsSync(workspace)) return shownPath(file, cwd)
  const path = resolve(cwd, file.startsWith('file://') ? fileURLToPath(file) : file)
  const inside = relative(realpathSync(workspace), existsSync(path) ? realpathSync(path) : path)
  const isBelow = inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside)
  return isBelow ? inside.split(sep).join('/') : shownPath(file, cwd)
}

const inMessage = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const inProperty = (text: string): string => inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
