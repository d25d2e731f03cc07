import { describe, expect, it } from 'vitest'
import { parse } from './parse-file.js'
import { saidOf as problems } from './testing/said-of.js'

/** One instruction on line 2, with its problem. */
const cases: Readonly<Record<string, string>> = {
  'RUNN a': '2:1-2:5 unknown-instruction',
  '{ a }': '2:1-2:2 unknown-instruction',
  'RUN --mout=a b': '2:5-2:13 unknown-option',
  'RUN --FROM=a b': '2:5-2:13 unknown-option',
  'ENV --x A=b': '2:5-2:8 unknown-option',
  'CMD --x y': '2:5-2:8 unknown-option',
  'RUN --network a b': '2:5-2:14 bad-option',
  'RUN --network=lan b': '2:5-2:18 bad-option',
  'RUN --security= b': '2:5-2:16 bad-option',
  'RUN --device=a,b c': '2:5-2:17 bad-option',
  'RUN --network=none --network=none a': '2:20-2:34 bad-option',
  'COPY --link=1 a b': '2:6-2:14 bad-option',
  'COPY --link= a b': '2:6-2:13 bad-option',
  'COPY --chmod=é a b': '2:6-2:15 bad-option',
  'ADD --chmod="u+é" a b': '2:5-2:18 bad-option',
  'COPY --link=é a b': '2:6-2:14 bad-option',
  'COPY a': '2:1-2:7 missing-argument',
  'COPY []': '2:1-2:8 missing-argument',
  'COPY ["a", 1]': '2:6-2:14 bad-json',
  'COPY ["a", "<<E"]': '2:6-2:18 bad-heredoc',
  'ADD --from=a b c': '2:5-2:13 unknown-option',
  'RUN [1]': '2:5-2:8 bad-json',
  'SHELL bash': '2:7-2:11 bad-json',
  'SHELL []': '2:1-2:9 missing-argument',
  'ENV A': '2:5-2:6 missing-argument',
  ENV: '2:1-2:4 missing-argument',
  'ENV A=b c': '2:9-2:10 missing-argument',
  'ENV =b': '2:5-2:7 bad-name',
  ARG: '2:1-2:4 missing-argument',
  'ARG =b': '2:5-2:7 bad-name',
  USER: '2:1-2:5 missing-argument',
  EXPOSE: '2:1-2:7 missing-argument',
  VOLUME: '2:1-2:7 missing-argument',
  'VOLUME ["a", " "]': '2:8-2:18 missing-argument',
  HEALTHCHECK: '2:1-2:12 missing-argument',
  'HEALTHCHECK CMD': '2:1-2:16 missing-argument',
  'HEALTHCHECK NONE a': '2:18-2:19 too-many-arguments',
  'HEALTHCHECK curl a': '2:13-2:17 bad-option',
  'HEALTHCHECK --interval=5 CMD a': '2:13-2:25 bad-duration',
  'HEALTHCHECK --retries=-1 CMD a': '2:13-2:25 bad-option',
  ONBUILD: '2:1-2:8 missing-argument',
  'ONBUILD FROM a': '2:9-2:13 bad-trigger',
  'ONBUILD ONBUILD RUN a': '2:9-2:16 bad-trigger',
  'ONBUILD ENV A=b c': '2:17-2:18 missing-argument',
  'ONBUILD CMD [1]': '2:13-2:16 bad-json',
  FROM: '2:1-2:5 missing-argument',
  'FROM a b': '2:8-2:9 too-many-arguments',
  'FROM a AS': '2:8-2:10 missing-argument',
  'FROM a AS b c': '2:13-2:14 too-many-arguments',
  'FROM a AS 1b': '2:11-2:13 bad-stage-name',
  'FROM --platfrom=a b': '2:6-2:18 unknown-option',
  "WORKDIR /it's": '2:12-2:14 unbalanced-quote',
  'ENV A=${B^}': '2:7-2:11 bad-variable',
  'RUN a <<E': '2:1-2:10 unterminated-heredoc',
  'RUN echo $((1 << 2))': '2:1-2:21 unterminated-heredoc',
}

describe('what BuildKit refuses', () => {
  it.each(Object.entries(cases))('%s', (text, problem) => {
    // Reading goes on behind it.
    const { file } = parse(`FROM a\n${text}\nRUN z`)
    expect(problems(`FROM a\n${text}\nRUN z`)).toEqual([problem])
    expect(file.stages.at(-1)!.instructions.at(-1)).toMatchObject({ kind: 'run', command: { lines: ['z'] } })
  })

  it('keeps the text of what it cannot read', () => {
    expect(parse('FROM a\nRUN --mout=a \\\n# c\n b').file.stages[0]!.instructions).toEqual([
      {
        kind: 'raw',
        keyword: 'RUN',
        lines: ['--mout=a ', { kind: 'line-comment', indent: '', text: ' c' }, ' b'],
        heredocs: [],
      },
    ])
  })

  it('is placed where it stands in a continued instruction', () => {
    expect(problems('FROM a\nENV A=b \\\n # c\n  C="d \\\n e')).toEqual(['4:5-5:3 unbalanced-quote'])
    expect(problems('FROM a\nENV A="b\nENV C')).toEqual(['2:7-2:9 unbalanced-quote', '3:5-3:6 missing-argument'])
  })

  it('of a whole file', () => {
    expect(problems('')).toEqual(['1:1-1:1 empty-file'])
    expect(problems('# a\n\n')).toEqual(['1:1-2:1 empty-file'])
    expect(problems('RUN a\nARG B\nFROM b')).toEqual(['1:1-1:4 no-stage'])
    expect(problems('# escape=x\nFROM a')).toEqual(['1:1-1:11 bad-directive'])
    expect(problems('# syntax=a\n# syntax=b\nFROM a')).toEqual(['2:1-2:11 bad-directive'])
    expect(problems(`FROM a\nRUN ${'x'.repeat(65_531)}`)).toEqual([])
    expect(problems(`FROM a\nRUN ${'x'.repeat(65_532)}`)).toEqual(['2:1-2:65537 line-too-long'])
    // Bytes are counted.
    expect(problems(`FROM a\nRUN ${'é'.repeat(32_766)}`)).toEqual(['2:1-2:32771 line-too-long'])
  })

  it('is not known of a mode that has a variable, nor of an owner, where characters are spoilt', () => {
    for (const flag of ['--chmod=${M:-é}', '--chown=é', '--chmod=755 --exclude=é']) {
      expect(problems(`FROM a\nCOPY ${flag} a b`)).toEqual([`2:1-2:${6 + flag.length} not-expressible (warning)`])
    }
  })

  it('of blank lines that do not end an instruction is a warning', () => {
    expect(problems('FROM a\nRUN a \\\n\nCMD b')).toEqual(['3:1-3:1 empty-continuation (warning)'])
  })
})

describe('sentences', () => {
  const [said] = ['RUNN a', 'COPY --form=b c d', 'FROM a # b', 'HEALTHCHECK CDM a', 'RUN --network=hots a'].map(
    (text) => parse(`FROM a\n${text}`).problems.map(({ message, hint }) => [message, hint].join(' | ')),
  )

  it('say what is wrong, what was found, what is accepted, and what is meant', () => {
    const sentence = (text: string) =>
      parse(`FROM a\n${text}`).problems.map(({ message, hint }) => `${message} | ${hint}`)[0]
    expect(said).toEqual(['"RUNN" is no instruction of a Dockerfile | Did you mean "RUN"?'])
    expect(sentence('COPY --form=b c d')).toBe(
      'COPY has no flag --form; it takes --from, --chown, --chmod, --link, --parents, --exclude | Did you mean "--from"?',
    )
    expect(sentence('FROM a # b')).toBe(
      'FROM takes a base, and AS with a name: found "#" after the base | A comment stands on a line of its own',
    )
    expect(sentence('HEALTHCHECK CDM a')).toBe('HEALTHCHECK: "CDM" is neither CMD nor NONE | Did you mean "CMD"?')
    expect(sentence('RUN --network=hots a')).toBe(
      'RUN --network: "hots" is none of default, none, host | Did you mean "host"?',
    )
    expect(sentence('COPY --chmod=é a b')).toBe(
      'COPY --chmod: the mode is "é", and it is neither octal (0 to 7777) nor symbolic (u=rwX,go=rX) | undefined',
    )
    expect(sentence('ENV A')).toBe('ENV: "A" has no value | It is written ENV A=value')
    expect(sentence("WORKDIR it's")).toBe(
      `WORKDIR: a single quote is opened and not closed | A quote that is meant as a character is written \\' or \\"`,
    )
  })
})
