import { describe, expect, test } from 'vitest'
import { said } from './testing/said.js'
import { arg, dockerfile, select, stage, TARGETARCH } from '../index.js'

const named = (name: string) => stage(name).from('alpine:3.22')
const selectLoosely = select as unknown as (arg: unknown, choices: object) => ReturnType<typeof select>

describe('select', () => {
  test('is a base that BuildKit finds by the name of its stage', () => {
    const app = stage('app').from(select(TARGETARCH, { amd64: named('base-amd64'), arm64: named('base-arm64') }))
    expect(String(dockerfile(app))).toBe(
      'FROM alpine:3.22 AS base-amd64\n\nFROM alpine:3.22 AS base-arm64\n\nFROM base-$TARGETARCH AS app\n',
    )
  })

  test.each<[name: string, names: readonly [string, string], base: string]>([
    ['before the value', ['a-base', 'b-base'], '$V-base'],
    ['behind it, where a letter of it stands before it too', ['base-a', 'base-b'], 'base-$V'],
    ['on both sides', ['a-a-a', 'a-b-a'], 'a-$V-a'],
  ])('finds what the names have in common: %s', (_, [a, b], base) => {
    const v = arg('V', { values: ['a', 'b'], default: 'a' })
    const made = String(dockerfile(stage('app').from(selectLoosely(v, { a: named(a), b: named(b) }) as never)))
    expect(made.split('\n').filter((line) => line.includes('AS app'))).toEqual([`FROM ${base} AS app`])
  })

  const mode = arg('MODE', { values: ['dev', 'prod'] })
  test.each<[name: string, arg: unknown, choices: object, sentence: string]>([
    ['what is no argument', 'MODE', {}, 'wrong-argument: select: expected a build argument, found "MODE"'],
    ['no stage', mode, {}, 'empty-sources: select needs at least one stage'],
    [
      'an argument without values',
      arg('X'),
      { a: named('base-a') },
      "wrong-argument: select needs an argument with values: arg('X', { values: ['a'] })",
    ],
    [
      'a value too few',
      mode,
      { dev: named('base-dev') },
      'wrong-argument: select: no stage is given for "prod" of MODE',
    ],
    [
      'a value that there is not',
      mode,
      { dev: named('base-dev'), prd: named('base-prd') },
      'unknown-option: select: MODE has no value "prd"; it has "dev", "prod". Did you mean "prod"?',
    ],
    [
      'what is no stage',
      mode,
      { dev: 'node:22', prod: named('base-prod') },
      'wrong-argument: select: dev: expected a stage, found "node:22"',
    ],
    [
      'a stage without a name',
      mode,
      { dev: named('base-dev'), prod: stage().from('alpine:3.22') },
      'unnamed-stage: select: BuildKit chooses by name, so the stages are called alike but for the value; found ' +
        '"base-dev" for dev, "(no name)" for prod. Call them \'base-dev\', \'base-prod\'',
    ],
    [
      'names that have nothing in common',
      mode,
      { dev: named('one'), prod: named('two') },
      'wrong-argument: select: BuildKit chooses by name, so the stages are called alike but for the value; found ' +
        '"one" for dev, "two" for prod. Call them \'base-dev\', \'base-prod\'',
    ],
  ])('refuses %s', (_, given, choices, sentence) => expect(said(() => selectLoosely(given, choices))).toBe(sentence))
})
