import fc from 'fast-check'
import {
  list,
  node,
  shellProblem,
  skipSpace,
  trimSpace,
  type Command,
  type ExecCommand,
  type Heredoc,
  type LineComment,
  type ShellCommand,
  type ShellLine,
} from '../core.js'
import { commentText, fitting, hard, trimmed } from './text.js'

/** Exec form: any strings. */
export const execCommand: fc.Arbitrary<ExecCommand> = fc
  .array(fc.oneof(fc.constantFrom('npm', 'run', 'build', '-g', 'daemon off;'), hard), { minLength: 1, maxLength: 4 })
  .map((args) => Object.freeze({ form: 'exec', args: list(args.map((arg) => fitting('path', arg))) }))

const easyShell = fc.constantFrom(
  'npm ci',
  'echo hello',
  'apt-get update && apt-get install -y curl',
  'test -f x || exit 1',
  'echo "$HOME" \'a\' $(ls)',
  '[ -f x ] && y',
  'echo $((1<<2))',
  '--flag-like',
  'cat <a >b',
  ': ; # not a comment for BuildKit',
)

const shellText = fc
  .oneof({ weight: 2, arbitrary: easyShell }, { weight: 1, arbitrary: hard })
  .map((text) => fitting('rest', text))

const lineComment: fc.Arbitrary<LineComment> = fc
  .tuple(fc.constantFrom('', '    ', '\t'), commentText)
  .map(([indent, text]) => node({ kind: 'line-comment', indent, text }))

/** Shell form as a parser gives it: lines that can be cut where they are cut. */
export function shellCommand(escape: string, what: string): fc.Arbitrary<ShellCommand> {
  const first = shellText.map(trimmed)
  const indent = fc.constantFrom('', ' ', '    ', '\t')
  const later = fc.tuple(indent, shellText).map(([blanks, text]) => blanks + text)
  const heredocs = what === 'RUN'
  return fc
    .tuple(
      first,
      fc.array(fc.oneof({ weight: 3, arbitrary: later }, { weight: 1, arbitrary: lineComment }), { maxLength: 4 }),
    )
    .map(([begin, rest]) => shell(tidy([begin, ...rest], escape)))
    .map((made) => (shellProblem(what, made, { escape, heredocs }) === undefined ? made : shell(['true'])))
}

function shell(lines: readonly ShellLine[], heredocs: readonly Heredoc[] = []): ShellCommand {
  return Object.freeze({ form: 'shell', lines: list(lines), heredocs: list(heredocs) })
}

/** Ends with text, has no line that would be a comment, and none whose end does not continue. */
function tidy(lines: readonly ShellLine[], escape: string): readonly ShellLine[] {
  const out = lines.map((line, index) => {
    if (typeof line !== 'string') return line
    const open = line.endsWith(escape) ? line + 'x' : line
    return index > 0 && open[skipSpace(open, 0, open.length)] === '#' ? `x${open}` : open
  })
  const [first] = out
  if (typeof first === 'string' && first === '') out[0] = 'true'
  const last = out[out.length - 1]
  if (typeof last !== 'string') out.push('    true')
  else out[out.length - 1] = endOf(last)
  return out
}

function endOf(line: string): string {
  const end = trimSpace(line, 0, line.length)
  return end === 0 ? `${line}x` : line.slice(0, end)
}

const delimiter = fc.constantFrom('EOF', 'E', 'END_1', 'a.b')

/** A RUN with heredocs: alone on the line, or among other words. */
export const heredocCommand: fc.Arbitrary<ShellCommand> = fc
  .array(fc.record({ delimiter, quoted: fc.boolean(), stripTabs: fc.boolean(), body: bodyText() }), {
    minLength: 1,
    maxLength: 2,
  })
  .chain((docs) =>
    fc.constantFrom('only', 'before', 'after').map((place) => {
      const words = docs.map(({ delimiter: name, quoted, stripTabs }) => {
        return `<<${stripTabs ? '-' : ''}${quoted ? `"${name}"` : name}`
      })
      const line = { only: words.join(' '), before: `cat ${words.join(' ')}`, after: `${words.join(' ')} cat > /x` }[
        place
      ]
      return shell(
        [line],
        docs.map(({ delimiter: name, quoted, stripTabs, body }) =>
          node<Heredoc>({ kind: 'heredoc', delimiter: name, expand: !quoted, stripTabs, body: withoutEnd(body, name) }),
        ),
      )
    }),
  )

/** Lines of a file: any text but NUL. */
export function bodyText(): fc.Arbitrary<string> {
  const line = fc.oneof(fc.constantFrom('', 'set -e', 'echo $A', '\techo "b"', '# c', 'EOF ', 'a\\', 'x\r'), hard)
  return fc.array(line, { maxLength: 4 }).map((lines) => lines.map((text) => `${fitting('rest', text)}\n`).join(''))
}

/** No line of the body may end it. */
export function withoutEnd(body: string, name: string): string {
  return body
    .split('\n')
    .map((line) => (line.replace(/^\t+|\r+$/g, '') === name ? `${line.replace(/\r+$/, '')}_` : line))
    .join('\n')
}

export function command(escape: string, what: string): fc.Arbitrary<Command> {
  return fc.oneof(execCommand, shellCommand(escape, what))
}
