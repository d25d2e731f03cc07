import { emit } from '../../emit/index.js'
import type { ContextView } from '../../lint/index.js'
import { readIgnore, ignoreMatcher } from '../../ignore/index.js'
import { parse } from '../../parse/parse-file.js'
import { toMultiStage } from '../to-multi-stage.js'

/** A build context of these files. */
export function contextWith(files: Readonly<Record<string, string>>): ContextView {
  return {
    list(folder) {
      const prefix = folder === '' ? '' : `${folder}/`
      const names = Object.keys(files).flatMap((path) => (path.startsWith(prefix) ? [path.slice(prefix.length)] : []))
      if (names.length === 0) return undefined
      const first = new Map(names.map((name) => [name.split('/')[0]!, name.includes('/')]))
      return [...first].map(([name, isFolder]) => ({ name, isFolder }))
    },
    read: (path) => files[path],
  }
}

export const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`

/** The Dockerfile with two stages; or `4: sentence`, with the hint behind a bar. */
export function splitOf(text: string, files?: Readonly<Record<string, string>>, ignore?: string): string {
  const parsed = parse(text)
  const { file, problems } = toMultiStage(parsed.file, {
    places: parsed.places,
    ...(files === undefined ? {} : { context: contextWith(files) }),
    ...(ignore === undefined ? {} : { ignore: ignoreMatcher(readIgnore(ignore).patterns) }),
  })
  if (file !== undefined) return emit(file).text
  const prefix = 'it is not split into stages: '
  return problems
    .map(({ code, message, place, hint }) => {
      if (code !== 'not-multi-stage' || !message.startsWith(prefix)) throw new Error(`${code}: ${message}`)
      return `${place?.line ?? '-'}: ${message.slice(prefix.length)}${hint === undefined ? '' : ` | ${hint}`}`
    })
    .join('\n')
}

/** The second stage alone, without its comments. */
export function runtimeOf(text: string, files?: Readonly<Record<string, string>>, ignore?: string): string {
  const made = splitOf(text, files, ignore)
  const at = made.indexOf('\nFROM ', made.indexOf('# Split by'))
  return at === -1 ? made : made.slice(at + 1).replace(/^#.*\n/gm, '')
}

/** What was assumed. */
export function assumedOf(text: string, files?: Readonly<Record<string, string>>): readonly string[] {
  return [...splitOf(text, files).matchAll(/^# - (.*)$/gm)].map(([, sentence]) => sentence!)
}
