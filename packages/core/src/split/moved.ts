import { cleanPath } from '../ignore/clean-path.js'
import { operands } from '../lint/shell/arguments.js'
import { isRelated } from '../lint/files/paths.js'
import type { Classified } from './classified.js'
import { shown } from './classify.js'
import { Refusal } from './refusal.js'
import type { App } from './language.js'

const removing = new Set(['rm', 'rmdir'])

/**
 * Looks whether what RUNs put somewhere gets into the runtime.
 *
 * @param taken paths that come from the builder
 * @throws {Refusal} for a file that would stay behind
 */
export function checkMoved({ classified, lastWork }: App, taken: readonly string[]): void {
  for (const [step, commands] of classified) {
    if (step.at > lastWork.at) continue
    for (const one of commands) {
      if (one.role !== 'files' || removing.has(one.command.name)) continue
      const path = destination(one)
      if (path === undefined || !taken.some((other) => isRelated(other, path))) {
        throw new Refusal(`whether the app needs what \`${shown(one.command)}\` makes is not known`, step.entry)
      }
    }
  }
}

function destination({ command, cwd }: Classified): string | undefined {
  const last = operands(command).at(-1)
  if (last?.isPlain !== true) return undefined
  return cleanPath(last.text.startsWith('/') ? last.text : `${cwd}/${last.text}`)
}
