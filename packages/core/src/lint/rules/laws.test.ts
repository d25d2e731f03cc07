import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fix, lintText } from '../../fix/fix.js'
import { isInstruction } from '../engine/run.js'
import type { LintOptions } from '../lint.js'
import { ruleFolder } from '../rule-folder.js'
import { pageExamples } from '../testing/page-examples.js'
import { parse } from '../../parse/parse-file.js'
import { rules } from './index.js'

// What holds for every rule, tried with the examples of all pages and with stages that chance puts together.

const pages = rules.flatMap(({ name }) =>
  pageExamples(readFileSync(join(import.meta.dirname, ruleFolder(name), 'page.md'), 'utf8'), name).map(
    ({ text, options }): [string, LintOptions] => [text, options],
  ),
)

/** Instructions of which nearly each gives a rule something to say. */
const instructions = [
  ...[
    'CMD x',
    'ENTRYPOINT ["x"]',
    'cmd ["y"]',
    'ENV A b',
    'ENV A=$B',
    'ARG TOKEN',
    'MAINTAINER me',
    'EXPOSE 80/TCP 1:1',
  ],
  ...[
    'ADD a /b',
    'COPY . .',
    'COPY . /app',
    'COPY --from=base a /b',
    'WORKDIR app',
    'WORKDIR /app',
    'USER app',
    'USER 0',
  ],
  ...[
    'RUN apt-get update && apt-get install x',
    'RUN apk add x',
    'RUN pip install x',
    'RUN npm ci',
    'RUN npm run build',
  ],
  ...[
    'RUN curl x | sh',
    'RUN cd /app',
    'RUN service x start',
    'RUN sudo x',
    'RUN useradd -u 1000000 x',
    "RUN ['x', 'y']",
  ],
  ...['RUN chown -R x /app', 'RUN a \\\n\n  b', 'RUN a \\\n  # b\n  && c', 'RUN ln -s bash /bin/sh', "VOLUME ['/a']"],
  ...['SHELL ["/bin/bash", "-c"]', 'ONBUILD CMD x', 'HEALTHCHECK CMD x', 'LABEL a b', 'ARG G', 'ENV X=1 Y=$X'],
]
const froms = [
  'FROM alpine',
  'FROM debian:12 as B',
  'FROM base',
  'FROM a$G AS base',
  'from --platform=linux/amd64 node:22 AS c',
]

const dockerfiles = fc
  .array(fc.tuple(fc.constantFrom(...froms), fc.array(fc.constantFrom(...instructions), { maxLength: 8 })), {
    minLength: 1,
    maxLength: 3,
  })
  .map((stages) => stages.flatMap(([from, entries]) => [from, ...entries]).join('\n') + '\n')

const everyRule = Object.fromEntries(rules.flatMap(({ name, on }) => (on === false ? [[name, 'info']] : [])))

/** What is said of a text, by line; the lines as a map gives them. */
function said(text: string, options: LintOptions, map = (line: number): number => line): readonly string[] {
  return lintText(text, options).map(
    ({ code, place }) => `${code}:${place === undefined ? 'nowhere' : map(place.line)}`,
  )
}

/** Where instructions and FROMs begin, with the last line of each. */
function instructionsOf(text: string): ReadonlyMap<number, number> {
  const { file, places } = parse(text)
  const nodes = file.stages.flatMap((stage) => [stage, ...stage.instructions.filter(isInstruction)])
  return new Map(nodes.map((node) => [places.get(node)!.line, places.get(node)!.endLine]))
}

const withLine = (text: string, at: number, line: string): string => {
  const lines = text.split('\n')
  return [...lines.slice(0, at - 1), line, ...lines.slice(at - 1)].join('\n')
}

function holds(law: (text: string, options: LintOptions) => void, numRuns = 25): void {
  for (const [text, options] of pages) law(text, options)
  fc.assert(
    fc.property(dockerfiles, (text) => law(text, { rules: everyRule })),
    { numRuns, seed: 20_261_128 },
  )
}

describe('of every rule', () => {
  test('each thing has a line of the text', () => {
    holds((text, options) => {
      const count = text.split('\n').length
      for (const { code, place } of lintText(text, options)) {
        expect({ code, isThere: place !== undefined && place.line >= 1 && place.endLine <= count }).toEqual({
          code,
          isThere: true,
        })
      }
    })
  })

  test('the end of lines is no matter', () => {
    holds((text, options) => {
      // What a heredoc holds keeps it.
      const other = text.includes('<<') ? text : text.replaceAll('\n', '\r\n')
      expect(said(other, options)).toEqual(said(text, options))
    })
  })

  test('comments and blank lines change nothing but the lines below', () => {
    holds((text, options) => {
      const starts = [...instructionsOf(text).keys()].filter((line) => line > 1)
      let more = text
      for (const at of [...starts].reverse()) more = withLine(withLine(more, at, '# Words.'), at, '')
      const below = (line: number): number => line + 2 * starts.filter((at) => at <= line).length
      expect(said(more, options)).toEqual(said(text, options, below))
    })
  })

  test('a comment above an instruction allows what it is about, and is used', () => {
    holds((text, options) => {
      const starts = [...instructionsOf(text)]
      for (const { code, severity, place } of lintText(text, options)) {
        if (severity === 'error' || code === 'unused-allow') continue
        const [at] = starts.find(([from, to]) => from <= place!.line && place!.line <= to) ?? []
        if (at === undefined) continue
        const found = lintText(withLine(text, at, `# stagecraft allow=${code} x`), options)
        expect(found.filter((one) => one.code === code && one.place!.line === place!.line + 1)).toEqual([])
        expect(found.filter((one) => one.code === 'unused-allow' && one.place!.line === at)).toEqual([])
      }
    }, 12)
  })

  test('what is mended is gone, nothing else comes in its place, and nothing is mended twice', () => {
    const counted = (found: readonly { readonly code: string }[]): ReadonlyMap<string, number> => {
      const counts = new Map<string, number>()
      for (const { code } of found) counts.set(code, (counts.get(code) ?? 0) + 1)
      return counts
    }
    holds((text, options) => {
      const { text: mended, left } = fix(text, options)
      const before = counted(lintText(text, options))
      for (const [code, count] of counted(left))
        expect({ code, isMore: count > (before.get(code) ?? 0) }).toEqual({ code, isMore: false })
      expect(left.filter((one) => one.fix !== undefined)).toEqual([])
      expect(fix(mended, options).text).toBe(mended)
    })
  })
})
