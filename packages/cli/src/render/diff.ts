import type { Io } from '../io.js'
import { printable } from '../shown.js'

/** A unified diff of what lies on disk and what should. */
export async function renderDiff(
  before: { readonly name: string; readonly text: string },
  after: { readonly name: string; readonly text: string },
  colors: Io['outColors'],
): Promise<string> {
  // Loaded here, because most runs have nothing to compare.
  const { createTwoFilesPatch } = await import('diff')
  const options = { context: 3, timeout: 5000 }
  const patch: string | undefined = createTwoFilesPatch(
    before.name,
    after.name,
    before.text.replaceAll('\r\n', '\n'),
    after.text.replaceAll('\r\n', '\n'),
    undefined,
    undefined,
    options,
  )
  if (patch === undefined) return '(the two differ too much to compare them line by line)\n'
  const lines = patch.split('\n').filter((line) => !/^(?:=+$|Index: )/.test(line))
  return lines.map((line) => paint(printable(line), colors)).join('\n')
}

function paint(line: string, colors: Io['outColors']): string {
  if (line.startsWith('---') || line.startsWith('+++')) return colors.bold(line)
  if (line.startsWith('@@')) return colors.cyan(line)
  if (line.startsWith('+')) return colors.green(line)
  return line.startsWith('-') ? colors.red(line) : line
}
