import type { Add, Copy, InlineFile, Source, Word } from '../model/index.js'
import { heredocsProblem } from '../model/lexical/expressible-command.js'
import { refuse, wordProblem } from '../model/lexical/expressible.js'
import { heredocWords, type HeredocWord } from '../model/lexical/heredoc-words.js'
import { readJsonArray, writeJsonArray } from '../model/lexical/json-array.js'
import { isSpace } from '../model/lexical/white-space.js'
import { printFlags } from './flags.js'
import { printInlineBody, printInlineName } from './inline-file.js'
import { continueLongLines } from './long-lines.js'
import { fail, type Page } from './page.js'
import { printForBothLexers, printLexed, printListed, printQuoted } from './words.js'

/** COPY and ADD. */
export function printCopy(node: Copy | Add, page: Page): string {
  const keyword = node.kind === 'copy' ? 'COPY' : 'ADD'
  const head = node.kind === 'copy' ? 'COPY' + printFlags('COPY', node.flags, ' ', page) : printAddHead(node, page)
  const { sources, destination } = node
  if (sources.length === 0) fail({ code: 'empty-sources', message: `${keyword}: there is no source` })
  const files = sources.filter(isInline)
  if (files.length > 0) return printWithFiles(keyword, head, node, files, page)
  const words = printWords(keyword, [...(sources as readonly Word[]), destination], page)
  const line = `${head} ${words}`
  if (line.includes('<<') && readJsonArray(words) === 'not-json') {
    refuse(heredocsProblem(keyword, heredocWords(line), []))
  }
  return continueLongLines(line, page)
}

function printAddHead({ flags }: Add, page: Page): string {
  return 'ADD' + printFlags('ADD', flags, ' ', page)
}

function isInline(source: Source): source is InlineFile {
  return typeof source !== 'string' && source.kind === 'inline-file'
}

/** Inline files do not go with the JSON form, so nothing beside them may have white space. */
function printWithFiles(
  keyword: string,
  head: string,
  { sources, destination }: Copy | Add,
  files: readonly InlineFile[],
  page: Page,
): string {
  const expected = files.map(({ name, expand, stripTabs }) => ({ delimiter: name, expand, stripTabs }))
  const lineWith = (print: (word: Word) => string): string => {
    const words = sources.map((source) => (isInline(source) ? printInlineName(keyword, source) : print(source)))
    return `${head} ${words.join(' ')} ${print(destination)}`
  }
  let line = lineWith((word) => printListed('bare', `${keyword} beside an inline file`, word, page))
  if (page.escape !== '\\' && !areSame(heredocWords(line), expected)) line = lineWith(printForBothLexers)
  refuse(heredocsProblem(keyword, heredocWords(line), expected))
  page.severalLines = true
  let text = continueLongLines(line, page)
  for (const [index, file] of files.entries()) {
    if (files.findIndex(({ name }) => name === file.name) !== index) {
      fail({ code: 'bad-heredoc', message: `${keyword}: two inline files have the name "${file.name}"` })
    }
    text += printInlineBody(file)
  }
  return text
}

function areSame(found: readonly HeredocWord[], expected: readonly HeredocWord[]): boolean {
  return heredocsProblem('', found, expected) === undefined
}

/** The operands of COPY, ADD and VOLUME: words, or a JSON list when one of them has white space. */
export function printWords(keyword: string, words: readonly Word[], page: Page): string {
  if (words.some(hasBlank)) {
    return writeJsonArray(
      words.map((word) => {
        refuse(wordProblem('path', keyword, word, page.escape))
        return printForJson(word, page)
      }),
    )
  }
  let text = ''
  for (let i = 0; i < words.length; i++) text += (i === 0 ? '' : ' ') + printListed('path', keyword, words[i]!, page)
  if (text.startsWith('[') && readJsonArray(text) !== 'not-json') {
    const first = printListed('path', keyword, words[0]!, page)
    return printQuoted(words[0]!, page) + text.slice(first.length)
  }
  return text
}

const blank = /[\t\n\v\f\r ]/

function hasBlank(word: Word): boolean {
  if (typeof word === 'string') return blank.test(word)
  return word.parts.some((part) => blank.test(typeof part === 'string' ? part : (part.modifier ?? '')))
}

/** Strings of the JSON form are read by the lexer too. It drops a byte order mark, VOLUME drops blanks at the ends. */
function printForJson(word: Word, page: Page): string {
  const text = printLexed(word, page)
  const ends = [text.charCodeAt(0), text.charCodeAt(text.length - 1)]
  return ends.some((code) => isSpace(code) || code === 0xfeff) || /^[0-9]*<</.test(text)
    ? printQuoted(word, page)
    : text
}
