import { describe, expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import type { BuildInput } from '../options.js'
import { rebuilt } from '../testing/rebuilt.js'

const whole = (instructions: string): string => `FROM corp/base:1 AS a\nWORKDIR /app\n${instructions}\n`

/** What is done again when these instructions stood there before, and those stand there now. */
const redone = (before: string, now: string, input?: BuildInput): readonly string[] =>
  rebuilt(whole(now), { before: parse(whole(before)).file }, input)

describe('another instruction', () => {
  test.each<[name: string, before: string, now: string]>([
    ['the arguments of the exec form', 'RUN ["a", "b"]', 'RUN ["a", "c"]'],
    ['the exec form in place of the shell form', 'RUN a', 'RUN ["a"]'],
    ['the body of a heredoc', 'RUN <<E\na\nE', 'RUN <<E\nb\nE'],
    ['the name of a heredoc', 'RUN cat <<E\na\nE', 'RUN cat <<F\na\nF'],
    ['the shell', 'SHELL ["sh", "-c"]\nRUN a', 'SHELL ["bash", "-c"]\nRUN a'],
    ['a shell where there was none', 'RUN a', 'SHELL ["bash", "-c"]\nRUN a'],
    ['the network', 'RUN a', 'RUN --network=none a'],
    ['what a variable of the image is', 'ENV A=1\nRUN a', 'ENV A=2\nRUN a'],
    ['where a mount lies', 'RUN --mount=type=tmpfs,target=/a x', 'RUN --mount=type=tmpfs,target=/b x'],
    ['the type of a mount', 'RUN --mount=type=tmpfs,target=/a x', 'RUN --mount=type=cache,target=/a x'],
    ['whether a secret is required', 'RUN --mount=type=secret,id=a x', 'RUN --mount=type=secret,id=a,required x'],
    ['the owner of what is copied', 'COPY a b', 'COPY --chown=1 a b'],
    ['another owner of what is copied', 'COPY --chown=2 a b', 'COPY --chown=1 a b'],
    ['the mode of what is copied', 'COPY --chmod=600 a b', 'COPY --chmod=644 a b'],
    ['the owner, in a variable', 'ARG U=1\nCOPY --chown=$U a b', 'ARG U=2\nCOPY --chown=$U a b'],
    ['the mode, in a variable', 'ARG M=600\nCOPY --chmod=$M a b', 'ARG M=644\nCOPY --chmod=$M a b'],
    ['what is left out', 'COPY a b', 'COPY --exclude=c a b'],
    ['the folders of what is copied', 'COPY a b', 'COPY --parents a b'],
    ['a source', 'COPY a b/', 'COPY c b/'],
    ['the number of sources', 'COPY a b/', 'COPY a c b/'],
    ['the destination', 'COPY a b', 'COPY a c'],
    ['a destination that is a folder', 'COPY a b', 'COPY a b/'],
    ['a destination in a variable of the base', 'COPY a $X/b', 'COPY a $X/c'],
    ['a source in a variable of the base', 'COPY $X/a b', 'COPY $X/c b'],
    ['ADD in place of COPY', 'COPY a b', 'ADD a b'],
    ['the text of a file', 'COPY <<E b\na\nE', 'COPY <<E b\nc\nE'],
    ['the name of a file', 'COPY <<E b/\na\nE', 'COPY <<F b/\na\nF'],
    ['a variable in the text of a file', 'ARG V=1\nCOPY <<E b\n$V\nE', 'ARG V=2\nCOPY <<E b\n$V\nE'],
    [
      'the checksum of a download',
      'ADD https://example.com/a b',
      `ADD --checksum=sha256:${'0'.repeat(64)} https://example.com/a b`,
    ],
    ['the address of a download', 'ADD https://example.com/a b', 'ADD https://example.com/c b'],
    ['an instruction that is kept as text', 'RUN --new=1 a', 'RUN --new=2 a'],
    ['a file of one that is kept as text', 'RUN --new=1 a <<E\nb\nE', 'RUN --new=1 a <<E\nc\nE'],
    ['the user of one that is kept as text', 'USER 1\nRUN --new=1 a', 'USER 2\nRUN --new=1 a'],
  ])('is done again: %s', (_, before, now) => {
    expect(redone(before, now).length).toBe(1)
    expect(redone(now, now)).toEqual([])
  })

  test.each<[name: string, before: string, now: string]>([
    ['a folder by another name', 'COPY a b/../c', 'COPY a ./c'],
    ['a folder from the root', 'COPY a b', 'COPY a /app/b'],
    ['a variable in place of what it is', 'ARG V=c\nCOPY a c', 'ARG V=c\nCOPY a $V'],
    ['an owner in a variable', 'ARG U=1\nCOPY --chown=1 a b', 'ARG U=1\nCOPY --chown=$U a b'],
    ['the text of a file with a variable', 'ARG V=1\nCOPY <<E b\n1\nE', 'ARG V=1\nCOPY <<E b\n$V\nE'],
    ['a folder that is made as the root', 'WORKDIR /app', 'WORKDIR /\nWORKDIR /app'],
    ['what says something about the image', 'CMD a', 'EXPOSE 80\nLABEL a=b\nCMD c\nSTOPSIGNAL 9\nHEALTHCHECK NONE'],
    ['what there is no such instruction for', 'CMD a', 'CMD a\nFOO b'],
  ])('is not: %s', (_, before, now) => expect(redone(before, now)).toEqual([]))

  test('of another platform', () => {
    const text = (platform: string) => `FROM --platform=${platform} corp/base:1 AS a\nRUN x\n`
    const before = parse(text('linux/amd64')).file
    expect(rebuilt(text('linux/arm64'), { before })).toEqual(['runs a: RUN x · base'])
    expect(rebuilt(text('linux/amd64'), { before })).toEqual([])
  })

  test('of a stage without steps is that of its base', () => {
    const text = (base: string) => `FROM corp/base:${base} AS a\nENV A=1\nFROM a AS b\nRUN x\n`
    expect(rebuilt(text('2'), { before: parse(text('1')).file })).toEqual(['runs b: RUN x · base'])
    expect(rebuilt(text('1'), { before: parse(text('1')).file })).toEqual([])
  })

  test('on scratch, and on a named context', () => {
    const scratch = 'FROM scratch AS a\nCOPY --from=docs x /x\n'
    const before = parse(scratch).file
    expect(rebuilt(scratch, { before })).toEqual([])
    expect(rebuilt(scratch, { before, contextFiles: { docs: ['x'] } }, { contexts: ['docs'] })).toEqual([
      'runs a: COPY --from=docs x /x · x',
    ])
    expect(rebuilt(scratch.replace('docs', 'scratch'), { before })).toEqual(['may a: COPY --from=scratch x /x · new'])
  })
})

describe('an instruction at another place', () => {
  const text = 'FROM corp/base:1 AS a\nRUN one\nRUN two\nCOPY x y\n'
  const changed = (from: string, to: string): readonly string[] =>
    rebuilt(text.replace(from, to), { before: parse(text).file })

  test('stood behind another one', () => {
    expect(changed('RUN one\nRUN two', 'RUN two\nRUN one')).toEqual([
      'runs a: RUN two · moved',
      'runs a: RUN one · after RUN two',
      'runs a: COPY x y · after RUN two',
    ])
    expect(changed('RUN two\n', '')).toEqual(['runs a: COPY x y · moved'])
    expect(changed('RUN two', 'RUN one')).toEqual(['runs a: RUN one · moved', 'runs a: COPY x y · after RUN one'])
  })

  test('is another one where it becomes a layer of its own', () => {
    expect(changed('COPY', 'COPY --link')).toEqual(['runs a: COPY --link x y · new'])
  })

  test('is in the cache where a stage before it has the same', () => {
    const copied = (stage: string): string => `${text}FROM corp/base:1 AS b\n${stage}`
    expect(rebuilt(copied('RUN one\nRUN two\nCOPY x y\n'), { before: parse(text).file })).toEqual([])
    expect(rebuilt(copied('RUN one\nCOPY x y\n'), { before: parse(text).file })).toEqual(['runs b: COPY x y · moved'])
  })
})

describe('what only the base image knows', () => {
  test.each<[name: string, before: string, now: string, lines: number]>([
    ['a variable of it', 'ENV A=$X/b\nRUN a', 'ENV A=$X/c\nRUN a', 1],
    ['the search path', 'ENV PATH=/a:$PATH\nRUN a', 'ENV PATH=/b:$PATH\nRUN a', 1],
    ['a modifier', 'ENV A=${X:-b}\nRUN a', 'ENV A=${X:-c}\nRUN a', 1],
    [
      'a variable in a modifier',
      'ARG B=1\nENV A=${X:-$B}\nUSER $A\nWORKDIR c',
      'ARG B=2\nENV A=${X:-$B}\nUSER $A\nWORKDIR c',
      1,
    ],
    ['by way of another variable', 'ENV A=$X/b\nENV B=$A\nWORKDIR $B', 'ENV A=$X/c\nENV B=$A\nWORKDIR $B', 1],
    ['the owner', 'COPY --chown=$X a b', 'COPY --chown=$Y a b', 1],
    ['the user who makes a folder', 'USER $X\nWORKDIR c', 'USER $Y\nWORKDIR c', 1],
    ['the folder of a layer of its own', 'WORKDIR $X\nCOPY --link a b', 'WORKDIR $Y\nCOPY --link a b', 2],
    [
      'a folder in that folder',
      'WORKDIR $X/a\nWORKDIR b\nCOPY --link a b',
      'WORKDIR $X/c\nWORKDIR b\nCOPY --link a b',
      3,
    ],
    ['the target of a mount', 'RUN --mount=target=$X/b a', 'RUN --mount=target=$X/c a', 1],
    ['a mount that is kept as text', 'RUN --mount=type=$X,target=/a a', 'RUN --mount=type=$X,target=/b a', 1],
  ])('is told apart by how it comes about: %s', (_, before, now, lines) => {
    expect(redone(before, now)).toHaveLength(lines)
    expect(redone(now, now)).toEqual([])
  })

  test('may be in a layer of its own, which is then made anew on another image', () => {
    const text = (tag: number, copy: string): string => `FROM corp/base:${tag} AS a\nCOPY --link ${copy}\n`
    const changed = (copy: string) => rebuilt(text(2, copy), { before: parse(text(1, copy)).file })
    expect(changed('a /b')).toEqual([])
    expect(changed('a b')).toEqual(['runs a: COPY --link a b · new'])
    expect(changed('$X /b')).toEqual(['runs a: COPY --link $X /b · new'])
  })
})

// They may be the same: BuildKit looks at their content, wherever they come from.
describe('files of another place', () => {
  const text = (from: string) => `FROM corp/base:1 AS one\nCOPY x /x\nFROM corp/base:1 AS a\nCOPY${from} /x /y\n`
  test.each<[before: string, now: string, line: string]>([
    [' --from=nginx:1', ' --from=nginx:2', 'new'],
    [' --from=nginx:1', '', 'new'],
    ['', ' --from=nginx:1', 'new'],
    [' --from=one', '', 'new'],
    ['', ' --from=one', '/x of one'],
  ])('COPY%s → COPY%s', (before, now, reason) => {
    expect(rebuilt(text(now), { before: parse(text(before)).file })).toEqual([`may a: COPY${now} /x /y · ${reason}`])
  })
})

describe('a source that only the base knows', () => {
  test('may be any of the changed files', () => {
    const lines = rebuilt(whole('COPY $X y'), { files: ['one', 'two'] })
    expect(lines).toEqual(['may a: COPY $X y · one two'])
    expect(rebuilt(whole('COPY $X y'), {})).toEqual([])
    expect(rebuilt(whole('COPY $X y'), { files: ['one'], ignoreFile: true })).toEqual(['may a: COPY $X y · one'])
  })
})

describe('the id and the sharing of a cache', () => {
  const cache = (options: string): string => `RUN --mount=type=cache,target=/c${options} x`
  const relative = (options: string): string => cache(options).replace('/c', 'c')
  // BuildKit leaves both out of what it knows a step by, unless they are those of a mount that says nothing of them.
  test.each<[before: string, now: string, isRedone: boolean]>([
    [cache(',id=a'), cache(',id=b'), false],
    [cache(',id=a'), cache(',sharing=locked'), false],
    [cache(',sharing=private'), cache(',sharing=locked'), false],
    [cache(''), cache(',id=/c'), false],
    // With a slash before it, the id is that of nobody's target.
    [cache(''), cache(',id=c'), true],
    [cache(''), cache(',sharing=shared'), false],
    [cache(''), cache(',id=a'), true],
    [cache(',id=a'), cache(''), true],
    [cache(''), cache(',sharing=locked'), true],
    // The id of a relative target is that target, which is not where the mount lies.
    [relative(''), relative(',id=a'), false],
    [relative(''), relative(',sharing=locked'), false],
    [relative(',id=/app/c'), relative(',id=a'), true],
    [cache(',uid=1'), cache(',uid=2'), true],
    [cache(',mode=0700'), cache(''), true],
  ])('%s → %s: %s', (before, now, isRedone) => expect(redone(before, now).length).toBe(isRedone ? 1 : 0))
})

describe('triggers of the base', () => {
  const text = (trigger: string) => `FROM corp/base:1 AS files
COPY x /x
FROM corp/base:1 AS base
ONBUILD ${trigger}
FROM base AS app
RUN own
`
  test.each<[trigger: string, isTaken: boolean]>([
    ['COPY --from=files /x /y', true],
    ['COPY --from=FILES /x /y', true],
    ['RUN --mount=from=files,target=/f make', true],
    ['RUN --mount=from=files,source=/x,target=/f make', true],
    ['COPY --from=files /z /y', false],
    ['COPY --from=other /x /y', false],
    ['COPY --from=scratch /x /y', false],
    ['COPY x /y', true],
    ['RUN make', false],
    ['RUN make <<E\nE', false],
    ['CMD a', false],
  ])('%s takes the changed file: %s', (trigger, isTaken) => {
    const lines = rebuilt(text(trigger), { files: ['x'] })
    expect(lines.slice(1).map((line) => line.split(' · ')[0])).toEqual(
      isTaken ? [`runs app: ONBUILD ${trigger}`, 'runs app: RUN own'] : [],
    )
  })
})

describe('an instruction that is kept as text', () => {
  const text = 'FROM corp/base:1 AS a\nADD --new=1 x /y\nWORKDIR\nFOO x\nFROM corp/base:1 AS b\nCOPY --from=a /z /z\n'
  test('may take any file, and may have written any', () => {
    expect(rebuilt(text, { files: ['other'] })).toEqual([
      'may a: ADD --new=1 x /y · other',
      'may a: WORKDIR · after ADD --new=1 x /y',
      'may b: COPY --from=a /z /z · /z of a',
    ])
    expect(rebuilt(text, { arguments: ['A'] })).toEqual([])
  })
})
