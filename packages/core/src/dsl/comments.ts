import { DockerfileError } from '../problem/index.js'
import { comment, type Comment } from '../model/index.js'
import { trimSpace } from '../model/lexical/white-space.js'

/** One comment node for each line. A line that starts with `#` is the comment as it stands; else a blank follows `#`. */
export function commentNodes(text: string): readonly Comment[] {
  return String(text)
    .split(/\r?\n/)
    .map((line) => comment(commentText(line)))
}

/** The text of a comment line, without its first `#`. */
export function commentText(line: string): string {
  // White space as BuildKit knows it, which a byte order mark is not.
  const end = line.slice(0, trimSpace(line, 0, line.length))
  if (end.startsWith('#')) return end.slice(1)
  return end === '' ? '' : ` ${end}`
}

/** A rule of BuildKit's own `--check`, such as JSONArgsRecommended, is silenced in BuildKit's words too. */
const BUILDKIT_RULE = /^[A-Z][A-Za-z]+$/

const SKIP = ' check=skip='

/**
 * The comments that stand before an instruction, with those of `allow` among them. BuildKit heeds one `check=` comment
 * there, so the rules of all calls stand in the last one.
 */
export function withAllow(before: readonly Comment[], rule: string, reason: string): readonly Comment[] {
  const note = allowNote(rule, reason)
  if (!BUILDKIT_RULE.test(rule)) return [...before, note]
  const isSkip = ({ text }: Comment): boolean => text.startsWith(SKIP)
  const skipped = before.filter(isSkip).flatMap(({ text }) => text.slice(SKIP.length).split(','))
  const rules = [...new Set([...skipped, rule])].join(',')
  return [...before.filter((line) => !isSkip(line)), note, comment(`${SKIP}${rules}`)]
}

function allowNote(rule: string, reason: string): Comment {
  if (typeof rule !== 'string' || !/^[A-Za-z][\w-]*$/.test(rule)) {
    throw new DockerfileError({
      code: 'wrong-argument',
      message: `allow(): a rule is one word, such as 'untagged-image'; found ${JSON.stringify(rule)}`,
    })
  }
  const why = String(reason).trim()
  if (why === '' || /[\r\n]/.test(why)) {
    throw new DockerfileError({
      code: 'wrong-argument',
      message: `allow('${rule}', reason): the reason is one line of text, so that the next reader knows why`,
    })
  }
  return comment(` stagecraft allow=${rule} ${why}`)
}
