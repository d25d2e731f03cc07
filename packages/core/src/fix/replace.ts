import { printInstruction } from '../emit/index.js'
import type { Expose, Instruction, Stage } from '../model/index.js'
import { separatedWords } from '../parse/arguments.js'
import type { Replace } from '../lint/engine/change.js'
import { commandEdits } from './commands.js'
import type { TextEdit, Written } from './written.js'

/** The edits by which an instruction becomes another one, as few as there can be; nothing when that is not known. */
export function replaceEdits(written: Written, { node, by }: Replace): readonly TextEdit[] | undefined {
  if (node.kind === 'stage' || by.kind === 'stage') {
    return node.kind === 'stage' && by.kind === 'stage' ? stageEdits(written, node, by) : undefined
  }
  if (node.kind === 'run' && by.kind === 'run') return commandEdits(written, node.command, by.command)
  if (node.kind === 'cmd' && by.kind === 'cmd') return commandEdits(written, node.command, by.command)
  if (node.kind === 'entrypoint' && by.kind === 'entrypoint') return commandEdits(written, node.command, by.command)
  if (node.kind === 'expose' && by.kind === 'expose') return wordEdits(written, node, by)
  if (node.kind === 'add' && by.kind === 'copy') return keywordEdits(written, 'COPY')
  return wholeEdits(written, by)
}

/** A flag that goes takes the blanks behind it along. */
function stageEdits(written: Written, node: Stage, by: Stage): readonly TextEdit[] | undefined {
  if (node.platform === undefined || by.platform !== undefined) return undefined
  const { line, parts } = written
  const flag = parts.flags.find(({ text }) => text.startsWith('--platform='))
  if (flag === undefined) return undefined
  const next = line.pieces.find(({ at }) => at >= flag.end)?.at ?? line.text.length
  const blanks = /^[ \t]*/.exec(line.text.slice(flag.end, next))![0]
  const edit = written.edit(flag.start, flag.end + blanks.length, '')
  return edit && [edit]
}

function wordEdits(written: Written, node: Expose, by: Expose): readonly TextEdit[] | undefined {
  const { line, parts } = written
  const words = separatedWords(line.text, parts.start, parts.end)
  if (words.length !== node.ports.length || words.length !== by.ports.length) return undefined
  const edits = words.flatMap(({ start, end }, index): readonly (TextEdit | undefined)[] => {
    const [before, after] = [node.ports[index], by.ports[index]]
    if (before === after) return []
    // What the word means must be what it is, or something in it is quoted or escaped.
    if (typeof after !== 'string' || before !== line.text.slice(start, end)) return [undefined]
    return [written.edit(start, end, after)]
  })
  return edits.includes(undefined) ? undefined : (edits as readonly TextEdit[])
}

function keywordEdits(written: Written, keyword: string): readonly TextEdit[] | undefined {
  const { keywordStart, keyword: found } = written.parts
  const edit = written.edit(keywordStart, keywordStart + found.length, cased(keyword, found))
  return edit && [edit]
}

/** All of it in the canonical form; the keyword is written as the one before was. */
function wholeEdits(written: Written, by: Instruction): readonly TextEdit[] | undefined {
  const { keywordStart, end, keyword } = written.parts
  if (written.line.comments.length > 0 || written.last !== written.line.last) return undefined
  const [, own, rest] = /^(\S+)([^]*)$/.exec(printed(written, by))!
  const edit = written.edit(keywordStart, end, cased(own!, keyword) + rest!)
  return edit && [edit]
}

/** What stands behind the keyword, in the canonical form. */
export function rewriteEdits(written: Written, node: Instruction): readonly TextEdit[] | undefined {
  const { start, end } = written.parts
  const pair = node.kind === 'env' || node.kind === 'label' ? pairEdits(written) : undefined
  if (pair !== undefined) return pair
  if (written.line.comments.length > 0 || written.last !== written.line.last) return undefined
  const edit = written.edit(start, end, printed(written, node).replace(/^\S+\s+/, ''))
  return edit && [edit]
}

/** The old form of ENV and LABEL, `key value`, where the value needs quotes at most: its lines stay as they are. */
function pairEdits(written: Written): readonly TextEdit[] | undefined {
  const { text } = written.line
  const { start, end } = written.parts
  const [, key, gap, value] = /^([^\s"'\\`]+)(\s+)([^"'\\`]+)$/.exec(text.slice(start, end)) ?? []
  if (key === undefined || gap === undefined || value === undefined) return undefined
  const quote = /^[!-~]+$/.test(value) ? '' : '"'
  const sign = written.edit(start + key.length, start + key.length + gap.length, `=${quote}`)
  const close = quote === '' ? undefined : written.edit(end, end, quote)
  if (sign === undefined || (quote !== '' && close === undefined)) return undefined
  return close === undefined ? [sign] : [sign, close]
}

export function printed({ file }: Pick<Written, 'file'>, node: Instruction): string {
  return printInstruction(node, { escape: file.escape, severalLines: false })
}

function cased(keyword: string, like: string): string {
  return like === like.toLowerCase() ? keyword.toLowerCase() : keyword
}
