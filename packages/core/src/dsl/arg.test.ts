import { describe, expect, test } from 'vitest'
import { base, body } from './testing/stages.js'
import { loose } from './testing/loose.js'
import { said } from './testing/said.js'
import * as stagecraft from '../index.js'
import { automaticArguments } from '../model/lexical/automatic-arguments.js'

const { arg, dockerfile, sh, stage, text } = stagecraft

describe('the variables of BuildKit', () => {
  const handles = Object.entries(
    stagecraft as unknown as Record<string, { kind?: string; name?: string; automatic?: boolean }>,
  ).filter(([, value]) => value?.kind === 'arg')

  test('have a handle each', () =>
    expect(handles.map(([name]) => name).sort()).toEqual([...automaticArguments.keys()].sort()))

  test.each(handles)('%s is declared by its name, without a default', (name, handle) => {
    expect(body(base().run(sh`a ${handle as never}`))).toBe(`ARG ${name}\nRUN a "\${${name}}"\n`)
    expect(String(dockerfile(stage().from(text`a:${handle as never}`)))).toMatch(
      new RegExp(`(^|\\n)FROM a:[$]${name}\\n$`),
    )
  })
})

describe('arg', () => {
  test.each<[name: string, make: () => unknown, sentence: string]>([
    ...['A-B', '1A', '', 'A ', 'É'].map((name): [string, () => unknown, string] => [
      `the name ${JSON.stringify(name)}`,
      () => arg(name as 'A'),
      `bad-name: a build argument is named with letters, digits and _, not starting with a digit; found ${JSON.stringify(name)}`,
    ]),
    [
      'a number as name',
      () => loose(arg)(5),
      'bad-name: a build argument is named with letters, digits and _, not starting with a digit; found 5',
    ],
    [
      'values that are no list',
      () => loose(arg)('A', { values: 'a' }),
      'wrong-argument: arg values: expected a list with something in it, found "a"',
    ],
    [
      'a default that is a number',
      () => loose(arg)('A', { default: 5 }),
      'wrong-argument: default of A: expected a string, a build argument, or text`…`, found the number 5',
    ],
    [
      'a default that is none of the values',
      () => loose(arg)('A', { values: ['a'], default: 'b' }),
      'bad-option: the default of A is "b", which is none of its values: "a"',
    ],
  ])('refuses %s', (_, make, sentence) => expect(said(make)).toBe(sentence))

  test('takes a default that only a build can tell', () => {
    expect(body(base().arg(arg('A', { values: ['a'], default: text`$B` as never })))).toBe('ARG A=$B\n')
  })

  test.each<[name: string, make: () => unknown]>([
    ['an argument', () => String(arg('A'))],
    ['an argument in JSON', () => JSON.stringify(arg('A'))],
    ['text', () => `${String(text`a`)}`],
    ['text in JSON', () => JSON.stringify([text`a`])],
  ])('lets nobody put %s into an ordinary string', (_, make) =>
    expect(said(make)).toMatch(/^handle-in-plain-string: (the build argument A|a text value) was put/),
  )

  test('is told from another of its name by the default of its default', () => {
    const [one, two] = [arg('V', { default: '1' }), arg('V', { default: '2' })]
    expect(
      said(() =>
        dockerfile(
          base()
            .arg(one)
            .run(sh`a ${arg('W', { default: text`${two}` })}`),
        ),
      ),
    ).toMatch(/^arg-conflict: two build arguments are called V/)
  })
})
