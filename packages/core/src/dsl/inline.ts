import { node, partsOf, word, type InlineFile, type Part } from '../model/index.js'
import { lowerValue, usesOf, wrongArgument, type ArgHandle } from './handle.js'
import { onlyOptions } from './option-value.js'

/** A file whose content stands in the Dockerfile. */
export class InlineFileValue {
  readonly kind = 'inline-file'
  constructor(
    readonly name: string,
    readonly file: InlineFile,
    readonly uses: readonly ArgHandle[],
  ) {
    Object.freeze(this)
  }
}

interface InlineOptions {
  readonly expand?: boolean | undefined
  readonly stripTabs?: boolean | undefined
}

/** Runtime of `inline`. The content ends with a newline, which is added where it is missing. */
export function inline(name: string, content: unknown, options: InlineOptions = {}): InlineFileValue {
  onlyOptions('inline', options, ['expand', 'stripTabs'])
  const { expand = false, stripTabs = false } = options
  if (typeof name !== 'string') throw wrongArgument('inline: name', 'a file name', name)
  if (!expand && typeof content !== 'string') {
    throw wrongArgument('inline: content', 'a string, or { expand: true } for one with variables', content)
  }
  const value = expand ? lowerValue(content, 'inline: content') : (content as string)
  const entry = node<InlineFile>({ kind: 'inline-file', name, content: terminated(value), expand, stripTabs })
  return new InlineFileValue(name, entry, usesOf(content))
}

function terminated(content: InlineFile['content']): InlineFile['content'] {
  const parts: readonly Part[] = partsOf(content)
  const last = parts.at(-1)
  if (last === undefined || (typeof last === 'string' && last.endsWith('\n'))) return content
  return word([...parts, '\n'])
}
