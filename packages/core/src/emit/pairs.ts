import type { Arg, ArgDeclaration, Env, InnerComment, Label } from '../model/index.js'
import { argNameProblem, refuse } from '../model/lexical/expressible.js'
import { printComment } from './comments.js'
import { fail, nextLine, type Page } from './page.js'
import { printKey, printValue } from './words.js'

/** ENV and LABEL: one pair a line when there are several. */
export function printPairs(keyword: 'ENV' | 'LABEL', { pairs, comments }: Env | Label, page: Page): string {
  const key = `${keyword} key`
  const value = `${keyword} value`
  if (pairs.length === 1 && comments === undefined) {
    const pair = pairs[0]!
    return `${keyword} ${printKey(key, pair.key, page)}=${printValue(value, pair.value, page)}`
  }
  return printItems(
    keyword,
    pairs.map((pair) => `${printKey(key, pair.key, page)}=${printValue(value, pair.value, page)}`),
    comments,
    page,
  )
}

/** ARG: a name, or a name and its default. Names are not expanded, so they are never quoted. */
export function printArg({ args, comments }: Arg, page: Page): string {
  if (args.length === 1 && comments === undefined) {
    const item = printArgument(args[0]!, page)
    return (item.startsWith('--') ? 'ARG -- ' : 'ARG ') + item
  }
  const items = args.map((argument) => printArgument(argument, page))
  // The first name could be taken for a flag, a later one at the start of a line for a comment.
  if (items[0]?.startsWith('--') === true) items[0] = `-- ${items[0]}`
  if (items.some((item, index) => index > 0 && item.startsWith('#'))) return `ARG ${items.join(' ')}`
  return printItems('ARG', items, comments, page)
}

function printArgument({ name, value }: ArgDeclaration, page: Page): string {
  refuse(argNameProblem('ARG name', name))
  return value === undefined ? name : `${name}=${printValue('ARG value', value, page)}`
}

/** Items after a keyword, one a line, each below its comments. */
function printItems(
  keyword: string,
  items: readonly string[],
  comments: readonly InnerComment[] | undefined,
  page: Page,
): string {
  if (items.length === 0) fail({ code: 'empty-sources', message: `${keyword}: the list must not be empty` })
  let text = keyword
  for (let index = 0; index < items.length; index++) {
    const above = comments === undefined ? '' : commentsAbove(index, items.length, keyword, comments)
    if (above === '') text += (index === 0 ? ' ' : nextLine(page)) + items[index]!
    else {
      // After a comment the instruction goes on without an escape character.
      page.severalLines = true
      text += ` ${page.escape}\n${above}    ${items[index]!}`
    }
  }
  return text
}

/** The comments before an item; those that point behind the last one stand before it too. */
function commentsAbove(index: number, count: number, keyword: string, comments: readonly InnerComment[]): string {
  let text = ''
  for (const { before, text: comment } of comments) {
    if (Math.max(0, Math.min(before, count - 1)) !== index) continue
    text += `    ${printComment(`comment in ${keyword}`, comment)}\n`
  }
  return text
}
