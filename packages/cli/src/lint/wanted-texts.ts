import { DockerfileError, emit } from '@stagecraft/core'
import { applyEdits, lint, lintRules, textEdits, type TextEdit } from '@stagecraft/core/lint'
import { parse } from '@stagecraft/core/parse'
import type { DockerfileFile } from '../config/config-value.js'
import type { Config } from '../config/load-config.js'
import { nodeOf, type OutputProblem } from './config-problems.js'
import type { RuleSettings } from './rule-settings.js'

/**
 * The text that every output has when these problems, all of one call, are mended: what the same fixes make of the text.
 * Nothing when one of them cannot be found there again.
 */
export function wantedTexts(
  config: Config,
  problems: readonly OutputProblem[],
): ReadonlyMap<string, string> | undefined {
  const texts = new Map<string, string>()
  for (const [name, file] of config.outputs) {
    const own = problems.filter(({ output }) => output === name)
    const text = own.length === 0 ? file.emit().text : mended(file, own)
    if (text === undefined) return undefined
    texts.set(name, text)
  }
  return texts
}

function mended(output: DockerfileFile, problems: readonly OutputProblem[]): string | undefined {
  const { text, lines = [] } = output.emit()
  const { file, places } = parse(text)
  const inText = lint(file, { text, places, rules: only(problems[0]!.found.code) })
  const edits: TextEdit[] = []
  for (const { found, nth } of problems) {
    const line = lines.indexOf(nodeOf(found.fix![0]!)) + 1
    const alike = inText.filter(({ message, place }) => message === found.message && place?.line === line)
    const fix = alike[nth]?.fix
    const own = fix && textEdits(fix, { text, places, escape: file.directives.escape })
    if (own === undefined) return undefined
    edits.push(...own)
  }
  return applyEdits(text, edits)
}

/** Of all rules only this one runs. */
function only(code: string): RuleSettings {
  return Object.fromEntries(lintRules.map(({ name }) => [name, name === code ? 'warning' : 'off']))
}

/** Whether an output has this text, or its canonical form. */
export function hasText(output: DockerfileFile | undefined, wanted: string): boolean {
  if (output === undefined) return false
  const { text } = output.emit()
  if (text === wanted) return true
  try {
    return emit(parse(wanted).file).text === text
  } catch (error) {
    if (error instanceof DockerfileError) return false
    throw error
  }
}
