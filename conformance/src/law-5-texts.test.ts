import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commentText, hardest, wordFor } from './arbitraries/index.js'
import {
  comment,
  DockerfileError,
  emit,
  imageReference,
  list,
  node,
  options,
  variable,
  word as wordOf,
  type Dockerfile,
  type Entry,
  type ShellLine,
  type Source,
  type Word,
  type WordRule,
} from './core.js'
import { expandAll, parseAll } from './oracle.js'
import { mayRefuse } from './refusals.js'

const seed = Number(process.env['LAW_SEED'] ?? 5)
const escapes = ['\\', '`'] as const

function fileOf(entries: readonly Entry[], escape: '\\' | '`' = '\\'): Dockerfile {
  return node<Dockerfile>({
    kind: 'dockerfile',
    directives: escape === '\\' ? {} : { escape },
    globalArgs: list([]),
    stages: list([
      node({
        kind: 'stage',
        base: imageReference('alpine'),
        comments: list([]),
        instructions: list(entries),
      }),
    ]),
  })
}

/** The text, or the error when it is one of ours. */
function attempt(make: () => string): string | DockerfileError {
  try {
    return make()
  } catch (error) {
    if (error instanceof DockerfileError) return error
    throw error
  }
}

describe('law 5: a command that is cut into lines', () => {
  it('is the same text, wherever it is cut and whatever comments stand between', () => {
    const cut = fc.record({
      text: hardest.filter((text) => text.length > 1),
      cuts: fc.array(fc.nat(1000), { maxLength: 3 }),
      between: fc.option(commentText, { nil: undefined }),
    })
    const cases = fc.sample(cut, { numRuns: 1500, seed }).flatMap(({ text, cuts, between }) =>
      escapes.map((escape) => {
        const lines = cutAt(text, cuts, between)
        const command = Object.freeze({ form: 'shell' as const, lines: list(lines), heredocs: list([]) })
        const run = node<Entry>({ kind: 'run', flags: {}, command })
        const written = attempt(() => emit(fileOf([run, node({ kind: 'expose', ports: list(['2']) })], escape)).text)
        return { text, escape, lines, written }
      }),
    )
    const reasons = [
      'newline',
      'white space at an end',
      'one escape character at the end',
      'a JSON list',
      'a heredoc',
    ] as const
    const refused = cases.filter(({ written }) => typeof written !== 'string')
    expect(refused.filter(({ text, escape }) => !mayRefuse(reasons, text, escape))).toEqual([])
    const accepted = cases.filter(({ written }) => typeof written === 'string')
    expect(accepted.length).toBeGreaterThan(cases.length / 3)
    const wrong = parseAll(accepted.map(({ written }) => written as string)).flatMap((answer, i) => {
      const commands = answer.stages?.[0]?.commands ?? []
      const [run, expose] = commands
      const understood = run?.shell === true ? (run.cmdline?.[0] ?? '') : 'exec'
      const intact = commands.length === 2 && expose?.ports?.[0] === '2'
      return intact && understood === accepted[i]!.text ? [] : [{ ...accepted[i], understood, error: answer.error }]
    })
    expect(wrong).toEqual([])
  })
})

function cutAt(text: string, cuts: readonly number[], between: string | undefined): readonly ShellLine[] {
  const places = [...new Set(cuts.map((at) => 1 + (at % (text.length - 1))))].sort((a, b) => a - b)
  const lines: ShellLine[] = []
  let from = 0
  for (const at of places) {
    // Not inside a character.
    if (/[\udc00-\udfff]/.test(text[at]!)) continue
    lines.push(text.slice(from, at))
    if (between !== undefined) lines.push(node({ kind: 'line-comment', indent: '  ', text: between }))
    from = at
  }
  return [...lines, text.slice(from)]
}

describe('law 5: words with references', () => {
  const rules: readonly (readonly [WordRule, (word: Word) => Entry, (read: Read) => string | null | undefined])[] = [
    [
      'value',
      (value) => node<Entry>({ kind: 'env', pairs: list([{ key: 'K', value }]) }),
      (read) => read.env?.[0]?.Value,
    ],
    [
      'key',
      (key) =>
        node<Entry>({
          kind: 'label',
          pairs: list([
            { key: 'first', value: 'v' },
            { key, value: 'v' },
          ]),
        }),
      (read) => read.labels?.[1]?.Key,
    ],
    [
      'value',
      (value) => node<Entry>({ kind: 'arg', args: list([{ name: 'K', value }]) }),
      (read) => read.args?.[0]?.Value,
    ],
    ['rest', (path) => node<Entry>({ kind: 'workdir', path }), (read) => read.path],
    ['path', (path) => copyOf([path], '/x/'), (read) => read.sources?.[0]],
    ['path', (path) => copyOf(['a'], path), (read) => read.dest],
    ['bare', (path) => copyOf([inline('f')], path), (read) => read.dest],
    ['path', (path) => node<Entry>({ kind: 'volume', paths: list(['/a', path]) }), (read) => read.volumes?.[1]],
    [
      'flag',
      (chown) => node<Entry>({ kind: 'copy', flags: { chown }, sources: list(['a']), destination: '/' }),
      (read) => read.chown,
    ],
    ['flag', (target) => mounted(target), (read) => read.mounts?.[0]?.Target],
  ]
  const env = {
    A: 'one',
    B: 't\'w"o',
    NODE_ENV: 'a/b/c.tar.gz',
    v1: '',
    '\u00dcber': '\u00fc',
    '\u53d8\u91cf': ' s p ',
  }

  it.each(rules)('%s: every part is evaluated as it is alone', (rule, entry, read) => {
    for (const escape of escapes) {
      const words = fc.sample(
        wordFor(rule, escape).filter((word) => typeof word !== 'string' || word !== ''),
        { numRuns: 600, seed },
      )
      const texts = words.map((word) => emit(fileOf([entry(word)], escape)).text)
      const printed = parseAll(texts).map((answer, i) => {
        const [instruction, ...more] = answer.stages?.[0]?.commands ?? []
        expect({ text: texts[i], error: answer.error, more }).toEqual({ text: texts[i], error: undefined, more: [] })
        return read(instruction!) ?? ''
      })
      const whole = expandAll(printed.map((word) => ({ word, escape, env }))).map(outcome)
      const parts = words.map((word) => (typeof word === 'string' ? [word] : word.parts))
      const alone = expandAll(
        parts.flat().map((part) => ({
          word: typeof part === 'string' ? 'literal' : '${' + part.name + (part.modifier ?? '') + '}',
          escape,
          env,
        })),
      ).map(outcome)
      let at = 0
      const expected = parts.map((all) =>
        all.map((part) => (at++, typeof part === 'string' ? part : alone[at - 1])).join(''),
      )
      const wrong = texts.flatMap((text, i) =>
        whole[i] === expected[i] ? [] : [{ text, whole: whole[i], expected: expected[i] }],
      )
      expect(wrong).toEqual([])
    }
  })
})

describe('law 5: inline files with references', () => {
  it('are evaluated part by part, whatever their name is', () => {
    const part = fc.oneof(
      fc.constantFrom('A', '$A', '${A}', '\\', 'a', '\n', '\t', '\ufeff', '"', "'"),
      fc.constantFrom(variable('A'), variable('A', ':-x'), variable('none')),
    )
    const file = fc.record({
      name: fc.constantFrom('A', '$A', '${A}', '${A:-x}', '\\A', '\\$A', '$', "'A'", '\ufeffA'),
      parts: fc.array(part, { maxLength: 6 }),
      stripTabs: fc.constant(false),
    })
    const cases = fc.sample(file, { numRuns: 4000, seed }).map(({ name, parts, stripTabs }) => {
      const content = wordOf([...parts, '\n'])
      const source = node({ kind: 'inline-file' as const, name, content, expand: true, stripTabs })
      return { name, content, written: attempt(() => emit(fileOf([copyOf([source], '/x/')])).text) }
    })
    const refused = cases.filter(({ written }) => typeof written !== 'string')
    // Only a reference that is the name to the last character has no other spelling.
    expect(refused.filter(({ name }) => !name.startsWith('${A'))).toEqual([])
    const accepted = cases.filter(({ written }) => typeof written === 'string')
    const env = { A: 'value' }
    const bodies = parseAll(accepted.map(({ written }) => written as string)).map(
      (answer) => answer.stages?.[0]?.commands[0]?.contents?.[0]?.Data ?? answer.error?.message ?? 'lost',
    )
    const evaluated = expandAll(bodies.map((body) => ({ word: body, env, heredoc: true }))).map(outcome)
    const values: Readonly<Record<string, string>> = { A: 'value', none: '' }
    const wrong = accepted.flatMap(({ content, written }, i) => {
      const parts = typeof content === 'string' ? [content] : content.parts
      const expected = parts.map((one) => (typeof one === 'string' ? one : values[one.name])).join('')
      return evaluated[i] === expected ? [] : [{ written, expected, evaluated: evaluated[i] }]
    })
    expect(wrong).toEqual([])
  })
})

type Read = NonNullable<NonNullable<ReturnType<typeof parseAll>[number]['stages']>[number]['commands'][number]>

function outcome({
  result,
  error,
}: {
  readonly result: string
  readonly error?: { readonly message: string }
}): string {
  return error?.message ?? result
}

function copyOf(sources: readonly Source[], destination: Word): Entry {
  return node<Entry>({ kind: 'copy', flags: {}, sources: list(sources), destination })
}

function inline(name: string): Source {
  return node({ kind: 'inline-file' as const, name, content: 'x\n', expand: false, stripTabs: false })
}

function mounted(target: Word): Entry {
  const mount = node({ kind: 'mount' as const, type: 'bind' as const, options: { target } })
  const command = Object.freeze({ form: 'shell' as const, lines: list(['true']), heredocs: list([]) })
  return node<Entry>({ kind: 'run', flags: { mounts: list([mount]) }, command })
}

describe('law 5: comments and headers add nothing', () => {
  it('whatever they hold', () => {
    const top = fc.record({
      header: fc.array(fc.oneof(hardest, fc.constantFrom('syntax=evil', '!/bin/sh', 'escape=`', '')), { maxLength: 3 }),
      comments: fc.array(fc.oneof(hardest, fc.constantFrom(' syntax=evil', ' check=skip=all', '!/x')), {
        maxLength: 3,
      }),
      directed: fc.boolean(),
    })
    const cases = fc.sample(top, { numRuns: 3000, seed }).map(({ header, comments, directed }) => {
      const file = node<Dockerfile>({
        ...fileOf([comment('in'), node({ kind: 'user', user: 'u' })]),
        directives: options(directed ? { syntax: 'docker/dockerfile:1' } : { syntax: undefined }),
        globalArgs: list(comments.map(comment)),
      })
      return { directed, header, comments, written: attempt(() => emit(file, { header }).text) }
    })
    const mayFail = ({ header, comments }: (typeof cases)[number]) =>
      header.some((line) => mayRefuse([], line, '\\')) || comments.some((text) => mayRefuse(['newline'], text, '\\'))
    expect(cases.filter((one) => typeof one.written !== 'string' && !mayFail(one))).toEqual([])
    const accepted = cases.filter(({ written }) => typeof written === 'string')
    expect(accepted.length).toBeGreaterThan(cases.length / 3)
    parseAll(accepted.map(({ written }) => written as string)).forEach((answer, i) => {
      const { directed, written } = accepted[i]!
      expect({
        written,
        nodes: answer.nodes?.map(({ original }) => original),
        directives: answer.directives?.map(({ Name, Value }) => `${Name}=${Value}`) ?? [],
        syntax: answer.syntax,
      }).toEqual({
        written,
        nodes: ['FROM alpine', 'USER u'],
        directives: directed ? ['syntax=docker/dockerfile:1'] : [],
        syntax: directed ? 'docker/dockerfile:1' : undefined,
      })
    })
  })
})

describe('law 5: long strings', () => {
  const long = [
    'x'.repeat(65_535),
    'x'.repeat(70_000),
    'two words '.repeat(20_000) + '.',
    '\u00e9'.repeat(70_000),
    '\ud83d\ude00'.repeat(40_000),
    `#${' #a'.repeat(50_000)}`,
    `${'\\'.repeat(30_000)}x${'`'.repeat(30_000)}`.repeat(2) + 'x',
    '"'.repeat(50_000) + "'",
    '$'.repeat(40_000) + 'x',
  ]
  const command = (text: string) => Object.freeze({ form: 'shell' as const, lines: list([text]), heredocs: list([]) })
  const places: readonly (readonly [string, (text: string) => Entry, (read: Read) => string | undefined])[] = [
    [
      'ENV',
      (value) =>
        node<Entry>({
          kind: 'env',
          pairs: list([
            { key: 'K', value },
            { key: 'Z', value },
          ]),
        }),
      (read) => read.env?.[0]?.Value,
    ],
    ['WORKDIR', (path) => node<Entry>({ kind: 'workdir', path }), (read) => read.path],
    ['COPY', (text) => copyOf([text], '/x'), (read) => read.sources?.[0]],
    [
      'CMD',
      (text) => node<Entry>({ kind: 'cmd', command: { form: 'exec', args: list([text]) } }),
      (read) => read.cmdline?.[0],
    ],
    ['RUN', (text) => node<Entry>({ kind: 'run', flags: {}, command: command(text) }), (read) => read.cmdline?.[0]],
  ]
  it.each(places)('%s continues its lines', (place, entry, read) => {
    for (const escape of escapes) {
      const texts = long.map((text) => emit(fileOf([entry(text)], escape)).text)
      const longest = Math.max(...texts.flatMap((text) => text.split('\n').map((line) => Buffer.byteLength(line))))
      expect(longest).toBeLessThanOrEqual(65_535)
      const words = parseAll(texts).map((answer, i) => {
        expect([i, answer.error]).toEqual([i, undefined])
        return read(answer.stages![0]!.commands[0]!) ?? ''
      })
      const isLexed = place !== 'CMD' && place !== 'RUN'
      const understood = isLexed ? expandAll(words.map((word) => ({ word, escape, env: {} }))).map(outcome) : words
      understood.forEach((text, i) => expect([i, text === long[i]]).toEqual([i, true]))
    }
  })

  it('is refused where a line cannot be continued', () => {
    const of = (entry: Entry) => attempt(() => emit(fileOf([entry])).text)
    const refusals = [
      of(comment('x'.repeat(65_535))),
      of(node({ kind: 'workdir', path: '\\'.repeat(70_000) })),
      of(node({ kind: 'workdir', path: '# '.repeat(70_000) })),
      of(
        copyOf(
          [
            node({
              kind: 'inline-file',
              name: 'f',
              content: `${'x'.repeat(65_536)}\n`,
              expand: false,
              stripTabs: false,
            }),
          ],
          '/',
        ),
      ),
    ]
    expect(refusals.map((error) => (error instanceof DockerfileError ? error.code : error.length))).toEqual([
      'line-too-long',
      'line-too-long',
      'line-too-long',
      'line-too-long',
    ])
    expect(of(comment('x'.repeat(65_534)))).toBeTypeOf('string')
  })
})

describe('variables that are none', () => {
  it('are refused', () => {
    const bad = [
      ['A', '}'],
      ['A', ':-x}y'],
      ['A', 'B'],
      ['', ':-x'],
      ['A B'],
      [''],
      ['A', "-it's"],
      ['A', ':#x'],
      ['A', '-${'],
    ] as const
    for (const [name, modifier] of bad) {
      const user = { kind: 'template' as const, parts: list([variable(name, modifier)]) }
      const written = attempt(() => emit(fileOf([node({ kind: 'user', user })])).text)
      expect([name, modifier, written instanceof DockerfileError && written.code]).toEqual([
        name,
        modifier,
        'bad-variable',
      ])
    }
  })
})
