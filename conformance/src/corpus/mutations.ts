/** Numbers that look random and are the same in every run. */
export type Random = (below: number) => number

export function randomOf(seed: number): Random {
  let state = (seed * 2_654_435_761) >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** What upsets a reader of Dockerfiles. */
const bits: readonly string[] = [
  ...[
    '\\',
    '\\\\',
    '\n',
    '\n\n',
    ' ',
    '\t',
    '"',
    "'",
    '`',
    '#',
    '=',
    ',',
    '-',
    '--',
    '/',
    '.',
    '0',
    '[',
    ']',
    '$',
    '$$',
  ],
  ...['${', '}', '$X', '$5', '${X:-y}', '${X:-"a b"}', '${}', '${X^}', '${X/a/b}', '${X#a}', '\\"', "\\'"],
  ...['\n# c\n', ' \\\n', '\\\n# in\n', '\\\n\n', '\r\n', '\r', '\v', '\u00a0', '\u00e9', '\ufeff', '\u2028'],
  ...['<<', '<<EOF', '<<-EOF\n\tx\n\tEOF\n', 'EOF\n', 'EOF', '["a"]', '["a",1]', '--from=0 ', '--x ', 'a=b '],
  ...['--mount=type=cache,target=/x ', '--link ', 'FROM ', 'ONBUILD ', 'RUN ', 'COPY ', 'ENV ', 'ARG ', 'CMD ', 'NONE'],
  ...['HEALTHCHECK ', 'AS ', 'as b', 'scratch'],
]

/** A text with one to three changes: something put in, cut out, a line gone or doubled. */
export function mutated(text: string, random: Random): string {
  let out = text
  for (let changes = 1 + random(3); changes > 0; changes--) {
    const at = random(out.length + 1)
    const lines = out.split('\n')
    const line = random(lines.length)
    switch (random(5)) {
      case 0:
      case 1:
        out = out.slice(0, at) + bits[random(bits.length)]! + out.slice(at)
        break
      case 2:
        out = out.slice(0, at) + out.slice(at + 1 + random(4))
        break
      case 3:
        out = lines.filter((_, index) => index !== line).join('\n')
        break
      default:
        out = [...lines.slice(0, random(lines.length)), lines[line]!, ...lines.slice(line)].join('\n')
    }
  }
  return out
}

const openings = [
  '',
  '',
  '',
  '',
  '# escape=`\n',
  '# syntax=x\n',
  '# escape=\\\n',
  '#!x\n',
  '  # check=skip=all\n',
  '\n',
  '# c\n',
]
const keywords = [
  ...[
    'RUN',
    'COPY',
    'ADD',
    'ENV',
    'LABEL',
    'ARG',
    'CMD',
    'ENTRYPOINT',
    'HEALTHCHECK',
    'EXPOSE',
    'USER',
    'WORKDIR',
    'VOLUME',
  ],
  ...['STOPSIGNAL', 'ONBUILD', 'SHELL', 'MAINTAINER', 'ONBUILD RUN', 'ONBUILD COPY', 'HEALTHCHECK CMD', 'FROM', 'copy'],
  ...['RUN --mount=', 'COPY --from=', 'FROM --platform=', 'ENV A=', 'ARG A='],
]
const words = ['a', '/b', 'x=1', 'foo', '80', '1s', '--link', 'b']

/** A short Dockerfile of instructions with upsetting arguments. */
export function scrambled(random: Random): string {
  let text = openings[random(openings.length)]! + (random(5) === 0 ? 'ARG X=1 Y="z q"\n' : '') + 'FROM a AS b\n'
  for (let count = 1 + random(4); count > 0; count--) {
    text += keywords[random(keywords.length)]! + (random(8) === 0 ? '' : ' ')
    for (let parts = random(9); parts > 0; parts--) {
      const pool = random(2) === 0 ? words : bits
      text += pool[random(pool.length)]! + (random(2) === 0 ? ' ' : '')
    }
    text += '\n'
  }
  return text
}
