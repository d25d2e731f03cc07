import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shellText, type Command, type Entry } from '../model/index.js'
import { parse } from './parse-file.js'
import { textAt } from './testing/reported.js'

/** Instructions of every kind, read and refused, each one line without a backslash. */
const lines = [
  ...[
    'RUN a',
    'RUN  a  "b" # c',
    'RUN ["a", "b"]',
    'RUN --network=none a',
    'RUN --mount=type=ssh,id=a --mount=target=/b c',
    'RUN',
  ],
  ...[
    'CMD a',
    'CMD []',
    'ENTRYPOINT ["a"]',
    'HEALTHCHECK --retries=3 CMD a b',
    'HEALTHCHECK NONE',
    'SHELL ["a", "-c"]',
  ],
  ...[
    'COPY a b',
    'COPY --link --chown=1 "a" $B /c/',
    'COPY ["a b", "c"]',
    'ADD --unpack=false a b',
    'COPY --from=x a b',
  ],
  ...[
    'ENV a=b c="d e"',
    'ENV a b  c',
    'LABEL a.b=c',
    'ARG a b=${c:-d}',
    'EXPOSE 80 81/udp',
    'VOLUME /a /b',
    'USER a b',
  ],
  ...['WORKDIR /a/${b}', 'STOPSIGNAL 9', 'MAINTAINER a <b>', 'ARG --x a'],
  ...[
    'FOO a',
    'RUN --x a',
    'RUN [1]',
    'COPY a',
    'COPY --link=x a b',
    'ENV a',
    'ENV a=b c',
    "USER it's",
    'WORKDIR ${a',
    'ARG =b',
  ],
  ...['EXPOSE', 'SHELL a', 'HEALTHCHECK a', 'HEALTHCHECK --interval=5 CMD a', 'VOLUME [""]', 'FROM a b'],
]

const line = fc.constantFrom(...lines)
const file = fc.array(line, { minLength: 1, maxLength: 6 }).map((body) => ['FROM a AS b', ...body])
const runs = { numRuns: 60, seed: 11 }

/** What a text means, and what is said of it without saying where. */
function meaning(text: string) {
  const { file: read, problems } = parse(text)
  return { stages: read.stages, said: problems.map(({ code, message }) => [code, message]) }
}

/** The same, and where. */
const reading = (text: string) => ({ ...meaning(text), places: parse(text).problems.map(({ place }) => place) })

/** An instruction without its layout: the lines of its command joined, its comments gone. */
function plain(entry: Entry): object {
  const joined = (command: Command) => (command.form === 'exec' ? command.args : shellText(command))
  if (entry.kind === 'raw') return { ...entry, lines: shellText({ form: 'shell', lines: entry.lines, heredocs: [] }) }
  if ('command' in entry) return { ...entry, command: joined(entry.command!) }
  return entry
}

const instructions = (text: string) =>
  parse(text).file.stages.flatMap((stage) => [
    { base: stage.base },
    ...stage.instructions.filter(({ kind }) => kind !== 'comment' && kind !== 'blank').map(plain),
  ])

describe('a file means the same', () => {
  test('whatever its line ends are, and whether the last line has one', () => {
    fc.assert(
      fc.property(file, (body) => {
        const expected = reading(body.join('\n'))
        expect(reading(body.join('\n') + '\n')).toEqual(expected)
        expect(reading(body.join('\r\n'))).toEqual(expected)
        expect(reading(body.join('\r\n') + '\r\n')).toEqual(expected)
      }),
      runs,
    )
  })

  test('behind a byte order mark', () => {
    fc.assert(
      fc.property(file, (body) => {
        expect(meaning(`\ufeff${body.join('\n')}`)).toEqual(meaning(body.join('\n')))
      }),
      runs,
    )
  })

  test('with its instructions indented, and blanks behind them', () => {
    const blanks = fc.constantFrom('', ' ', '\t', '  \t ')
    fc.assert(
      fc.property(file, blanks, blanks, (body, before, after) => {
        const indented = body.map((text) => before + text + after)
        expect(meaning(indented.join('\n'))).toEqual(meaning(body.join('\n')))
      }),
      runs,
    )
  })

  test('with its keywords in lower case', () => {
    const lower = (text: string) => text.replace(/^[A-Z]+/, (keyword) => keyword.toLowerCase())
    fc.assert(
      fc.property(
        file.map((body) => body.filter((text) => !text.startsWith('FOO'))),
        (body) => {
          expect(reading(body.map(lower).join('\n'))).toEqual(reading(body.join('\n')))
        },
      ),
      runs,
    )
  })

  test('under either escape character, which it does not use', () => {
    // The hints alone name the character.
    fc.assert(
      fc.property(file, (body) => {
        const text = body.join('\n')
        const expected = meaning(text)
        expect(meaning(`# escape=\`\n${text}`)).toEqual(expected)
        expect(meaning(`# escape=\\\n${text}`)).toEqual(expected)
      }),
      runs,
    )
  })

  test('as its instructions do one by one', () => {
    fc.assert(
      fc.property(
        file.map((body) => body.slice(1).filter((text) => !text.startsWith('FROM'))),
        (body) => {
          const alone = body.map((text) => meaning(`FROM a AS b\n${text}`))
          const together = meaning(['FROM a AS b', ...body].join('\n'))
          expect(together.stages[0]!.instructions).toEqual(alone.flatMap(({ stages }) => stages[0]!.instructions))
          expect(together.said).toEqual(alone.flatMap(({ said }) => said))
        },
      ),
      runs,
    )
  })
})

describe('an instruction means the same', () => {
  /** The text broken behind a place that is neither its begin nor its end, with what stands between. */
  const broken = (text: string, share: number, between: string): string => {
    const at = 1 + Math.floor(share * (text.length - 1))
    // A sign that begins a comment, or blanks alone, would not be text on a line of their own.
    if (/^\s*(?:#|$)/.test(text.slice(at)) || text[at - 1] === '\\') return text
    return `${text.slice(0, at)}\\\n${between}${text.slice(at)}`
  }
  const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })

  test('wherever it is continued', () => {
    fc.assert(
      fc.property(line, share, share, (text, first, second) => {
        const whole = `FROM a\n${text}\nUSER z`
        const cut = `FROM a\n${broken(broken(text, first, ''), second / 2, '')}\nUSER z`
        expect(instructions(cut)).toEqual(instructions(whole))
        expect(meaning(cut).said).toEqual(meaning(whole).said)
      }),
      { numRuns: 200, seed: 12 },
    )
  })

  test('whatever comments and blank lines stand inside', () => {
    const between = fc.constantFrom('# c\n', '  # c \\\n', '#\n', '\n', ' \t\n', '# c\n\n# d\n')
    fc.assert(
      fc.property(line, share, between, (text, at, inside) => {
        const whole = `FROM a\n${text}\nUSER z`
        const cut = `FROM a\n${broken(text, at, inside)}\nUSER z`
        const errors = (said: string) => parse(said).problems.filter(({ severity }) => severity === 'error')
        const withoutComments = instructions(cut).map((entry) => ({ ...entry, comments: undefined }))
        expect(withoutComments).toEqual(instructions(whole).map((entry) => ({ ...entry, comments: undefined })))
        expect(errors(cut).map(({ code }) => code)).toEqual(errors(whole).map(({ code }) => code))
      }),
      { numRuns: 200, seed: 13 },
    )
  })
})

describe('places', () => {
  test('of instructions are the text of each, one below the other', () => {
    fc.assert(
      fc.property(file, (body) => {
        const text = body.join('\n')
        const { file: read, places } = parse(text)
        const nodes = read.stages.flatMap((stage) => [stage, ...stage.instructions])
        expect(nodes.map((node) => textAt(text, places.get(node)!))).toEqual(body.map((said) => said.trimEnd()))
      }),
      runs,
    )
  })

  test('of problems lie in the instruction that they are of, and hold text', () => {
    fc.assert(
      fc.property(file, (body) => {
        const text = body.join('\n')
        for (const { place } of parse(text).problems) {
          expect(place!.endLine).toBe(place!.line)
          expect(textAt(text, place!)).not.toBe('')
          expect(place!.endColumn - 1).toBeLessThanOrEqual(body[place!.line - 1]!.length)
        }
      }),
      runs,
    )
  })

  test('of problems come from the top down', () => {
    fc.assert(
      fc.property(file, (body) => {
        const places = parse(body.join('\n')).problems.map(({ place }) => place!.line * 1000 + place!.column)
        expect(places).toEqual(places.toSorted((a, b) => a - b))
      }),
      runs,
    )
  })
})
