import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { hardest, trimmed } from './arbitraries/index.js'
import {
  DockerfileError,
  emit,
  imageReference,
  list,
  node,
  options,
  type Comment,
  type Dockerfile,
  type Entry,
  type Stage,
} from './core.js'
import { fields, type Field } from './fields.js'
import { expandAll, llbAll, parseAll, type ParseAnswer } from './oracle.js'
import { everywhere, mayRefuse } from './refusals.js'

const perField = Number(process.env['LAW_5_STRINGS'] ?? 250)
const seed = Number(process.env['LAW_SEED'] ?? 5)

interface Case {
  readonly text: string
  readonly escape: '\\' | '`'
  readonly written: string | DockerfileError
}

const rates: string[] = []

afterAll(() => {
  console.log(`law 5: refused strings by field, of ${perField * 2} each\n${rates.join('\n')}`)
})

describe('law 5: BuildKit understands exactly the string, or it is refused for a listed reason', () => {
  it.each(fields.map((field) => [field.name, field] as const))('%s', (_, field) => {
    const strings = fc.sample(hardest, { numRuns: perField, seed: seed + field.name.length })
    // Most bodies must end with a newline to be writable at all.
    if (field.refuses.includes('no newline at the end')) strings.forEach((text, i) => (strings[i] = `${text}\n`))
    // Every field meets the plain hard ones, too.
    strings.push(
      '',
      ' ',
      '"',
      "'",
      '\\',
      '`',
      '$',
      '$A',
      '#',
      '--',
      '--x',
      '[',
      '[]',
      '["a"]',
      '[1]',
      '<<EOF',
      ' a ',
      '\ufeffa',
    )
    const cases = (['\\', '`'] as const).flatMap((escape) => strings.map((text) => write(field, text, escape)))
    const accepted = cases.filter(({ written }) => typeof written === 'string')
    expect(wrongRefusals(field, cases)).toEqual([])
    expect(wrongReadings(field, accepted)).toEqual([])
    expect(wrongBuilds(field, accepted)).toEqual([])
  })
})

function write(field: Field, text: string, escape: '\\' | '`'): Case {
  try {
    return { text, escape, written: emit(fileWith(field.entry(text), escape)).text }
  } catch (error) {
    if (error instanceof DockerfileError) return { text, escape, written: error }
    throw error
  }
}

/** The entry between two others, which must stay what they are. */
function fileWith(entry: Entry | Pick<Stage, 'platform'>, escape: '\\' | '`'): Dockerfile {
  const before = node<Entry>({ kind: 'expose', ports: list(['1']) })
  const after = node<Entry>({ kind: 'expose', ports: list(['2']) })
  const isEntry = 'kind' in entry
  return node<Dockerfile>({
    kind: 'dockerfile',
    directives: escape === '\\' ? {} : { escape },
    globalArgs: list([]),
    stages: list([
      node(
        options<Stage>({
          kind: 'stage',
          name: undefined,
          base: imageReference('alpine'),
          platform: isEntry ? undefined : entry.platform,
          comments: list<Comment>([]),
          instructions: list(isEntry ? [before, entry, after] : [before, before, after]),
        }),
      ),
    ]),
  })
}

/** Refused for no listed reason, or written although nothing can hold it. */
function wrongRefusals(field: Field, cases: readonly Case[]): readonly object[] {
  const refused = cases.filter(({ written }) => typeof written !== 'string')
  const allowed = cases.filter(({ text, escape }) => mayRefuse(field.refuses, text, escape))
  rates.push(
    `  ${field.name.padEnd(40)} ${String(refused.length).padStart(4)} refused of ${allowed.length} that may be: ${field.refuses.join(', ')}`,
  )
  const unlisted = refused
    .filter(({ text, escape }) => !mayRefuse(field.refuses, text, escape))
    .map(({ text, escape, written }) => ({ text, escape, message: (written as DockerfileError).message }))
  const impossible = cases.filter(
    ({ text, escape, written }) => everywhere(text, escape) && typeof written === 'string',
  )
  return [...unlisted, ...impossible]
}

function wrongReadings(field: Field, cases: readonly Case[]): readonly object[] {
  const texts = cases.map(({ written }) => written as string)
  const read = parseAll(texts).map((answer, i) => readBack(field, answer, cases[i]!))
  const lexed =
    field.lexed === undefined
      ? read
      : expandAll(
          read.map((word, i) => ({
            word: word ?? 'nothing',
            // Bodies of heredocs know the backslash only.
            escape: field.lexed === 'heredoc' ? '\\' : cases[i]!.escape,
            env: {},
            heredoc: field.lexed === 'heredoc',
          })),
        ).map(({ result, error }) => error?.message ?? result)
  return cases.flatMap(({ text, written }, i) => {
    const expected = field.name === 'comment' ? undefined : text
    return lexed[i] === expected ? [] : [{ text, understood: lexed[i], written }]
  })
}

/** What the parser read; the neighbours must be untouched. */
function readBack(field: Field, answer: ParseAnswer, { written, text }: Case): string | null | undefined {
  const nodes = answer.nodes ?? []
  const isComment = field.name === 'comment'
  const around = {
    text,
    written,
    count: nodes.length,
    neighbours: [nodes[1]?.original, nodes.at(-1)?.original],
    directives: answer.directives?.map(({ Name }) => Name) ?? [],
  }
  expect(around).toEqual({
    text,
    written,
    count: isComment ? 3 : 4,
    neighbours: ['EXPOSE 1', 'EXPOSE 2'],
    directives: (written as string).startsWith('# escape=') ? ['escape'] : [],
  })
  if (isComment) {
    expect(nodes[2]?.comments?.[0] ?? '').toBe(trimmed(text))
    return undefined
  }
  if (field.name === 'RUN --device') return field.read({ node: nodes[2]!, stage: undefined!, instruction: undefined! })
  const stage = answer.stages?.[0]
  if (stage === undefined) return answer.error?.message
  return field.read({ node: nodes[2]!, stage, instruction: stage.commands[1]! })
}

function wrongBuilds(field: Field, cases: readonly Case[]): readonly object[] {
  if (field.build === undefined) return []
  const built = llbAll(
    cases.map(({ written }) => written as string),
    { ops: true },
  )
  return cases.flatMap(({ text, written }, i): object[] => {
    const target = built[i]?.targets?.[0]
    if (target?.error !== undefined) return [{ text, error: target.error.message, written }]
    const understood = target === undefined ? undefined : field.build!(target)
    return understood === text ? [] : [{ text, understood, written }]
  })
}
