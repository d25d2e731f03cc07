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

const values = [
  ...[
    'a',
    '/b/c',
    'x=1',
    '"d e"',
    "'f $X g'",
    'h\\ i',
    '$X',
    '${X}',
    '"$X y"',
    '${X:-z}',
    '"${X:-a b}"',
    '${Y+w}',
    '${X%a*}',
  ],
  ...[
    '$X$Y',
    '${Y}1',
    '\\$X',
    '"\\"q\\""',
    "it\\'s",
    'a#b',
    '#c',
    '$',
    '$(x)',
    '""',
    "''",
    'C:\\dir',
    '`',
    '[x]',
    '--y',
    '=',
  ],
  ...[
    '${X#"$Y"}',
    '${X//a/b}',
    '"${Y:-"n m"}"',
    '\u00e9',
    'a,b',
    '{',
    '}',
    '<',
    '>',
    '<<x',
    '|',
    '&&',
    ';',
    '$5',
    '$$',
    '\\\\',
  ],
] as const
const stageNames = ['one', 'two', 'Three', 'two'] as const

/** A Dockerfile that BuildKit often accepts, full of everything that can be said in several ways. */
export function assembled(random: Random): string {
  const pick = (from: readonly string[]): string => from[random(from.length)]!
  const some = (make: () => string, most: number): string =>
    Array.from({ length: random(most + 1) }, make).join(random(9) === 0 ? '\t  ' : ' ')
  const value = (): string => pick(values)
  const word = (): string => (random(3) === 0 ? value() : pick(['a', 'b.c', '/d', 'e_f']))
  const pair = (): string =>
    `${pick(['A', 'B', 'X', 'Y', '"k l"', 'K$X'])}=${random(4) === 0 ? value() + value() : value()}`
  const json = (): string => JSON.stringify(Array.from({ length: 1 + random(3) }, word))
  const from = (): string => pick(['one', 'TWO', 'three', '0', '1', '2', '3', '4', 'img:1', 'scratch'])
  const mount = (): string =>
    `--mount=${pick(['', 'type=bind,', 'type=cache,', 'type=cache,sharing=locked,', 'type=$X,', 'type=tmpfs,'])}target=/m${pick(
      ['', ',id=$X', ',from=one', ',from=img', ',ro', ',rw=true', ',source=/s', ',mode=0700,uid=$5', ',from=scratch'],
    )}`
  const body = (): string => pick(['', 'x\n', '\ty $X\n\n', '# no\n', 'a\\b ${X:-c}\n', 'RUN no\r\n', "it's\n"])
  const heredoc = (): readonly [string, string] => {
    const [sign, indent] = random(3) === 0 ? ['<<-', '\t'] : ['<<', '']
    const name = pick(['EOF', 'a.txt', '_'])
    const quote = pick(['', '"', "'"])
    return [`${sign}${quote}${name}${quote}`, `\n${body()}${indent}${name}`]
  }
  const shell = (): string => some(() => pick(['run', 'a &&', '$X', '"b"', "'c'", '-d', 'e;', '# f', value()]), 5)
  const instruction = (): string => {
    const [opening, closing] = heredoc()
    switch (random(22)) {
      case 0:
        return `COPY ${pick(['', '--link ', '--chown=$X:1 ', '--chmod=644 ', '--exclude=*.md ', '--parents '])}${word()} ${word()}`
      case 1:
        return `COPY --from=${from()} ${word()} ${word()}`
      case 2:
        return `ADD ${json().replace(/\]$/, ', "/z"]')}`
      case 3:
        return `${pick(['COPY', 'ADD', 'ONBUILD COPY'])} ${opening} ${pick(['', 'b '])}/x${closing}`
      case 4:
        return `RUN ${pick(['', 'cat ', 'sh -x '])}${opening}${pick(['', ' && b', ' >/c'])}${closing}`
      case 5:
        return `RUN ${some(mount, 2)} ${shell()}`
      case 6:
        return `${pick(['RUN', 'CMD', 'ENTRYPOINT', 'SHELL', 'RUN --network=none', 'HEALTHCHECK CMD'])} ${json()}`
      case 7:
        return `${pick(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK --retries=2 CMD', 'run', 'ONBUILD RUN'])} ${shell()}`
      case 8:
      case 9:
      case 10:
        return `${pick(['ENV', 'LABEL'])} ${pair()} ${some(pair, 2)}`
      case 11:
        return `${pick(['ENV', 'LABEL'])} ${pick(['A', 'B'])} ${some(value, 3)}`
      case 12:
        return `ARG ${pick(['X', 'Y=1', 'Z=' + value(), 'X=2 Y'])}`
      case 13:
        return `EXPOSE ${some(() => pick(['80', '81/udp', '"82"', '83-84', '$P']), 2)} 85`
      case 14:
        return `VOLUME ${random(2) === 0 ? json() : word()}`
      case 15:
        return `${pick(['USER', 'WORKDIR'])} ${value()} ${some(value, 1)}`
      case 16:
        return `STOPSIGNAL ${pick(['9', 'SIGTERM', '"int"'])}`
      case 17:
        return `ONBUILD ${pick(['ENV A=b', 'run  x ', 'COPY --from=0 a b', 'FOO', 'ARG\tX'])}`
      case 18:
        return `${pick(['# comment', '#check=skip=all', '', '\n\n', '  # indented', '# escape=`'])}`
      case 19:
        return `FROM ${pick(['base', 'base:$X', 'scratch', ...stageNames])}${pick(['', ` AS ${pick(stageNames)}`])}`
      case 20:
        return 'MAINTAINER ' + shell() + ' m'
      default:
        return 'HEALTHCHECK NONE'
    }
  }
  const lines = Array.from({ length: 1 + random(9) }, () => continued(instruction(), random))
  const head = pick(['', '', '', '# syntax=docker/dockerfile:1\n', '# escape=\\\n# check=skip=all\n', '\n# escape=`\n'])
  const globals = pick(['', '', '# note\nARG X=1\n', 'ARG X="q r"\n\n', '# far\n\n'])
  const text = `${head}${globals}FROM base AS ${pick(stageNames)}\n${lines.join('\n')}${pick(['', '\n', '\n\n# end\n'])}`
  return random(12) === 0 ? text.replaceAll('\n', '\r\n') : text
}

/** Breaks some blanks of the first line of an instruction, with what may stand between two lines. */
function continued(instruction: string, random: Random): string {
  if (random(3) > 0 || instruction.startsWith('#')) return instruction
  const breaks = [
    ' \\\n',
    ' \\\n    ',
    '\\\n ',
    ' \\  \n\t',
    ' \\\n# in\n ',
    ' \\\n  # in \\\n ',
    ' \\\n\\\n',
    ' \\\n\n ',
  ]
  const [first = '', ...rest] = instruction.split('\n')
  const broken = first.replaceAll(' ', (blank) => (random(3) === 0 ? breaks[random(breaks.length)]! : blank))
  return [broken, ...rest].join('\n')
}
