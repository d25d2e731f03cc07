import { describe, expect, test } from 'vitest'
import { base, body } from '../testing/stages.js'
import { loose } from '../testing/loose.js'
import { said } from '../testing/said.js'
import { and, apk, apt, bind, cache, tmpfs, words, type Mount } from '../../index.js'

type Given = Parameters<ReturnType<typeof base>['run']>[0]

/** The command alone, its lines joined as they stand. */
const command = (given: Given, ...mounts: readonly (Mount | readonly Mount[])[]): string =>
  body(base().run(given, { mounts: [...mounts] })).replace(/^RUN (?:--\S* \\\n {4})*/, '')

const keep = 'rm -f /etc/apt/apt.conf.d/docker-clean \\\n    && '
const update = 'apt-get update \\\n'
const install = '    && apt-get install -y --no-install-recommends git'
const clean = ' \\\n    && rm -rf /var/lib/apt/lists/*'

describe('apt', () => {
  test.each<[name: string, mounts: readonly (Mount | readonly Mount[])[], text: string]>([
    ['no mount', [], `${update}${install}${clean}\n`],
    ['both folders', [cache.apt()], `${keep}${update}${install}\n`],
    [
      'the archives alone: the lists would stay in the layer',
      [cache('/var/cache/apt')],
      `${keep}${update}${install}${clean}\n`,
    ],
    ['the lists alone: the archives would stay in the layer', [cache('/var/lib/apt')], `${update}${install}\n`],
    [
      'the folders in them',
      [cache('/var/cache/apt/archives'), cache('/var/lib/apt/lists')],
      `${keep}${update}${install}\n`,
    ],
    ['a folder above both', [tmpfs('/var/')], `${keep}${update}${install}\n`],
    ['a slash at the end', [cache('/var/lib/apt/')], `${update}${install}\n`],
    [
      'others that begin alike',
      [cache('/var/lib/apt-x'), cache('/var/lib/apt/lists/x'), bind('lib')],
      `${update}${install}${clean}\n`,
    ],
  ])('minds what is under a mount: %s', (_, mounts, text) => expect(command(apt('git'), ...mounts)).toBe(text))

  test('sorts, leaves out what is there twice, and quotes', () => {
    expect(command(apt(['b', 'a=1:2~3*', 'b'], { recommends: true }))).toBe(
      `${update}    && apt-get install -y \\\n        'a=1:2~3*' \\\n        b${clean}\n`,
    )
  })
})

describe('apk and words', () => {
  test.each<[name: string, given: Given, mounts: readonly Mount[], text: string]>([
    ['apk of one', apk('git'), [], 'apk add --no-cache git\n'],
    ['apk of several', apk(['git', 'curl', 'git']), [], 'apk add --no-cache \\\n    curl \\\n    git\n'],
    ['apk below its cache', apk('git'), [cache.apk()], 'apk add --update-cache git\n'],
    [
      'apk below another mount',
      apk(['git', 'curl']),
      [tmpfs('/t')],
      'apk add --no-cache \\\n        curl \\\n        git\n',
    ],
    [
      'words in their order',
      words(' pip install ', ['b', 'a b', 'b']),
      [],
      "pip install \\\n    b \\\n    'a b' \\\n    b\n",
    ],
    ['words of one', words('x', ['A=b']), [], 'x A=b\n'],
  ])('%s', (_, given, mounts, text) => expect(command(given, ...mounts)).toBe(text))
})

describe('in a chain', () => {
  test.each<[name: string, given: Given, mounts: readonly (Mount | readonly Mount[])[], text: string]>([
    [
      'each minds its own cache',
      and('x', apk('git'), apt('git')),
      [cache.apt()],
      `x \\\n    && apk add --no-cache git \\\n    && ${keep}${update}${install}\n`,
    ],
    [
      'both caches',
      and(apk('git'), apt('git')),
      [cache.apk(), cache.apt()],
      `apk add --update-cache git \\\n    && ${keep}${update}${install}\n`,
    ],
    [
      'no cache',
      and(apk('git'), apt('git')),
      [tmpfs('/t')],
      `apk add --no-cache git \\\n    && ${update}${install}${clean}\n`,
    ],
    [
      'chains in chains',
      and('x', and('y', apk('git'))),
      [cache.apk()],
      'x \\\n    && y \\\n    && apk add --update-cache git\n',
    ],
    ['without packages', and('x', 'y'), [cache.apk()], 'x \\\n    && y\n'],
  ])('%s', (_, given, mounts, text) => expect(command(given, ...mounts)).toBe(text))
})

test.each<[name: string, make: () => unknown, sentence: string]>([
  ['nothing to install', () => apt([]), 'empty-sources: apt() needs at least one item'],
  ['no list', () => loose(apk)(5), 'empty-sources: apk() needs at least one item'],
  ['an empty word', () => words('x', ['']), 'wrong-argument: words(): an item is a word on one line; found ""'],
  ['two lines', () => apk(['a\nb']), 'wrong-argument: apk(): an item is a word on one line; found "a\\nb"'],
  ['a number', () => loose(apt)(['a', 5]), 'wrong-argument: apt(): an item is a word on one line; found 5'],
])('%s is refused', (_, make, sentence) => expect(said(make)).toBe(sentence))
