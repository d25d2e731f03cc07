import type { Command } from './command.js'
import type { CopyFlags } from './flags.js'
import type { Copy, Entry, Pair, Source } from './instructions.js'
import { isPlainWord } from './lexical/plain-word.js'
import { isStageName } from './lexical/stage-name.js'
import type { Word } from './word.js'

/** The kinds of entries that can be plain. */
export type PlainEntry = Extract<
  Entry,
  { kind: 'arg' | 'cmd' | 'copy' | 'entrypoint' | 'env' | 'expose' | 'label' | 'run' | 'user' | 'volume' | 'workdir' }
>

/**
 * Whether an entry is plain, as most are: all its words are bare in every field and with either escape character, and it
 * has nothing that could be wrong, depend on variables, or need a newer frontend. So the DSL has nothing to refuse in it,
 * the checks have nothing to say about it alone, and the emitter writes its words as they are.
 */
export function isPlainEntry(entry: Entry): entry is PlainEntry {
  switch (entry.kind) {
    case 'workdir':
      return isPlainWord(entry.path)
    case 'user':
      return isPlainWord(entry.user)
    case 'env':
    case 'label':
      return entry.comments === undefined && arePlainPairs(entry.pairs)
    case 'arg': {
      if (entry.comments !== undefined || entry.args.length !== 1) return false
      const { name, value } = entry.args[0]!
      return value !== undefined && isPlainWord(value) && plainName.test(name)
    }
    case 'expose':
      return areAll(entry.ports, isPlainPort)
    case 'volume':
      return areAll(entry.paths, isPlainWord)
    case 'copy':
      return isPlainCopy(entry)
    case 'run':
      for (const _ in entry.flags) return false
      return isPlainCommand(entry.command)
    case 'cmd':
    case 'entrypoint':
      return isPlainCommand(entry.command)
    default:
      return false
  }
}

const plainName = /^[A-Za-z_]\w*$/
const plainPort = /^[0-9]{1,4}$/
/** Neither a URL nor a git repository. */
const plainPath = /^(?!github\.com\/)[\w./@+^,~][\w./@+^,~=%*?-]*$/
/** One line of ASCII that is neither a list nor a flag, has no variable and no heredoc, and does not go on. */
const plainLine = /^(?=[!-,.-Z\]-~])[ -#%-;=-~]*[!-#%-;=-[\]-_a-~]$/
/** JSON writes these as they are. */
const plainItem = /^[ !#-[\]-~]*$/

function arePlainPairs(pairs: readonly Pair[]): boolean {
  for (let at = 0; at < pairs.length; at++) {
    const { key, value } = pairs[at]!
    if (!isPlainWord(key) || (key as string).includes('=') || !isPlainWord(value)) return false
  }
  return pairs.length > 0
}

function isPlainCopy({ flags, sources, destination }: Copy): boolean {
  for (const flag in flags) if (flag !== 'from') return false
  if (!isPlainOrigin(flags.from) || !isPlainWord(destination)) return false
  if (sources.length > 1 && !(destination as string).endsWith('/')) return false
  return areAll(sources, isPlainPath)
}

function isPlainOrigin(from: CopyFlags['from']): boolean {
  if (from === undefined) return true
  return from.kind === 'stage-reference' && typeof from.stage === 'string' && isStageName(from.stage)
}

function isPlainCommand(command: Command): boolean {
  if (command.form === 'shell') {
    const { lines, heredocs } = command
    return lines.length === 1 && heredocs.length === 0 && typeof lines[0] === 'string' && plainLine.test(lines[0])
  }
  return areAll(command.args, isPlainItem)
}

/** Whether a port is a number alone, of which there is nothing to say. */
export function isPlainPort(port: Word): boolean {
  return typeof port === 'string' && plainPort.test(port)
}

function isPlainPath(source: Source): boolean {
  return typeof source === 'string' && plainPath.test(source)
}

function isPlainItem(item: string): boolean {
  return plainItem.test(item)
}

function areAll<T>(items: readonly T[], test: (item: T) => boolean): boolean {
  for (let at = 0; at < items.length; at++) if (!test(items[at]!)) return false
  return items.length > 0
}

/**
 * What is known to be plain in a file, by stage: bit `n` is that of the entry `n`, the highest one that of FROM. A plain
 * FROM has an image with a tag or a digest, whose reference is right and bare, and a name that is right. Who made the nodes and asked
 * of each tells it to those who read them, so that nobody asks again; what is not marked may be plain all the same.
 */
export type PlainMarks = readonly number[]

/** How many entries of a stage have a bit. */
const markable = 31
const fromBit = 1 << 31

export function marked(marks: number, entry: number): number {
  return entry < markable ? marks | (1 << entry) : marks
}

export function markedFrom(marks: number): number {
  return marks | fromBit
}

export function isFromMarked(marks: number): boolean {
  return marks < 0
}

/** Whether all of a stage is plain, so that there is nothing to say about it alone. */
export function isAllMarked(marks: number, entries: number): boolean {
  return entries <= markable && marks === (((1 << entries) - 1) | fromBit)
}

export function isMarked(marks: number, entry: number): boolean {
  return entry < markable && (marks & (1 << entry)) !== 0
}
