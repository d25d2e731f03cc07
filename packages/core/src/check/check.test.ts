import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from '../parse/parse-file.js'
import type { Problem } from '../problem/index.js'
import { check } from './check.js'
import type { CheckOptions } from './options.js'
import { sentencesOfText } from './testing/sentences-of-text.js'

/** `severity line code` of each problem of a text that can be read. */
function told(lines: readonly string[], options: CheckOptions = {}): readonly string[] {
  return problemsOf(lines, options).map(({ severity, place, code }) => `${severity} ${place?.line} ${code}`)
}

function problemsOf(lines: readonly string[], options: CheckOptions = {}): readonly Problem[] {
  const { file, places, problems } = parse(`${lines.join('\n')}\n`)
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  return check(file, { ...options, places })
}

/** Lines of a stage, most of which have something wrong with them; what is left alone is among them, too. */
const lines = [
  ...[
    'COPY --from=b x /',
    'COPY --from=7 x /',
    'COPY --from=busybox x /',
    'COPY x y /z',
    'COPY $A /',
    'COPY --chmod=99 x /',
  ],
  ...[
    'COPY --link --chown=$A x /',
    'EXPOSE http',
    'EXPOSE $A',
    'STOPSIGNAL $A',
    'VOLUME $A',
    'LABEL a=$B',
    'LABEL a=${A:?}',
  ],
  ...['LABEL a=${C#\\a}', 'ARG A=http', 'ARG C=${A#\\a}', 'ENV A=b', 'ENV C=1 D=$C', 'RUN []', 'RUN echo $G', 'RUN x'],
  ...[
    'RUN --mount=type=cache,id=a x',
    'RUN --mount=type=$A,target=/a x',
    'RUN --mount=from=b,target=/a x',
    'WORKDIR /a',
  ],
  ...['WORKDIR $A', 'MAINTAINER a', 'COPY <<X /\n$Q\nX', 'USER a', '# a', 'ONBUILD COPY --from=b x /'],
]
const stageLines = fc.array(fc.constantFrom(...lines), { maxLength: 5 })
const from = fc.constantFrom('FROM scratch', 'FROM alpine:3.22', 'FROM corp.example/a:1', 'FROM alpine:3$G', 'FROM $N')
const stageText = fc.tuple(from, stageLines).map(([first, others]) => [first, ...others])
const globals = ['ARG G=1 H=$U', 'ARG N']
const runs = { numRuns: 60, seed: 20_260_901 }

describe('the problems of a file', () => {
  test('come in its order, whoever finds them', () => {
    expect(
      told(
        [
          ...['# check=warn', 'ARG SOURCE_DATE_EPOCH=now', 'ARG A=${B#\\c}'],
          ...['FROM --platform=a:b Node AS context', 'COPY --parents $B /', 'COPY --from=later x /', 'EXPOSE http'],
          ...['FROM alpine:3.22 AS later', 'LABEL a=$TARGETARCH', 'RUN []', 'COPY --from=7 --chmod=99 a /'],
        ],
        { frontend: '1.5' },
      ),
    ).toEqual([
      'error 1 bad-directive',
      'error 1 frontend-version',
      'warning 2 bad-option',
      'warning 3 bad-variable',
      'warning 3 undefined-variable',
      'error 3 frontend-version',
      'warning 4 reserved-stage-name',
      'error 4 bad-image',
      'error 4 bad-platform',
      'error 5 frontend-version',
      'error 6 later-stage',
      'error 7 bad-port',
      'warning 9 arg-scope',
      'error 10 empty-sources',
      'error 11 unknown-stage',
      'error 11 bad-option',
    ])
  })

  test('come in its order for any lines', () => {
    const holds = fc.property(fc.array(stageText, { maxLength: 3 }), (stages) => {
      const found = problemsOf([...globals, ...stages.flat(), 'FROM scratch AS b'], { frontend: '1.0' })
      const at = found.map(({ place }) => place!.line)
      return at.every((line, index) => index === 0 || at[index - 1]! <= line)
    })
    expect(fc.check(holds, runs).counterexample).toBeNull()
  })

  test('of a stage are those that it has alone, whatever stages without names stand beside it', () => {
    const holds = fc.property(stageText, stageText, (first, second) => {
      const alone = [first, second].map((stage) => told([...globals, ...stage, 'FROM scratch AS b']))
      const own = (found: readonly string[], shift: number): readonly string[] =>
        found.flatMap((one) => {
          const [severity, line, code] = one.split(' ')
          // Where else a variable is declared is told with it.
          const isOfFile = Number(line) <= globals.length || code === 'arg-scope' || code === 'undefined-variable'
          return isOfFile ? [] : [`${severity} ${Number(line) + shift} ${code}`]
        })
      const shift = first.join('\n').split('\n').length
      const together = told([...globals, ...first, ...second, 'FROM scratch AS b'])
      return own(together, 0).join() === [...own(alone[0]!, 0), ...own(alone[1]!, shift)].join()
    })
    expect(fc.check(holds, runs).counterexample).toBeNull()
  })

  test('are the same without places, but for these', () => {
    const holds = fc.property(stageText, (stage) => {
      const { file, places } = parse([...globals, ...stage, 'FROM scratch AS b', ''].join('\n'))
      const bare = (problems: readonly Problem[]) =>
        JSON.stringify(problems, (key, value: unknown) => (key === 'place' ? undefined : value))
      return bare(check(file)) === bare(check(file, { places })) && !JSON.stringify(check(file)).includes('"place"')
    })
    expect(fc.check(holds, runs).counterexample).toBeNull()
  })

  test('cannot be changed, and nor can the file', () => {
    const { file, places } = parse('FROM a AS Scratch\nCOPY --from=a x /\n')
    const problems = check(file, { places })
    expect(problems.length).toBeGreaterThan(0)
    expect([problems, ...problems, ...problems.flatMap(({ related = [] }) => related)].every(Object.isFrozen)).toBe(
      true,
    )
    expect(check(parse('FROM scratch\n').file)).toBe(check(parse('FROM alpine:3\n').file))
  })
})

describe('what only a build argument could mend', () => {
  const suffix = ' (when no build argument is given)'

  test('is an error for the build that gives none, as is every other error', () => {
    const holds = fc.property(fc.array(stageText, { minLength: 1, maxLength: 2 }), (stages) => {
      const text = [...globals, ...stages.flat(), 'FROM scratch AS b', ''].join('\n')
      const { file, places } = parse(text)
      const key = ({ place, code, message }: Problem): string =>
        `${place?.line} ${code} ${message.replace(suffix, '').replace(' when no build argument is given', '')}`
      const open = check(file, { places })
      const sure = new Set(
        check(file, { places, buildArguments: {} })
          .filter(({ severity }) => severity === 'error')
          .map(key),
      )
      return open.every((one) => (one.severity === 'error' || one.message.includes(suffix) ? sure.has(key(one)) : true))
    })
    expect(fc.check(holds, runs).counterexample).toBeNull()
  })

  const text = 'ARG G=a\nFROM scratch\nARG G\nARG P=$G\nEXPOSE $P\n'
  const port = (severity: string, found: string, given = '') =>
    `${severity} 5 bad-port: EXPOSE: the port is "${found}", and "${found}" is not a number from 0 to 65535${given} | A port is a number such as 80, 80/udp or 8000-8010`
  test.each<[given: Readonly<Record<string, string>> | undefined, told: readonly string[]]>([
    [undefined, [port('warning', 'a', suffix)]],
    [{}, [port('error', 'a')]],
    [{ G: 'b' }, [port('error', 'b')]],
    [{ P: 'b' }, [port('error', 'b')]],
    [{ G: '80' }, []],
    [{ P: '80' }, []],
    [{ G: 'b', P: '80' }, []],
    [{ Q: '80' }, [port('error', 'a')]],
    [{ toString: '80' } as unknown as Record<string, string>, [port('error', 'a')]],
  ])('with %j', (buildArguments, sentences) =>
    expect(sentencesOfText(text, buildArguments === undefined ? {} : { buildArguments })).toEqual(sentences),
  )
})
