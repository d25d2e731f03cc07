import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '../check/index.js'
import { lint, type LintProblem } from '../lint/index.js'
import { parse } from '../parse/parse-file.js'
import { applyEdits, fix, lintText } from './fix.js'
import { textEdits, type LintedText } from './text-edits.js'

const lines = [
  ...[
    'ENV A b',
    'env  A  "b c"',
    'ENV A b \\\n  # why\n  c',
    'LABEL a b=c',
    'MAINTAINER me',
    'Run x',
    'run y',
    'RUN z \\\n\n  w',
  ],
  ...[
    'EXPOSE 80/TCP 81',
    'CMD a',
    'CMD ["b"]',
    'ENTRYPOINT c $D',
    'ADD a b',
    'ADD a.tar /',
    'HEALTHCHECK NONE',
    'WORKDIR /w',
  ],
  ...[
    'RUN apt-get update && apt-get install a',
    'RUN apt-get install \\\n  -q a',
    'RUN <<E\na\nb\nE',
    'RUN apk add a',
    'USER u',
  ],
  ...[
    '# a comment',
    '',
    'RUN useradd -u 9999999 u',
    'RUN pip install -U a && dnf install b',
    'ONBUILD ENV a b',
    'VOLUME /v',
    'FROM b',
  ],
  ...[
    '# stagecraft allow=LegacyKeyValueFormat so',
    'FROM --platform=$TARGETPLATFORM a as B',
    'FROM a AS c',
    'COPY --from=c /a /b',
  ],
]
const texts = fc
  .tuple(
    fc.constantFrom('FROM a AS c', 'from a as C', '# escape=`\nFROM a'),
    fc.array(fc.constantFrom(...lines), { maxLength: 7 }),
  )
  .map(([from, all]) => `${[from, ...all].join('\n')}\n`)

function linted(text: string): { readonly text: LintedText; readonly problems: readonly LintProblem[] } {
  const { file, places, problems } = parse(text)
  const found = lint(file, { text, places, problems: [...problems, ...check(file, { places })] })
  return { text: { text, places, escape: file.directives.escape }, problems: found }
}

const options = { seed: 6, numRuns: 50 }

describe('a fix', () => {
  test('takes its problem away, and brings no error', () => {
    // Of several in one command, lint tells the first.
    const count = (all: readonly LintProblem[], { code, message }: LintProblem): number =>
      all.filter((one) => one.code === code && one.message === message).length
    const errors = (all: readonly LintProblem[]): number => all.filter(({ severity }) => severity === 'error').length
    fc.assert(
      fc.property(texts, (text) => {
        const { problems, text: read } = linted(text)
        for (const problem of problems) {
          const edits = problem.fix && textEdits(problem.fix, read)
          if (edits === undefined) continue
          const after = linted(applyEdits(text, edits))
          const isBetter = count(after.problems, problem) < count(problems, problem)
          const isSound = errors(after.problems) <= errors(problems)
          expect(isBetter && isSound ? [] : [problem.code, text, after.text.text]).toEqual([])
        }
      }),
      options,
    )
  })

  test('changes lines of what its problem speaks of, and no other', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { problems, text: read } = linted(text)
        const astray = problems.flatMap(({ fix: changes, code, place, related = [] }) => {
          const spoken = [place, ...related.map((one) => one.place)].flatMap((one) => one ?? [])
          const [first, last] = [
            Math.min(...spoken.map(({ line }) => line)),
            Math.max(...spoken.map(({ endLine }) => endLine)),
          ]
          const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length
          return ((changes && textEdits(changes, read)) ?? []).flatMap(({ start, end }) =>
            lineAt(start) < first || lineAt(Math.max(start, end - 1)) > last + 1 ? [[code, text]] : [],
          )
        })
        expect(astray).toEqual([])
      }),
      options,
    )
  })
})

describe('a text that was mended', () => {
  test('has nothing more to mend, and is what lint says of it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = fix(text)
        expect(fix(once.text)).toEqual({ text: once.text, fixed: [], left: once.left })
        expect(lintText(once.text)).toEqual(once.left)
        expect(once.left.filter((problem) => problem.fix !== undefined)).toEqual([])
        expect(once.fixed.length > 0).toBe(once.text !== text)
      }),
      options,
    )
  })

  test('has all the lines that nobody spoke of, in their order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: after, fixed } = fix(text)
        const left = after.split('\n')
        const comments = text.split('\n').filter((line) => line.startsWith('#'))
        expect(left.filter((line) => line.startsWith('#'))).toEqual(comments)
        expect(fixed.every(({ fix: changes }) => changes !== undefined)).toBe(true)
      }),
      options,
    )
  })
})
