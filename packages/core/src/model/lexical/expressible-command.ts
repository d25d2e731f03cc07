import type { ProblemInput } from '../../problem/index.js'
import type { Heredoc, ShellCommand, ShellLine } from '../command.js'
import type { InlineFile } from '../instructions.js'
import { commentProblem, endsOpen, excerpt, execProblem, textProblem, variableProblem } from './expressible.js'
import { bodyEndsHeredoc, heredocWords, type HeredocWord } from './heredoc-words.js'
import { readJsonArray } from './json-array.js'
import { fitsLines, longestLine } from './physical-line.js'
import { unsafeCharacter } from './unsafe-characters.js'
import { isSpace, skipSpace } from './white-space.js'

/**
 * Why a command in shell form cannot be written, or nothing. BuildKit looks for heredocs in RUN only; elsewhere `<<` is
 * text.
 */
export function shellProblem(
  what: string,
  command: ShellCommand,
  escape = '\\',
  heredocs = what === 'RUN',
): ProblemInput | undefined {
  const { lines } = command
  if (lines.length === 1 && command.heredocs.length === 0 && isPlainLine(lines[0]!, escape)) return undefined
  const problem = linesProblem(what, lines)
  if (problem !== undefined) return problem
  const text = joined(lines)
  const begin = lines[0]
  const cannot = (why: string): ProblemInput => ({
    code: 'not-expressible',
    message: `${what}: ${why}, found ${excerpt(text)}`,
  })
  // A first line that is empty says that the command begins on the next one; white space before it is layout.
  if (typeof begin === 'string' && begin !== '' && isSpace(begin.charCodeAt(0))) {
    return cannot('white space before the command is not kept')
  }
  const last = lines[lines.length - 1]
  if (typeof last === 'string' && last !== '' && isSpace(last.charCodeAt(last.length - 1))) {
    return cannot('white space after the command is not kept')
  }
  if (endsOpen(text, escape)) return cannot(`an ${escape} at its end would continue the line`)
  if (readJsonArray(text) !== 'not-json') return cannot('a command that is a JSON list would be read as exec form')
  const opened = heredocs ? heredocWords(`${what} ${text}`) : []
  return opened.length === 0 && command.heredocs.length === 0
    ? undefined
    : (heredocsProblem(what, opened, command.heredocs) ??
        firstProblem(command.heredocs, (h) => heredocProblem(what, h)))
}

/** One line of ASCII without a heredoc, neither a list nor continued: there is nothing to look for in it. */
function isPlainLine(line: ShellLine, escape: string): boolean {
  return typeof line === 'string' && plainLine.test(line) && !line.endsWith(escape) && !line.includes('<<')
}

const plainLine = /^[!-Z\]-~](?:[ -~]*[!-~])?$/

/** Why physical lines of an instruction cannot be written, or nothing. */
export function linesProblem(what: string, lines: readonly ShellLine[]): ProblemInput | undefined {
  // After a comment an instruction goes on, over blank lines too: without text it would take the next instruction in.
  if (lines.some((line) => typeof line !== 'string') && isBlank(joined(lines))) {
    return { code: 'not-expressible', message: `${what}: a comment stands between lines of text, and there is none` }
  }
  return firstProblem(lines, (line) => {
    if (typeof line === 'string') {
      const problem = textProblem('rest', what, line)
      return problem?.code === 'newline-in-value' ? { ...problem, code: 'newline-in-command' } : problem
    }
    const { indent } = line
    if (skipSpace(indent, 0, indent.length) < indent.length || indent.includes('\n')) {
      return { code: 'not-expressible', message: `${what}: a comment is indented by white space only` }
    }
    return commentProblem(`comment in ${what}`, line.text)
  })
}

const isBlank = (text: string): boolean => skipSpace(text, 0, text.length) === text.length

/** The text of lines, comments left out. */
export function joined(lines: readonly ShellLine[]): string {
  let text = ''
  for (const line of lines) if (typeof line === 'string') text += line
  return text
}

/** Why the heredocs that a line opens are not the ones that an instruction has, or nothing. */
export function heredocsProblem(
  what: string,
  opened: readonly HeredocWord[],
  heredocs: readonly HeredocWord[],
): ProblemInput | undefined {
  for (let i = 0; i < Math.max(opened.length, heredocs.length); i++) {
    const [there, wanted] = [opened[i], heredocs[i]]
    if (wanted === undefined) {
      const message = `${what}: BuildKit reads a heredoc here that ends at a line ${excerpt(there!.delimiter)}`
      return { code: 'bad-heredoc', message, hint: 'Quote it, or write << without white space before it' }
    }
    const same = there?.delimiter === wanted.delimiter && there.expand === wanted.expand
    if (!same || there.stripTabs !== wanted.stripTabs || there.isRefused === true) {
      const message = `${what}: BuildKit does not find the heredoc ${excerpt(wanted.delimiter)} in its line`
      return { code: 'bad-heredoc', message }
    }
  }
  return undefined
}

/** Why the body of a heredoc cannot be written, or nothing. */
export function heredocProblem(what: string, { delimiter, stripTabs, body }: Heredoc): ProblemInput | undefined {
  return bodyProblem(what, delimiter, body) ?? endProblem(what, body, { delimiter, stripTabs })
}

/** Why an inline file of COPY or ADD cannot be written, or nothing. */
export function inlineFileProblem(what: string, file: InlineFile): ProblemInput | undefined {
  const { name, content, expand, stripTabs } = file
  const bad = (why: string): ProblemInput => ({ code: 'bad-heredoc', message: `${what}: ${why}` })
  if (name === '' || /[\t\n\v\f\r <]/.test(name) || unsafeCharacter(name) !== undefined) {
    return bad(`the name of an inline file has no white space and no "<", found ${excerpt(name)}`)
  }
  if (typeof content === 'string') {
    const problem = bodyProblem(what, name, content)
    // Where backslashes are removed, one before the line keeps it from ending the file.
    return problem ?? (expand ? undefined : endProblem(what, content, { delimiter: name, stripTabs }))
  }
  if (!expand) return bad(`the inline file ${excerpt(name)} has variables, and they are not expanded`)
  const last = content.parts[content.parts.length - 1]
  if (typeof last !== 'string') return bad(`the inline file ${excerpt(name)} must end with a newline`)
  for (const [index, part] of content.parts.entries()) {
    const problem =
      typeof part === 'string'
        ? bodyProblem(what, name, index === content.parts.length - 1 ? part : `${part}\n`)
        : variableProblem(what, part, '\\', false)
    if (problem !== undefined) return problem
  }
  return undefined
}

/** Why strings cannot be the exec form of an instruction, or nothing. */
export function execFormProblem(what: string, args: readonly string[]): ProblemInput | undefined {
  const mayBeEmpty = what === 'CMD' || what === 'ENTRYPOINT'
  if (args.length === 0 && !mayBeEmpty) return { code: 'empty-sources', message: `${what}: the list must not be empty` }
  return execProblem(what, args)
}

function bodyProblem(what: string, name: string, body: string): ProblemInput | undefined {
  const unsafe = unsafeCharacter(body)
  if (unsafe !== undefined) {
    return { code: 'not-expressible', message: `${what}: ${unsafe} cannot be written in ${excerpt(name)}` }
  }
  if (body !== '' && !body.endsWith('\n')) {
    return { code: 'bad-heredoc', message: `${what}: ${excerpt(name)} must end with a newline` }
  }
  if (fitsLines(body)) return undefined
  return { code: 'line-too-long', message: `${what}: a line of ${excerpt(name)} has more than ${longestLine} bytes` }
}

function endProblem(
  what: string,
  body: string,
  heredoc: Pick<HeredocWord, 'delimiter' | 'stripTabs'>,
): ProblemInput | undefined {
  if (!bodyEndsHeredoc(body, heredoc)) return undefined
  const message = `${what}: the heredoc ${excerpt(heredoc.delimiter)} has a line that is its own name, which would end it`
  return { code: 'bad-heredoc', message, hint: 'Give it another name' }
}

function firstProblem<T>(items: readonly T[], test: (item: T) => ProblemInput | undefined): ProblemInput | undefined {
  for (const item of items) {
    const problem = test(item)
    if (problem !== undefined) return problem
  }
  return undefined
}
