import { expect, test } from 'vitest'
import { hasOption, hidesOptions, isVerb, operands, texts, verbOf } from './arguments.js'
import { simpleCommands } from './read-script.js'

const only = (text: string) => simpleCommands(text)![0]!

test.each<[text: string, options: string[], isGiven: boolean]>([
  ['a -r b', ['-r'], true],
  ['a -xr b', ['-r'], true],
  ['a -rx b', ['-r'], true],
  ['a --r b', ['-r'], false],
  ['a r b', ['-r'], false],
  ['a - b', ['-r'], false],
  ['a b -r', ['-r'], true],
  ['a --all', ['--all'], true],
  ['a --all=b', ['--all'], true],
  ['a --allow', ['--all'], false],
  ['a --al', ['--all'], false],
  ['a -all', ['--all'], false],
  ['a all', ['--all'], false],
  ['a -R', ['-r', '-R'], true],
  ['a --yes', ['-y', '--yes'], true],
  ['a "-r"', ['-r'], true],
  ['a -x', ['-r', '--r'], false],
  ['a', ['-r'], false],
])('%s has one of %j: %s', (text, options, isGiven) => expect(hasOption(only(text), ...options)).toBe(isGiven))

test.each<[text: string, verb: string | undefined]>([
  ['a -b c d', 'c'],
  ['a -b', undefined],
  ['a', undefined],
  ['a --b=c d', 'd'],
  ['a "c d"', 'c d'],
  // Only of apt it is known which options have a value behind them.
  ['apk -t a add', 'a'],
  ['apt-get -o a=b update', 'update'],
  ['apt -q -t a install', 'install'],
  ['apt -c a --config-file b --option c --target-release d --default-release e install', 'install'],
  ['apt-get -oa=b update', 'update'],
  ['apt-get --option=a update', 'update'],
  ['apt-get -y update', 'update'],
  ['sudo apt-get -t a install', 'install'],
])('the verb of %s is %s', (text, verb) => expect(verbOf(only(text))).toBe(verb))

test.each<[word: string, before: string | undefined, isApt: boolean, isOne: boolean]>([
  ['install', undefined, true, true],
  ['install', '-y', true, true],
  ['a=b', '-o', true, false],
  ['a=b', '-o', false, true],
  ['-y', undefined, false, false],
  ['-', undefined, false, false],
])('%s behind %s is a verb (of apt: %s): %s', (word, before, isApt, isOne) => {
  expect(isVerb(word, before, isApt)).toBe(isOne)
})

test.each<[text: string, hides: boolean]>([
  ['a $B', true],
  ['a `b`', true],
  ['a "$B"', true],
  ['a c ${B}', true],
  ['a $(b)', true],
  ['a b$C', false],
  ['a b', false],
  // The shell replaces none of them.
  [`a '$B'`, false],
  ['a \\$B', false],
  ['$A b', false],
])('%s may have options that cannot be read: %s', (text, hides) => expect(hidesOptions(only(text))).toBe(hides))

test('arguments are told from options', () => {
  expect(operands(only('a -b c - --d e')).map(({ text }) => text)).toEqual(['c', '-', 'e'])
  expect(texts(only(`A=1 a -b 'c d' "$E" >f g`))).toEqual(['-b', 'c d', '$E', 'g'])
  expect([operands(only('a -b')), texts(only('a'))]).toEqual([[], []])
})
