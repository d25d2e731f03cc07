import { describe, expect, test } from 'vitest'
import { cpuTime } from '../../test/cpu-time.js'
import type { Dockerfile } from '../model/index.js'
import { check } from './check.js'
import { arg, copyFrom, env, file, fileWith, label, run, stage } from './testing/build.js'

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i)

/** Files of thousands of stages, each with something that a careless check would look at again and again. */
const files: Readonly<Record<string, (count: number) => Dockerfile>> = {
  'a chain in which every stage adds a variable': (count) =>
    file(
      ...numbers(count).map((i) =>
        stage(i === 0 ? 'scratch' : `stage:s${i - 1}`, `s${i}`, env({ [`V${i}`]: '1' }), label({ a: '$V0' })),
      ),
    ),
  'a chain whose variables are all misspelt': (count) =>
    file(
      ...numbers(count).map((i) =>
        stage(i === 0 ? 'scratch' : `stage:s${i - 1}`, `s${i}`, env({ [`VAR${i}`]: '1' }), label({ a: '$VOR' })),
      ),
    ),
  'one base of all': (count) =>
    file(
      stage('scratch', 'base', arg('A')),
      ...numbers(count).map((i) => stage('stage:base', `s${i}`, label({ a: '$A' }))),
    ),
  'unknown stages everywhere': (count) =>
    file(...numbers(count).map((i) => stage('alpine', `stage${i}`, copyFrom(`stage:stagex${i}`)))),
  'later stages everywhere': (count) =>
    file(...numbers(count).map((i) => stage('alpine', `s${i}`, copyFrom(`stage:s${(i * 7 + 13) % count}`)))),
  'one circle of all': (count) =>
    file(...numbers(count).map((i) => stage('alpine', `s${i}`, copyFrom(`stage:s${(i + 1) % count}`)))),
  'one name for all': (count) => file(...numbers(count).map(() => stage('alpine', 'same', copyFrom('stage:same')))),
  'one stage of many instructions': (count) =>
    fileWith(
      {},
      [arg('G')],
      stage(
        'scratch',
        undefined,
        ...numbers(count).flatMap((i) => [run('echo $G'), label({ a: '$LATER' }), env({ [`LATER${i}`]: '$G' })]),
      ),
    ),
}

const cost = (checked: Dockerfile): number => cpuTime(() => check(checked), 2)

describe.each(Object.entries(files))('%s', (_, make) => {
  test('costs in proportion', () => {
    cost(make(300))
    const few = cost(make(600))
    const many = cost(make(3600))
    // Six times the stages: linear work costs about six times as much, quadratic work 36 times.
    expect(many).toBeLessThan(15 * few + 50)
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
