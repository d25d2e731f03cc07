import type { Directives, Dockerfile, Entry, Node, Stage } from '../model/index.js'
import { directiveProblem, refuse } from '../model/lexical/expressible.js'
import { isFromMarked, isMarked, isPlainEntry, type PlainEntry, type PlainMarks } from '../model/plain-entry.js'
import { isStageName } from '../model/lexical/stage-name.js'
import { fitsLines, longestLine } from '../model/lexical/physical-line.js'
import { printComment } from './comments.js'
import { printFlags } from './flags.js'
import { printInstruction } from './instruction.js'
import { continueLongLines } from './long-lines.js'
import { fail, type Page } from './page.js'
import { printPlain, printPlainFrom } from './plain.js'
import { printBase } from './references.js'

export interface EmitOptions {
  /** Lines of a comment at the top, beneath the directives. An empty one prints a lone `#`. */
  readonly header?: readonly string[]
}

export interface Emitted {
  readonly text: string
  /**
   * `lines[i]` is the node that wrote the physical line `i + 1`: an entry, a stage (its FROM), or the file (its
   * directives). Nothing for blank lines between them and for the header.
   */
  readonly lines: readonly (Node | undefined)[]
}

/**
 * The canonical Dockerfile of a model: the same text for the same model, always.
 *
 *     emit(file).text                                 // 'FROM node:22-alpine\nWORKDIR /app\n'
 *     emit(file, { header: ['Generated', ''] }).text  // '# Generated\n#\n\nFROM …'
 *
 * @throws {DockerfileError} what cannot be written in a Dockerfile: 'not-expressible', 'newline-in-value',
 * 'newline-in-command', 'bad-heredoc', 'line-too-long', 'bad-variable', 'bad-name', 'bad-directive', and the codes of
 * values that no Dockerfile has, such as 'bad-duration'
 */
export function emit(file: Dockerfile | { readonly model: Dockerfile }, options: EmitOptions = {}): Emitted {
  return emitMarked('model' in file ? file.model : file, options, undefined)
}

/** The same of a model with entries that are known to be plain. */
export function emitMarked(model: Dockerfile, options: EmitOptions, plain: PlainMarks | undefined): Emitted {
  const page: Page = { escape: model.directives.escape ?? '\\', severalLines: false }
  const sheet: Sheet = { text: '', opening: '', lines: [], page }
  writeDirectives(model, sheet)
  for (const line of options.header ?? []) {
    for (const piece of line.split('\n')) write(commentLine(piece === '' ? '' : ` ${piece}`), undefined, sheet)
  }
  if (options.header !== undefined && options.header.length > 0) write('', undefined, sheet)
  writeEntries(model.globalArgs, 0, sheet)
  for (let i = 0; i < model.stages.length; i++) {
    if (i > 0 || model.globalArgs.length > 0) write('', undefined, sheet)
    writeStage(model.stages[i]!, plain === undefined ? 0 : plain[i]!, sheet)
  }
  if (isFree(model.directives)) disarm(sheet)
  return Object.freeze({ text: sheet.text, lines: Object.freeze(sheet.lines) })
}

/** What has been written so far. */
interface Sheet {
  text: string
  /** The first line. */
  opening: string
  readonly lines: (Node | undefined)[]
  readonly page: Page
}

function write(line: string, by: Node | undefined, sheet: Sheet): void {
  if (sheet.lines.length === 0) sheet.opening = line
  sheet.text += line + '\n'
  sheet.lines.push(by)
}

function isFree({ syntax, escape, check }: Directives): boolean {
  return syntax === undefined && escape === undefined && check === undefined
}

/** In this order, and a blank line after them, so that no comment below can be taken for one. */
function writeDirectives(model: Dockerfile, sheet: Sheet): void {
  const { syntax, escape, check } = model.directives
  if (isFree(model.directives)) return
  if (syntax !== undefined) {
    refuse(directiveProblem('syntax', syntax))
    write(`# syntax=${syntax}`, model, sheet)
  }
  if (escape !== undefined) {
    if (escape !== '\\' && escape !== '`') {
      fail({ code: 'bad-directive', message: '# escape=: only a backslash or a backtick can be the escape character' })
    }
    write(`# escape=${escape}`, model, sheet)
  }
  if (check !== undefined) {
    refuse(directiveProblem('check', check))
    write(`# check=${check}`, model, sheet)
  }
  write('', undefined, sheet)
}

function writeStage(stage: Stage, plain: number, sheet: Sheet): void {
  const { page } = sheet
  const { comments } = stage
  for (let at = 0; at < comments.length; at++) write(commentLine(comments[at]!.text), comments[at], sheet)
  const from = isFromMarked(plain) ? printPlainFrom(stage) : printFrom(stage, page)
  writeAll(continueLongLines(from, page), stage, sheet)
  writeEntries(stage.instructions, plain, sheet)
}

function printFrom({ name, base, platform }: Stage, page: Page): string {
  let text = 'FROM'
  if (platform !== undefined) text += printFlags('FROM', { platform }, ' ', page)
  text += ' ' + printBase(base, page)
  return name === undefined ? text : text + ' AS ' + checkName(name)
}

function checkName(name: string): string {
  if (!isStageName(name)) {
    const accepted = 'a letter a to z, then letters, digits, "-", "_" and "."'
    fail({
      code: 'bad-stage-name',
      message: `FROM: a stage cannot be called ${JSON.stringify(name)}; accepted: ${accepted}`,
    })
  }
  return name
}

/** Of fewer bytes than BuildKit reads as a line, whatever its characters are. */
const shortLine = 20_000

/** Blank lines stand between entries only, one at a time. */
function writeEntries(entries: readonly Entry[], plain: number, sheet: Sheet): void {
  let blank: Entry | undefined
  let isFirst = true
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at]!
    if (entry.kind === 'blank') {
      blank = isFirst ? undefined : entry
      continue
    }
    if (blank !== undefined) write('', blank, sheet)
    blank = undefined
    isFirst = false
    if (entry.kind === 'comment') write(commentLine(entry.text), entry, sheet)
    else {
      const isPlain = isMarked(plain, at) || isPlainEntry(entry)
      const text = isPlain ? printPlain(entry as PlainEntry, sheet.page) : undefined
      writeAll(text !== undefined && text.length < shortLine ? text : printInstruction(entry, sheet.page), entry, sheet)
    }
  }
}

/** Writes a text of one line or several. */
function writeAll(text: string, by: Node, sheet: Sheet): void {
  write(text, by, sheet)
  if (!sheet.page.severalLines) return
  sheet.page.severalLines = false
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) sheet.lines.push(by)
}

function commentLine(text: string): string {
  const line = printComment('comment', text)
  if (!fitsLines(line)) fail({ code: 'line-too-long', message: `a comment has more than ${longestLine} bytes` })
  return line
}

/**
 * A comment at the very top that looks like a directive would be one. A blank line before it ends the search for them,
 * also behind a `#!` line, which the search for the syntax skips.
 */
function disarm(sheet: Sheet): void {
  if (!sheet.opening.startsWith('#')) return
  if (!/^(?:#!.*\n)?#[\s\u0085]*(?:syntax|escape|check)\s*=./i.test(sheet.text)) return
  sheet.text = '\n' + sheet.text
  sheet.lines.unshift(undefined)
}
