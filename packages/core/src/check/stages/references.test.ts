import { describe, expect, test } from 'vitest'
import { scratch, stageReference, type Dockerfile } from '../../model/index.js'
import { check } from '../check.js'
import { arg, copyFrom, file, fileWith, mount, run, sentences, stage } from '../testing/build.js'

const a = stage('alpine:3', 'a')
const nameless = stage('alpine:3')
const bind = (from: ReturnType<typeof stageReference> | typeof scratch) => run('x', mount.bind({ target: '/x', from }))
const copying = (from: Parameters<typeof copyFrom>[0]) => stage('alpine:3', 'b', copyFrom(from))
const reserved =
  'warning reserved-stage-name: a stage is called "scratch", which also means the empty base | Give the stage another name'
const twice =
  'warning duplicate-stage: two stages are called "a"; FROM means the nearest one above, --from the last one of the file' +
  ' | Give one of them another name ("a" is first defined here)'

type Case = readonly [name: string, checked: Dockerfile, told: string | readonly string[]]
const tells = (cases: readonly Case[]) =>
  test.each(cases)('%s', (_, checked, told) => expect(sentences(checked)).toEqual([told].flat()))

describe('FROM', () => {
  tells([
    ['a number that no stage has', file(a, stage(2)), 'error unknown-stage: FROM: the file has no stage 2'],
    ['its own number', file(a, stage(1, 'b')), 'error self-reference: a stage cannot begin with itself'],
    [
      'a later number',
      file(stage(1), a),
      'error later-stage: FROM: stage "a" comes after this one, and a stage can only begin with one before it | Move stage "a" up (stage "a" is defined here)',
    ],
    [
      'a later number without a name',
      file(stage(1), nameless),
      'error later-stage: FROM: stage 1 comes after this one, and a stage can only begin with one before it | Move stage 1 up (stage 1 is defined here)',
    ],
    [
      'a number without a name',
      file(nameless, stage(0)),
      'error unnamed-stage: FROM needs the name of a stage, and this one has none | Give the stage a name (the stage without a name)',
    ],
    [
      'a number whose name another stage has taken since',
      file(a, a, stage(0)),
      [
        twice,
        'error reference-shadowed: FROM: two stages before this one are called "a", and the later one would be taken | Give one of them another name (this one would be taken)',
      ],
    ],
    ['a number whose name is taken later', file(a, stage(0), a), twice],
    ['its own name', file(stage('stage:a', 'a')), 'error self-reference: stage "a" cannot begin with itself'],
    [
      'a later name',
      file(stage('stage:a'), a),
      'error later-stage: FROM: stage "a" comes after this one, and a stage can only begin with one before it | Move stage "a" up (stage "a" is defined here)',
    ],
    [
      'no name',
      file(stage('stage:b')),
      'error unknown-stage: FROM: no stage is called "b"; no stage before it has a name',
    ],
    [
      'scratch where a stage has the name',
      file(stage('alpine:3', 'scratch'), stage('scratch')),
      [
        reserved,
        'error reference-shadowed: FROM scratch would begin with the stage called "scratch", not with the empty base | Give that stage another name ("scratch" is defined here)',
      ],
    ],
    ['scratch where a later stage has the name', file(stage('scratch'), stage('alpine:3', 'scratch')), reserved],
    [
      'an image that a stage hides',
      file(a, stage('a')),
      'error reference-shadowed: FROM: the image "a" is hidden by the stage of that name | Write the tag too ("a:…"), or give the stage another name ("a" is defined here)',
    ],
    [
      'an image called scratch',
      file(stage({ kind: 'image-reference', reference: 'scratch' })),
      'error reference-shadowed: FROM: no image can be called "scratch"; that is the empty base',
    ],
    [
      'an image in upper case, which a stage has in lower case',
      file(a, stage('A')),
      'error bad-image: FROM: "A" is not an image: a repository must be lower case | To begin with the stage, write "a"',
    ],
    [
      'an image in upper case',
      file(stage('A')),
      'error bad-image: FROM: "A" is not an image: a repository must be lower case',
    ],
    [
      'an image that a later stage is called like',
      file(stage('a'), a),
      'warning later-stage: FROM: "a" is pulled as an image, since the stage of that name comes after this one | Move stage "a" up, or give it another name ("a" is defined here)',
    ],
    ['an image that its own stage is called like', file(stage('a', 'a')), []],
    [
      'a misspelt stage',
      file(stage('alpine:3', 'builder'), stage('bulider')),
      'warning unknown-stage: FROM: no stage is called "bulider", so BuildKit pulls an image of that name | Did you mean "builder"?',
    ],
    ['a word that is like a stage but has a tag', file(stage('alpine:3', 'builder'), stage('bulider:1')), []],
    ['a word too short for a slip', file(stage('alpine:3', 'abc'), stage('abd')), []],
    ['an image with a default that works', fileWith({}, [arg('V=22')], stage('node:$V')), []],
    [
      'an image with a default that does not',
      fileWith({}, [arg('V=a b')], stage('node:$V')),
      'warning bad-image: FROM: the image is "node:a b" when no build argument is given, and it is not of the form repository[:tag][@digest] | Give the argument a default that works',
    ],
    ['scratch by an argument', fileWith({}, [arg('V=scratch')], stage('$V')), []],
    ['the nearest of two stages by an argument', fileWith({}, [arg('V=a')], a, stage('$V')), []],
  ])

  test('an image that is wrong whatever is given', () => {
    const checked = fileWith({}, [arg('V=a b')], stage('node:$V'))
    expect(sentences(checked, { buildArguments: {} })).toEqual([
      'error bad-image: FROM: the image is "node:a b", and it is not of the form repository[:tag][@digest]',
    ])
  })

  test('names at most five stages, the nearest last', () => {
    const names = (count: number) => Array.from({ length: count }, (_, at) => stage('alpine:3', `s${at}`))
    expect(sentences(file(...names(5), stage('stage:x')))[0]).toContain(
      'stages before it: "s0", "s1", "s2", "s3", "s4"',
    )
    expect(sentences(file(...names(6), stage('stage:x')))[0]).toContain(
      'stages before it: …, "s1", "s2", "s3", "s4", "s5"',
    )
    expect(sentences(file(a, a, nameless, stage('stage:x')))[1]).toContain('stages before it: "a"')
  })
})

describe('COPY --from', () => {
  tells([
    [
      'its own stage',
      file(stage('alpine:3', 'a', copyFrom('stage:a'))),
      'error self-reference: COPY --from: stage "a" cannot use itself | To copy inside a stage, use RUN cp',
    ],
    [
      'its own number',
      file(stage('alpine:3', undefined, copyFrom(0))),
      'error self-reference: COPY --from: stage 0 cannot use itself | To copy inside a stage, use RUN cp',
    ],
    [
      'a number that no stage has',
      file(a, copying(2)),
      'error unknown-stage: COPY --from: the file has no stage 2, only 0 to 1',
    ],
    [
      'a number in a file of one stage',
      file(copying(1)),
      'error unknown-stage: COPY --from: the file has no stage 1, only stage 0',
    ],
    [
      'a number that an image before has',
      file(a, stage('alpine:3', 'b', copyFrom('busybox:1'), copyFrom(2), copyFrom(3))),
      [
        'warning reference-shadowed: COPY --from: there is no stage 2, so BuildKit takes an image that an instruction before named | Write the name of the image',
        'warning reference-shadowed: COPY --from: there is no stage 3, so BuildKit takes an image that an instruction before named | Write the name of the image',
      ],
    ],
    [
      'a number below nothing',
      file(a, copying({ kind: 'image-reference', reference: '-1' })),
      'error unknown-stage: COPY --from: the file has no stage -1, only 0 to 1',
    ],
    [
      'a later stage',
      file(copying('stage:a'), a),
      'error later-stage: COPY --from: stage "a" comes after this stage, and a stage can only use those before it | Move stage "a" up (stage "a" is defined here)',
    ],
    [
      'a later number',
      file(copying(1), nameless),
      'error later-stage: COPY --from: stage 1 comes after this stage, and a stage can only use those before it | Move stage 1 up (stage 1 is defined here)',
    ],
    [
      'the later of two',
      file(a, copying('stage:a'), a),
      [
        'error later-stage: COPY --from: two stages are called "a", and the last one, which comes after this stage, would be taken | Give one of them another name (stage "a" is defined here)',
        twice,
      ],
    ],
    [
      'no stage',
      file(copying('stage:x')),
      'error unknown-stage: COPY --from: no stage is called "x"; no stage before it has a name',
    ],
    [
      'a variable',
      file(copying('$V')),
      'error variable-not-expanded: COPY --from: BuildKit replaces no variables here, and found $V | Begin a stage with FROM and the variable, and copy from that stage',
    ],
    [
      'an image that a stage hides',
      file(a, copying('A')),
      'error reference-shadowed: COPY --from: the image "A" is hidden by the stage of that name | Write the tag too ("A:…"), or give the stage another name (this stage would be taken)',
    ],
    [
      'an image that is a number',
      file(a, copying('0')),
      'error reference-shadowed: COPY --from: the image "0" is hidden by the stage of that number | Write the full name of the image (this stage would be taken)',
    ],
    [
      'an image called scratch',
      file(copying({ kind: 'image-reference', reference: 'scratch' })),
      'error reference-shadowed: COPY --from: no image can be called "scratch"; that is the empty base',
    ],
    [
      'no image',
      file(copying('x y')),
      'error bad-image: COPY --from: "x y" is neither a stage nor an image: it is not of the form repository[:tag][@digest]',
    ],
    [
      'a misspelt stage',
      file(stage('alpine:3', 'builder'), copying('bulider')),
      'warning unknown-stage: COPY --from: no stage is called "bulider", so BuildKit pulls an image of that name | Did you mean "builder"?',
    ],
    ['scratch', file(copying(scratch)), []],
    [
      'scratch where a stage has the name',
      file(stage('alpine:3', 'scratch'), copying(scratch)),
      [
        reserved,
        'error reference-shadowed: COPY --from: "scratch" would be the stage of that name, not the empty base | Give that stage another name ("scratch" is defined here)',
      ],
    ],
    ['a stage in another case, by its name', file(a, copying('stage:A')), []],
  ])
})

describe('RUN --mount from', () => {
  tells([
    [
      'its own stage',
      file(stage('alpine:3', 'a', bind(stageReference('a')))),
      'error self-reference: RUN --mount from: stage "a" cannot use itself',
    ],
    [
      'a number that no stage has',
      file(stage('alpine:3', undefined, bind(stageReference(1)))),
      'error unknown-stage: RUN --mount from: the file has no stage 1',
    ],
    [
      'a number without a name',
      file(nameless, stage('alpine:3', undefined, bind(stageReference(0)))),
      'error unnamed-stage: RUN --mount from needs the name of a stage, and stage 0 has none | Give the stage a name (the stage without a name)',
    ],
    ['a number with a name', file(a, stage('alpine:3', undefined, bind(stageReference(0)))), []],
    [
      'an image that is a number, which is none here',
      file(a, stage('alpine:3', undefined, bind({ kind: 'image-reference', reference: '0' } as never))),
      [],
    ],
    [
      'a cache where a stage is called scratch',
      file(stage('alpine:3', 'scratch'), stage('alpine:3', undefined, run('x', mount.cache({ target: '/x' })))),
      [
        reserved,
        'warning reference-shadowed: RUN --mount: the cache would be filled from the stage called "scratch" | Give that stage another name ("scratch" is defined here)',
      ],
    ],
    [
      'the build context where a stage is called scratch',
      file(stage('alpine:3', 'scratch'), stage('alpine:3', undefined, run('x', mount.tmpfs({ target: '/x' })))),
      reserved,
    ],
    [
      'a cache where a later stage is called scratch',
      file(stage('alpine:3', undefined, run('x', mount.cache({ target: '/x' }))), stage('alpine:3', 'scratch')),
      [
        'error later-stage: RUN --mount from: stage "scratch" comes after this stage, and a stage can only use those before it | Move stage "scratch" up (stage "scratch" is defined here)',
        reserved,
      ],
    ],
    ...['type=Cache,target=/a,target=/x', 'type=cache,target=/x,from='].map((text): Case => [
      `a cache that is kept as text where a later stage is called scratch: ${text}`,
      file(stage('alpine:3', undefined, run('x', mount.raw(text))), stage('alpine:3', 'scratch')),
      [
        'error later-stage: RUN --mount from: stage "scratch" comes after this stage, and a stage can only use those before it | Move stage "scratch" up (stage "scratch" is defined here)',
        reserved,
      ],
    ]),
    [
      'a mount that is a cache at first only',
      file(
        stage('alpine:3', undefined, run('x', mount.raw('type=cache,type=bind,target=/x'))),
        stage('alpine:3', 'scratch'),
      ),
      reserved,
    ],
    [
      'memory where a later stage is called scratch',
      file(stage('alpine:3', undefined, run('x', mount.tmpfs({ target: '/x' }))), stage('alpine:3', 'scratch')),
      reserved,
    ],
  ])
})

describe('circles', () => {
  const circle = (path: string, ...related: readonly string[]) =>
    `error stage-cycle: COPY --from: stages need each other in a circle: ${path} (${related.join('; ')})`
  tells([
    [
      'of two',
      file(stage('alpine:3', 'a', copyFrom(1)), stage('alpine:3', 'b', copyFrom(0))),
      circle('stage "a" → stage "b" → stage "a"', 'stage "b"'),
    ],
    [
      'of stages without names',
      file(stage('alpine:3', undefined, copyFrom(1)), stage('alpine:3', undefined, copyFrom(0))),
      circle('stage 0 → stage 1 → stage 0', 'stage 1'),
    ],
    [
      'the shortest of several',
      file(
        stage('alpine:3', 'a', copyFrom(3)),
        stage('alpine:3', 'b', copyFrom(0)),
        stage('alpine:3', 'c', copyFrom(1)),
        stage('alpine:3', 'd', copyFrom(2), copyFrom(0)),
      ),
      circle('stage "a" → stage "d" → stage "a"', 'stage "d"'),
    ],
    [
      'beside a stage that uses itself',
      file(stage('alpine:3', 'a', copyFrom(0), copyFrom(1)), stage('alpine:3', 'b', copyFrom(0))),
      [
        'error self-reference: COPY --from: stage "a" cannot use itself | To copy inside a stage, use RUN cp',
        circle('stage "a" → stage "b" → stage "a"', 'stage "b"'),
      ],
    ],
    [
      'not where the later stage does not come back',
      file(stage('alpine:3', 'a', copyFrom(1)), stage('alpine:3', 'b')),
      'error later-stage: COPY --from: stage "b" comes after this stage, and a stage can only use those before it | Move stage "b" up (stage "b" is defined here)',
    ],
    [
      'through a base',
      file(stage('alpine:3', 'a', copyFrom(2)), stage('stage:a', 'b'), stage('stage:b', 'c')),
      circle('stage "a" → stage "c" → stage "b" → stage "a"', 'stage "c"', 'stage "b"'),
    ],
  ])
})

test('names that stages cannot have tell what is near', () => {
  expect(sentences(file(stage('alpine:3', 'Build')))).toEqual([
    'error bad-stage-name: "Build" cannot be the name of a stage: upper case is not kept by BuildKit | Write "build"',
  ])
  expect(sentences(file(stage('alpine:3', '1A')))).toEqual([
    'error bad-stage-name: "1A" cannot be the name of a stage: it must begin with a letter a to z',
  ])
  expect(sentences(file(stage('alpine:3', 'context')))).toEqual([
    'warning reserved-stage-name: a stage is called "context", which also means the build context | Give the stage another name',
  ])
  expect(sentences(file())).toEqual([
    'error empty-file: the file has no stage, and a Dockerfile needs at least one FROM',
  ])
  expect(check(file(a, stage('alpine:3', 'b')))).toEqual([])
})
