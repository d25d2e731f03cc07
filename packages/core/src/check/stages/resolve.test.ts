import { describe, expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import { arg, copyFrom, file, fileWith, mount, run, stage } from '../testing/build.js'
import { globalScope } from '../variables/global-scope.js'
import { resolve, type Resolved, type ResolvedBase } from './resolve.js'
import type { Dockerfile } from '../../model/index.js'

const lex = { escape: '\\', quotes: true } as const

function resolved(checked: Dockerfile, given?: Readonly<Record<string, string>>): Resolved {
  return resolve(
    checked,
    globalScope(checked, lex, given, () => undefined),
    lex,
  )
}
const ofText = (...lines: readonly string[]): Resolved => resolved(parse(`${lines.join('\n')}\n`).file)

/** `3`, `3?` by an argument, `scratch`, `image node`, `nothing`. */
function shownBase(base: ResolvedBase): string {
  if (base.kind === 'stage') return `${base.index}${base.byDefault ? '?' : ''}`
  if (base.kind === 'scratch') return `scratch${base.byDefault ? '?' : ''}`
  if (base.kind === 'nothing') return 'nothing'
  return `image ${base.evaluated.text ?? 'unknown'}${base.evaluated.byDefault ? '?' : ''}`
}

describe('what a stage begins with', () => {
  test.each<[lines: readonly string[], bases: string]>([
    [['FROM alpine', 'FROM scratch'], 'image alpine, scratch'],
    [['FROM scratch AS a', 'FROM a', 'FROM a:1'], 'scratch, 0, image a:1'],
    // Names are lower case, and bases are compared as they stand.
    [['FROM scratch AS A', 'FROM a', 'FROM A'], 'scratch, 0, image A'],
    // The nearest one above counts, never one below and never the stage itself.
    [['FROM scratch AS a', 'FROM scratch AS a', 'FROM a'], 'scratch, scratch, 1'],
    [['FROM scratch AS a', 'FROM a AS a', 'FROM a'], 'scratch, 0, 1'],
    [['FROM a', 'FROM scratch AS a'], 'image a, scratch'],
    [['FROM a AS a'], 'image a'],
    [['FROM alpine AS scratch', 'FROM scratch'], 'image alpine, 0'],
    [['FROM scratch', 'FROM alpine AS scratch'], 'scratch, image alpine'],
    // No number is a stage.
    [['FROM scratch', 'FROM 0'], 'scratch, image 0'],
    [['ARG B=a', 'FROM scratch AS a', 'FROM $B', 'FROM ${B}b', 'FROM $C'], 'scratch, 0?, image ab?, image '],
    [['ARG B=scratch', 'FROM $B'], 'scratch?'],
    [['FROM $TARGETARCH'], 'image unknown'],
    [['FROM "alpine"', "FROM 'a'b"], 'image alpine, image ab'],
    [['FROM ${A:?b}'], 'image unknown'],
  ])('%j', (lines, bases) =>
    expect(
      ofText(...lines)
        .bases.map(shownBase)
        .join(', '),
    ).toBe(bases),
  )

  test.each<[checked: Dockerfile, bases: string]>([
    [file(stage('scratch', 'a'), stage(0), stage('stage:a')), 'scratch, 0, 0'],
    // A number means the name of the stage, which a later one may have taken.
    [file(stage('scratch', 'a'), stage('scratch', 'a'), stage(0)), 'scratch, scratch, 1'],
    [file(stage('scratch'), stage(0)), 'scratch, nothing'],
    [file(stage('scratch', 'a'), stage(2), stage('scratch', 'b')), 'scratch, nothing, scratch'],
    [file(stage('scratch', 'a'), stage(1, 'b'), stage(9)), 'scratch, nothing, nothing'],
    [file(stage('stage:b'), stage('scratch', 'b'), stage('stage:c')), 'nothing, scratch, nothing'],
  ])('by reference (%#)', (checked, bases) => expect(resolved(checked).bases.map(shownBase).join(', ')).toBe(bases))

  test('is sure where a build has given its arguments', () => {
    const checked = fileWith(
      {},
      [arg('B=a', 'C')],
      stage('scratch', 'a'),
      stage('scratch', 'b'),
      stage('$B'),
      stage('$C'),
    )
    const bases = (given?: Readonly<Record<string, string>>) => resolved(checked, given).bases.slice(2).map(shownBase)
    expect(bases()).toEqual(['0?', 'image ?'])
    expect(bases({})).toEqual(['0', 'image '])
    expect(bases({ B: 'b', C: 'scratch' })).toEqual(['1', 'scratch'])
  })
})

describe('what COPY and mounts read from', () => {
  /** `entry>stage` of each use of the last stage, and how many states there are at its place. */
  const uses = (found: Resolved): string =>
    found.uses
      .at(-1)!
      .map(({ kind, entry, to, states, undecided }) => `${kind} ${entry}>${to ?? '-'}/${states}${undecided ? '?' : ''}`)
      .join(', ')
  const above = ['FROM scratch AS a', 'FROM scratch', 'FROM scratch AS C', 'FROM scratch']

  test.each<[lines: readonly string[], found: string]>([
    [['COPY a /'], ''],
    [['COPY --from=a b /', 'COPY --from=A b /', 'COPY --from=c b /'], 'copy 0>0/4, copy 1>0/4, copy 2>2/4'],
    [
      ['COPY --from=0 b /', 'COPY --from=1 b /', 'COPY --from=+2 b /', 'COPY --from=03 b /'],
      'copy 0>0/4, copy 1>1/4, copy 2>2/4, copy 3>3/4',
    ],
    // Each image that is named counts as one more state.
    [['COPY --from=alpine b /', 'COPY --from=4 b /', 'COPY --from=5 b /'], 'copy 0>-/4, copy 1>-/5, copy 2>-/6'],
    [['COPY --from=-1 b /', 'COPY --from=a:1 b /'], 'copy 0>-/4, copy 1>-/5'],
    [['COPY --from=scratch b /'], 'copy 0>-/4'],
    [['# a', 'RUN --mount=from=a,target=/b x'], 'mount 1>0/4'],
    [['RUN --mount=from=C,target=/b x'], 'mount 0>2/4'],
    // A mount takes no number.
    [['RUN --mount=from=0,target=/b x'], 'mount 0>-/4'],
    [['RUN --mount=type=cache,target=/b x', 'COPY --from=a b /'], 'copy 1>0/5'],
    [['RUN --mount=type=ssh --mount=type=bind,target=/a,from=b x'], 'mount 0>-/5'],
    [['RUN --mount=from=alpine,from=A,target=/b x'], 'mount 0>0/4?'],
    [['RUN --mount=from=A,from=,target=/b x'], ''],
    [['RUN --mount=type=$T,from=a x', 'RUN x'], 'mount 0>0/4?'],
  ])('%j', (lines, found) => expect(uses(ofText(...above, ...lines))).toBe(found))

  test('is a stage called scratch, if there is one, where nothing else is said', () => {
    const lines = [
      'RUN --mount=type=cache,target=/a x',
      'RUN --mount=target=/a x',
      'COPY --from=scratch a /',
      'COPY a /',
    ]
    expect(uses(ofText('FROM alpine AS scratch', 'FROM alpine', ...lines))).toBe('mount 0>0/2, mount 1>0/2, copy 2>0/2')
  })

  test('is the last stage of a name, wherever it stands', () => {
    const checked = file(
      stage('scratch', 'a'),
      stage(
        'scratch',
        'b',
        copyFrom('stage:a'),
        run('x', mount.bind({ target: '/a', from: { kind: 'stage-reference', stage: 0 } })),
      ),
      stage('scratch', 'a'),
    )
    const found = resolved(checked)
    expect(found.uses[1]!.map(({ to }) => to)).toEqual([2, 2])
    expect([...found.byName]).toEqual([
      ['a', 2],
      ['b', 1],
    ])
    expect([...found.firstByName]).toEqual([
      ['a', 0],
      ['b', 1],
    ])
  })

  test('has the nodes that tell where it stands', () => {
    const mounted = mount.bind({ target: '/a', from: { kind: 'stage-reference', stage: 'a' } })
    const [copy, ran] = [copyFrom('stage:a'), run('x', mounted)]
    const found = resolved(file(stage('scratch', 'a'), stage('scratch', 'b', copy, ran))).uses[1]!
    expect(found.map(({ nodes }) => nodes)).toEqual([[copy], [mounted, ran]])
  })
})
