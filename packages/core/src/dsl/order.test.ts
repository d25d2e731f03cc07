import { describe, expect, test } from 'vitest'
import { loose } from './testing/loose.js'
import { said } from './testing/said.js'
import { arg, bind, dockerfile, select, sh, stage, text, type AnyStage } from '../index.js'

const alpine = (name?: string) => (name === undefined ? stage() : stage(name)).from('alpine:3.22')
const a = alpine('a')
const file = (...stages: readonly AnyStage[]): string => said(() => loose(dockerfile)(...stages))
const names = (...stages: readonly AnyStage[]): readonly (string | undefined)[] =>
  (loose(dockerfile)(...stages) as unknown as { model: { stages: readonly { name?: string }[] } }).model.stages.map(
    ({ name }) => name,
  )

describe('the order of stages', () => {
  const copied = (name: string, ...from: readonly AnyStage[]) =>
    from.reduce<AnyStage>((made, one) => loose(made).copyFrom!(one, '/x', '/x') as never, alpine(name))
  test.each<[name: string, stages: readonly AnyStage[], order: readonly (string | undefined)[]]>([
    ['as listed', [alpine('b'), a], ['b', 'a']],
    ['what is referred to before its first use', [copied('c', copied('b', a))], ['a', 'b', 'c']],
    ['in the order of use, the base first', [copied('c', alpine('b'), a)], ['b', 'a', 'c']],
    [
      'stages of a selection',
      [stage('c').from(select(arg('V', { values: ['x', 'y'], default: 'x' }), { x: alpine('b-x'), y: alpine('b-y') }))],
      ['b-x', 'b-y', 'c'],
    ],
    ['stages of mounts', [alpine('c').run('x', { mounts: [bind('/x', { from: a })] })], ['a', 'c']],
    ['stages of triggers', [alpine('c').onbuild((on) => on.copyFrom(a, '/x', '/x'))], ['a', 'c']],
    ['stages without names', [loose(alpine()).copyFrom!(alpine(), '/x', '/x') as never], [undefined, undefined]],
    ['one value, however often it is used', [copied('c', a, a), copied('d', a)], ['a', 'c', 'd']],
  ])('is %s', (_, stages, order) => expect(names(...stages)).toEqual(order))

  test.each<[name: string, make: () => string, sentence: string]>([
    ['a stage listed twice', () => file(a, a), "duplicate-stage: two stages are called 'a'"],
    [
      'a stage without a name listed twice',
      () => {
        const nameless = alpine()
        return file(nameless, nameless)
      },
      'duplicate-stage: a stage without a name is listed twice',
    ],
    ['two listed stages of one name', () => file(a, alpine('a')), "duplicate-stage: two stages are called 'a'"],
    [
      'a stage that was changed after another took it',
      () => file(a.run('x'), stage('b').from(a)),
      "stage-conflict: two different stages are called 'a': one was changed after the other stages took it. Change the stage first, then build on the changed value; or give one of them another name",
    ],
    [
      'a stage that is listed after one that needs it',
      () => file(stage('b').from(a), a),
      "order-conflict: stage 'a' is listed after 'b', which needs it: list it first",
    ],
    [
      'a stage without a name that is listed after',
      () => {
        const nameless = alpine()
        return file(loose(alpine()).copyFrom!(nameless, '/', '/') as never, nameless)
      },
      'order-conflict: a stage without a name is listed after a stage without a name, which needs it: list it first',
    ],
    [
      'a name that nobody has',
      () => file(alpine('build'), copied('c', 'biuld' as never)),
      "unknown-stage: no stage called 'biuld' is listed here; listed: 'build', 'c'. Did you mean \"build\"?",
    ],
    [
      'a name where none is listed',
      () => file(loose(alpine()).copyFrom!('a', '/', '/') as never),
      "unknown-stage: no stage called 'a' is listed here; listed: none with a name",
    ],
    ['its own name', () => file(copied('c', 'c' as never)), "self-reference: stage 'c' copies from itself"],
    [
      'a later name',
      () => file(copied('c', 'a' as never), a),
      "later-stage: stage 'a' is listed after 'c', which copies from it: list it first",
    ],
    [
      'a later name, of a stage without one',
      () => file(loose(alpine()).copyFrom!('a', '/', '/') as never, a),
      "later-stage: stage 'a' is listed after a stage without a name, which copies from it: list it first",
    ],
    [
      'a base without a name',
      () => file(stage('b').from(alpine())),
      'unnamed-stage: FROM finds a stage by its name, and the base of stage "b" has none. Name it: stage(\'base\')',
    ],
    [
      'a base without a name, of a stage without one',
      () => file(stage().from(alpine())),
      "unnamed-stage: FROM finds a stage by its name, and the base of a stage has none. Name it: stage('base')",
    ],
  ])('refuses %s', (_, make, sentence) => expect(make()).toBe(sentence))

  test('two stages of one name may be where a file is loose', () => {
    const made = dockerfile.loose(a, loose(alpine('a')).copyFrom!('a', '/x', '/y') as never)
    expect(String(made)).toBe('FROM alpine:3.22 AS a\n\nFROM alpine:3.22 AS a\nCOPY --from=a /x /y\n')
  })

  test('says where both stages of one name are', () => {
    const related = [{ message: 'one is this' }, { message: 'the other is this' }]
    expect(() => loose(dockerfile)(a, alpine('a'))).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ related }) }),
    )
  })
})

describe('circles of extended files', () => {
  const b = stage('b').from(a)
  const c = stage('c').from(b)
  const made = dockerfile(a, b, c)
  test.each<[name: string, make: () => unknown, sentence: string]>([
    ['itself', () => made.extend('a', (s) => s.copyFrom(s, '/x', '/x')), "self-reference: stage 'a' needs itself"],
    [
      'through two',
      () => made.extend('a', (s) => s.copyFrom(c, '/x', '/x')),
      "stage-cycle: stages need each other in a circle: 'a' → 'c' → 'a'",
    ],
    [
      'a later one that does not come back',
      () => made.extend('b', (s) => s.copyFrom(alpine('z'), '/x', '/x')),
      'nothing was thrown',
    ],
  ])('%s', (_, make, sentence) => expect(said(make)).toBe(sentence))

  test('what was replaced is found by all that refer to it, however often it was', () => {
    const twice = made
      .extend('a', (s) => s.run('x'))
      .extend('a', (s) => s.run('y'))
      .extend('c', (s) => s.copyFrom(a, '/x', '/x'))
    expect(String(twice)).toBe(
      'FROM alpine:3.22 AS a\nRUN x\nRUN y\n\nFROM a AS b\n\nFROM b AS c\nCOPY --from=a /x /x\n',
    )
    expect(made.extend('a', (s) => s).model).toEqual(made.model)
    expect(made.extend('a', (s) => s.artifact('o', '/o')).model).toEqual(made.model)
  })

  test.each<[name: string, make: () => unknown, sentence: string]>([
    [
      'a stage that it has not',
      () => loose(made).extend!('d', (s: unknown) => s),
      "unknown-stage: this file has no stage 'd'; it has 'a', 'b', 'c'. Did you mean \"a\"?",
    ],
    [
      'what is no stage',
      () => loose(made).extend!('a', () => 5),
      "wrong-argument: extend('a', …): result of the function: expected the stage that it was given, with more called on it, found the number 5",
    ],
    [
      'another stage',
      () => loose(made).extend!('a', () => b),
      "wrong-argument: extend('a', …): result of the function: expected the stage that it was given, with more called on it, found a stage",
    ],
  ])('extend refuses %s', (_, make, sentence) => expect(said(make)).toBe(sentence))
})

describe('build arguments of a file', () => {
  const declared = (made: AnyStage): readonly string[] => String(dockerfile(made)).match(/^(?:ARG|FROM|RUN).*/gm) ?? []
  const [one, two] = [arg('V', { default: '1' }), arg('V', { default: '2' })]
  const conflict = (first: string, second: string) =>
    `arg-conflict: two build arguments are called V, with the defaults ${first} and ${second}. Share one handle, or give them different names`

  test.each<[name: string, make: () => unknown, sentence: string]>([
    ['in one stage', () => dockerfile(alpine().run(sh`${one} ${two}`)), conflict('"1"', '"2"')],
    ['with and without a default', () => dockerfile(alpine().arg(one).arg(arg('V'))), conflict('"1"', '(none)')],
    [
      'by defaults that refer to others',
      () =>
        dockerfile(
          alpine()
            .arg(one)
            .arg(arg('V', { default: text`${arg('W')}x` })),
        ),
      conflict('"1"', '"${W}x"'),
    ],
    [
      'in the default of another',
      () =>
        dockerfile(
          alpine()
            .arg(one)
            .arg(arg('W', { default: text`${two}` })),
        ),
      conflict('"1"', '"2"'),
    ],
    [
      'between a base and a stage',
      () =>
        dockerfile(
          stage()
            .from(text`a:${one}`)
            .run(sh`${two}`),
        ),
      conflict('"1"', '"2"'),
    ],
    [
      'between a platform and a stage',
      () =>
        dockerfile(
          stage()
            .from('a:1', { platform: one as never })
            .run(sh`${two}`),
        ),
      conflict('"1"', '"2"'),
    ],
    [
      'between a selection and a stage',
      () =>
        dockerfile(
          stage('c')
            .from(select(arg('V', { values: ['x'], default: 'x' }), { x: alpine('b-x') }))
            .run(sh`${two}`),
        ),
      conflict('"x"', '"2"'),
    ],
    [
      'between globals and a stage',
      () => dockerfile(alpine().run(sh`${two}`)).globals((g) => g.arg(one)),
      conflict('"1"', '"2"'),
    ],
  ])('conflict %s', (_, make, sentence) => expect(said(make)).toBe(sentence))

  test.each<[name: string, made: AnyStage, lines: readonly string[]]>([
    [
      'of two handles that say the same',
      alpine()
        .run(sh`a ${one}`)
        .run(sh`b ${arg('V', { default: '1' })}`),
      ['FROM alpine:3.22', 'ARG V=1', 'RUN a "${V}"', 'RUN b "${V}"'],
    ],
    [
      'of two handles whose defaults say the same',
      alpine()
        .arg(arg('X', { default: text`${one}` }))
        .run(sh`b ${arg('X', { default: text`${one}` })}`),
      ['FROM alpine:3.22', 'ARG V=1', 'ARG X=$V', 'RUN b "${X}"'],
    ],
    [
      'of a default, before what needs it',
      alpine().run(sh`a ${arg('X', { default: text`${arg('Y', { default: text`${one}` })}` })}`),
      ['FROM alpine:3.22', 'ARG V=1', 'ARG Y=$V', 'ARG X=$Y', 'RUN a "${X}"'],
    ],
    [
      'of a global default',
      stage()
        .from(text`a:${arg('X', { default: text`${one}` })}`)
        .run(sh`a ${one}`),
      ['ARG V=1', 'ARG X=$V', 'FROM a:$X', 'ARG V', 'RUN a "${V}"'],
    ],
    [
      'of a global that is declared in the stage',
      stage()
        .from(text`a:${one}`)
        .arg(one)
        .run(sh`a ${one}`),
      ['ARG V=1', 'FROM a:$V', 'ARG V', 'RUN a "${V}"'],
    ],
    [
      'by name in the stage',
      alpine()
        .arg('V', '3')
        .run(sh`a ${one}`),
      ['FROM alpine:3.22', 'ARG V=3', 'RUN a "${V}"'],
    ],
    ['in a base, twice', stage('c').from(text`a:${one}-${one}`), ['ARG V=1', 'FROM a:$V-$V AS c']],
  ])('are declared once: %s', (_, made, lines) => expect(declared(made)).toEqual(lines))

  test('are not declared again where globals has them', () => {
    const made = dockerfile(
      stage()
        .from(text`a:${one}`)
        .run(sh`a ${one}`),
    ).globals((g) => g.comment('why').arg('V', '9').blank().arg('W'))
    expect(String(made)).toBe('# why\nARG V=9\n\nARG W\n\nFROM a:$V\nARG V\nRUN a "${V}"\n')
  })
})
