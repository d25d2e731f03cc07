import { describe, expect, test } from 'vitest'
import { said } from './testing/said.js'
import { loose, type Loose } from './testing/loose.js'
import { stage } from '../index.js'

const asList = '. Write a list: [program, argument, …]'
const base = (): Loose => loose(stage('app').from('alpine:3.22'))

describe('what stands behind the last parameter is not lost without a word, as JavaScript would have it', () => {
  test.each<[call: string, given: readonly unknown[], sentence: string]>([
    ['run', ['npm ci', {}, 'x'], `run takes a command and options; found more${asList}`],
    ['cmd', ['nginx', '-g', 'daemon off;'], `cmd takes one command; found more${asList}`],
    ['entrypoint', ['a', 'b'], `entrypoint takes one command; found more${asList}`],
    ['healthcheck', ['a', {}, 'b'], `healthcheck takes a command and options; found more${asList}`],
    ['shell', ['/bin/bash', '-c'], `shell takes one list; found more${asList}`],
    ['stopsignal', ['SIGINT', 'SIGTERM'], 'stopsignal takes one signal; found more'],
    ['user', ['app', 'app'], 'user takes one user; found more'],
    ['workdir', ['/a', '/b'], 'workdir takes one folder; found more'],
    [
      'copy',
      ['a', 'b', {}, '/c'],
      `copy takes sources, a destination and options; found more. Write the sources as a list: ['a', 'b']`,
    ],
    [
      'add',
      ['a', 'b', {}, '/c'],
      `add takes sources, a destination and options; found more. Write the sources as a list: ['a', 'b']`,
    ],
    ['env', ['A', '1'], 'env takes one object; found more. Write one object: { NAME: value, OTHER: value }'],
    ['label', ['a', '1'], 'label takes one object; found more. Write one object: { NAME: value, OTHER: value }'],
  ])('%s', (call, given, sentence) => {
    expect(said(() => base()[call]!(...given))).toBe(`wrong-argument: ${sentence}`)
  })

  test('variables that are all undefined are named: those of a machine that lacks them, for example', () => {
    expect(said(() => base().env!({ CI: undefined, HOME_: undefined }))).toBe(
      'empty-sources: env needs at least one value; undefined: CI, HOME_',
    )
  })
})
