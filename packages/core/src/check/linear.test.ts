import { describe, expect, test } from 'vitest'
import type { Dockerfile } from '../model/index.js'
import { check } from './check.js'
import { arg, copyFrom, env, file, fileWith, label, run, stage } from './testing/build.js'

const count = 4000
const numbers = Array.from({ length: count }, (_, i) => i)

/** Files of thousands of stages, each with something that a careless check would look at again and again. */
const files: Readonly<Record<string, () => Dockerfile>> = {
  'a chain in which every stage adds a variable': () =>
    file(
      ...numbers.map((i) =>
        stage(i === 0 ? 'scratch' : `stage:s${i - 1}`, `s${i}`, env({ [`V${i}`]: '1' }), label({ a: '$V0' })),
      ),
    ),
  'a chain whose variables are all misspelt': () =>
    file(
      ...numbers.map((i) =>
        stage(i === 0 ? 'scratch' : `stage:s${i - 1}`, `s${i}`, env({ [`VAR${i}`]: '1' }), label({ a: '$VOR' })),
      ),
    ),
  'one base of all': () =>
    file(stage('scratch', 'base', arg('A')), ...numbers.map((i) => stage('stage:base', `s${i}`, label({ a: '$A' })))),
  'unknown stages everywhere': () =>
    file(...numbers.map((i) => stage('alpine', `stage${i}`, copyFrom(`stage:stagex${i}`)))),
  'later stages everywhere': () =>
    file(...numbers.map((i) => stage('alpine', `s${i}`, copyFrom(`stage:s${(i * 7 + 13) % count}`)))),
  'one circle of all': () =>
    file(...numbers.map((i) => stage('alpine', `s${i}`, copyFrom(`stage:s${(i + 1) % count}`)))),
  'one name for all': () => file(...numbers.map(() => stage('alpine', 'same', copyFrom('stage:same')))),
  'one stage of many instructions': () =>
    fileWith(
      {},
      [arg('G')],
      stage(
        'scratch',
        undefined,
        ...numbers.flatMap((i) => [run('echo $G'), label({ a: '$LATER' }), env({ [`LATER${i}`]: '$G' })]),
      ),
    ),
}

describe.each(Object.entries(files))('%s', (_, make) => {
  test('takes well under a second', () => {
    const checked = make()
    const start = performance.now()
    check(checked)
    expect(performance.now() - start).toBeLessThan(1500)
  })
})

test('deep nesting of defaults is left alone', () => {
  const deep = '${A:-'.repeat(5000) + '}'.repeat(5000)
  const nested = { kind: 'variable', name: 'A', modifier: `:-${deep}` } as const
  const made = file(stage('scratch', undefined, label({ a: '' })))
  const entry = { kind: 'label', pairs: [{ key: 'a', value: { kind: 'template', parts: [nested] } }] } as const
  const problems = check({ ...made, stages: [{ ...made.stages[0]!, instructions: [entry] }] })
  expect(problems).toEqual([])
})
